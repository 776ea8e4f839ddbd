import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clientCertificateFrom, headersFrom } from '../../cli/header-flag.ts';
import { runFlagsOf } from '../../cli/program.ts';
import { UsageError } from '../../core/errors.ts';
import { certificate } from '../client/endpoints.ts';

test('--header is a name and a value, which no replay line repeats', () => {
  const flags = runFlagsOf(['--header', 'X-Token: TEST ONLY:1', '--header', 'X-Empty:']);
  expect(headersFrom(flags)).toEqual([
    ['X-Token', 'TEST ONLY:1'],
    ['X-Empty', ''],
  ]);
  expect(flags.command).not.toContain('TEST ONLY');
  expect(headersFrom({})).toEqual([]);
});

test.each([
  'X-Token',
  ': x',
  'X Token: 1',
  'X-Token: a\r\nHost: b',
  'Host: x',
  'x-amz-acl: x',
  'Range: x',
])('--header %j is a usage error, without its value', (line) => {
  expect(() => headersFrom({ header: [line] })).toThrow(UsageError);
  expect(() => headersFrom({ header: [line] })).not.toThrow(/Host: b|acl: x/);
});

test('a client certificate needs its key, and both as PEM', async () => {
  const { cert, key } = await certificate();
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-client-'));
  const [clientCert, clientKey] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(clientCert, cert);
  writeFileSync(clientKey, key);
  const pair = { clientCert: cert, clientKey: key };
  expect(clientCertificateFrom({ clientCert, clientKey })).toEqual(pair);
  expect(clientCertificateFrom({})).toBeUndefined();
  expect(() => clientCertificateFrom({ clientCert })).toThrow(/--client-key is missing/);
  expect(() => clientCertificateFrom({ clientKey })).toThrow(/--client-cert is missing/);
  writeFileSync(clientKey, 'no key');
  expect(() => clientCertificateFrom({ clientCert, clientKey })).toThrow(UsageError);
});
