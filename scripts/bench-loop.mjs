// The bare loop of the benchmark, in a separate process: sends recorded requests, prints the rate.
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { replay } from './bench-replay.mjs';

const { createClient } = await import(new URL('../dist/client/index.js', import.meta.url));
const [file, told, lanes] = process.argv.slice(2);
const endpoint = JSON.parse(told);
const concurrency = Number(lanes);
const requests = deserialize(readFileSync(file));
const client = createClient({
  credentials: endpoint,
  region: 'us-east-1',
  origins: { https: endpoint.url },
  addressing: 'path',
  now: () => new Date(),
  concurrency,
  ca: endpoint.caPem,
});
const done = await replay(client, requests, concurrency);
await client.close();
process.stdout.write(JSON.stringify(done));
