import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../client/index.ts';
import { record, Secrets } from '../../client/record.ts';
import type { Draft } from '../../core/values.ts';
import { draft } from './drafts.ts';
import { certificate } from './endpoints.ts';

/** An endpoint that wants a client certificate, and answers with the header and the name it got. */
async function gateway(): Promise<string> {
  const pair = await certificate();
  const options = { ...pair, ca: pair.cert, requestCert: true, rejectUnauthorized: false };
  const server = createServer(options, (request, response) => {
    const { subject } = (request.socket as TLSSocket).getPeerCertificate();
    const seen = { token: request.headers['x-gateway-token'], name: subject?.CN ?? 'none' };
    request.resume().once('end', () => response.end(JSON.stringify(seen)));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://localhost:${(server.address() as AddressInfo).port}`;
}

test.each<[string, Partial<Draft['transport']>]>([
  ['a pooled connection', {}],
  ['a raw socket', { wire: 'raw' }],
])('a gateway gets header and client certificate on %s, and no report has them', async (_, on) => {
  const { cert, key } = await certificate();
  const secrets = new Secrets();
  const token = 'TEST ONLY gateway token 4711';
  const client = createClient({
    credentials: { accessKeyId: 'TEST-ONLY', secretAccessKey: 'TEST ONLY secret' },
    region: 'us-east-1',
    origins: { https: await gateway() },
    addressing: 'path',
    now: () => new Date('2026-01-02T03:04:05Z'),
    ...{ ca: cert, clientCert: cert, clientKey: key, secrets },
    headers: [['X-Gateway-Token', token]],
  });
  onTestFinished(() => client.close());
  const base = draft();
  const exchange = await client.exchange(
    { ...base, transport: { ...base.transport, ...on } },
    'act',
  );
  expect(JSON.parse(Buffer.from(exchange.body).toString())).toEqual({ token, name: 'TEST ONLY' });
  expect(JSON.stringify(record(exchange, secrets))).not.toContain(token);
});
