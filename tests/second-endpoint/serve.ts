import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSecondEndpoint } from './start.ts';

// Serves until it is ended: `npx jiti tests/second-endpoint/serve.ts FOLDER [own]`.
const [folder = '.', manner] = process.argv.slice(2);
const endpoint = await startSecondEndpoint(manner === 'own' ? 'own' : 'amazon');
const ca = join(folder, 'ca.pem');
writeFileSync(ca, endpoint.caPem);
const variables = {
  AWS_ENDPOINT_URL_S3: endpoint.url,
  ENDPOINT_HTTP: endpoint.httpUrl,
  AWS_CA_BUNDLE: ca,
  AWS_ACCESS_KEY_ID: endpoint.accessKeyId,
  AWS_SECRET_ACCESS_KEY: endpoint.secretAccessKey,
  AWS_REGION: endpoint.region,
};
for (const [name, value] of Object.entries(variables)) console.log(`export ${name}='${value}'`);
process.on('exit', () => {
  for (const failure of endpoint.failures) console.error(failure);
});
process.on('SIGTERM', () => process.exit());
