import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { bucketsOf } from '../buckets-of.ts';
import { ran } from './ran.ts';

let endpoint: ReferenceEndpoint;
const folder = mkdtempSync(join(tmpdir(), 'sse-c-against-'));
beforeAll(async () => {
  endpoint = await startReferenceEndpoint();
  writeFileSync(join(folder, 'ca.pem'), endpoint.caPem);
});
afterAll(async () => {
  await endpoint.close();
});

const fuzzed = (against: string, out: string) =>
  ran(
    ...['fuzz', '--no-config', '--endpoint', endpoint.url, '--ca', join(folder, 'ca.pem')],
    ...['--access-key-id', endpoint.accessKeyId, '--secret-access-key', endpoint.secretAccessKey],
    ...['--trials', '3', '--seed', '1', '--against', against, '--out', join(folder, out)],
  );

test('a second endpoint that cannot be reached leaves nothing on the first one', async () => {
  const { err, code } = await fuzzed('https://localhost:9', 'dead');
  expect([code, err]).toEqual([3, expect.stringContaining('error E_UNREACHABLE')]);
  expect(await bucketsOf(endpoint)).toEqual([]);
  expect(readdirSync(join(folder, 'dead')).filter((name) => name.startsWith('ledger'))).toEqual([]);
});

test('an endpoint is compared with itself in other buckets, and nothing differs or is left', async () => {
  const { out, code } = await fuzzed(endpoint.url, 'itself');
  expect(out).toContain('0 kinds of answers differ');
  expect(code).toBe(0);
  expect(await bucketsOf(endpoint)).toEqual([]);
});

test('a second endpoint that is no URL is reported with the name of its flag, before anything is sent', async () => {
  const { err, code } = await fuzzed('nonsense', 'none');
  expect(code).toBe(2);
  expect(err).toBe(
    "error E_ENDPOINT_URL: --against is not a URL: 'nonsense'. Write it as https://host[:port].\n",
  );
  expect(readdirSync(folder)).not.toContain('none');
});
