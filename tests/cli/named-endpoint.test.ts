import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announce } from '../../cli/announce.ts';
import { httpOriginOf, originOf } from '../../cli/endpoint.ts';
import { runFlagsOf } from '../../cli/program.ts';
import { givenTarget } from '../../cli/target.ts';
import { UsageError } from '../../core/errors.ts';
import { config } from '../runner/scripted.ts';

const ca = join(mkdtempSync(join(tmpdir(), 'sse-c-ca-')), 'ca.pem');
writeFileSync(ca, '-----BEGIN CERTIFICATE-----\nTEST ONLY\n');

beforeEach(() => {
  for (const name of Object.keys(process.env))
    if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'TEST-ONLY-ID');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'TEST ONLY secret');
  configFile('');
});
afterEach(() => vi.unstubAllEnvs());

/** The AWS SDK reads the file that `process.env` names. */
function configFile(text: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-aws-'));
  writeFileSync(join(folder, 'config'), text);
  writeFileSync(join(folder, 'credentials'), '');
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
}

const targetOf = (...args: readonly string[]) => givenTarget(runFlagsOf(args));

async function named(...args: readonly string[]) {
  const { endpoint, namedBy } = (await targetOf(...args)) ?? {};
  return [endpoint, namedBy];
}

async function refusal(...args: readonly string[]): Promise<UsageError> {
  const error = await targetOf(...args).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error(`No usage error: ${error}`);
  return error;
}

test('the endpoint is that of the flag, of the variables, of the profile, in this order', async () => {
  expect(await targetOf()).toBeUndefined();
  configFile('[default]\nendpoint_url = https://profile.test\n');
  expect(await named()).toEqual(['https://profile.test', 'endpoint_url of the profile default']);
  vi.stubEnv('AWS_ENDPOINT_URL', 'https://all.test');
  expect(await named()).toEqual(['https://all.test', 'AWS_ENDPOINT_URL']);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'https://s3.test');
  expect(await named()).toEqual(['https://s3.test', 'AWS_ENDPOINT_URL_S3']);
  expect(await named('--endpoint', 'https://flag.test')).toEqual([
    'https://flag.test',
    '--endpoint',
  ]);
});

test('the built-in endpoint is tested where --endpoint asks for it, whatever else names one', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL', 'https://all.test');
  expect(await targetOf('--endpoint', 'builtin')).toBeUndefined();
});

test('variables that AWS tools ignore by a setting are ignored', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL', 'https://all.test');
  vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'true');
  expect(await targetOf()).toBeUndefined();
});

test('the profile names endpoint, region and CA, the one of S3 before that of all services', async () => {
  configFile(
    `[profile one]\nregion = eu-south-1\nca_bundle = ${ca}\nendpoint_url = https://all.test\nservices = mine\n` +
      '[services mine]\ns3 =\n  endpoint_url = https://s3.test\n',
  );
  vi.stubEnv('AWS_PROFILE', 'one');
  expect(await targetOf()).toMatchObject({
    endpoint: 'https://s3.test',
    region: 'eu-south-1',
    ca: expect.stringContaining('TEST ONLY'),
    trusts: `${ca} (ca_bundle of the profile)`,
  });
});

test('a CA file that no flag names is announced, as CI systems set one for every program', async () => {
  vi.stubEnv('AWS_CA_BUNDLE', ca);
  const target = await targetOf('--endpoint', 'https://s3.test');
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  announce({ ...config, ...target, endpointKind: 'given' });
  expect(written.join('')).toContain(`CAs of ${ca} (AWS_CA_BUNDLE)\n`);
  expect((await targetOf('--endpoint', 'https://s3.test', '--ca', ca))?.trusts).toBeUndefined();
});

test('a missing profile is named, and does not lead to the built-in endpoint', async () => {
  vi.stubEnv('AWS_PROFILE', 'ghost');
  const error = await refusal();
  expect(error.code).toBe('E_PROFILE_UNKNOWN');
  expect(error.message).toContain("no profile 'ghost'");
});

test.each([
  [['--bucket', 'mine']],
  [['--ca', ca]],
  [['--endpoint-http', 'http://a.test']],
  [['--access-key-id', 'TEST-ONLY-ID']],
])('%j without an endpoint is refused, since it is about one', async (args) => {
  const error = await refusal(...args);
  expect(error.code).toBe('E_ENDPOINT_MISSING');
  expect(error.message).toContain(`${args[0]} is given`);
});

test.each([
  'https://s3.eu-west-1.amazonaws.com',
  'https://amazonaws.com',
  'https://s3.cn-north-1.amazonaws.com.cn',
  'https://s3.dualstack.eu-west-1.api.aws',
])('%s of the environment alone needs --yes, of the flag not', async (url) => {
  vi.stubEnv('AWS_ENDPOINT_URL', url);
  const error = await refusal();
  expect([error.code, error.exitCode]).toEqual(['E_AMAZON_UNCONFIRMED', 2]);
  expect(error.message).toContain('--yes');
  expect(await named('--yes')).toEqual([url, 'AWS_ENDPOINT_URL']);
  expect(await named('--endpoint', url)).toEqual([url, '--endpoint']);
});

test('a host that only looks like Amazon needs no --yes', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL', 'https://amazonaws.com.example.test');
  expect(await named()).toEqual(['https://amazonaws.com.example.test', 'AWS_ENDPOINT_URL']);
});

test('an invalid URL is reported with the name of its variable', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'somewhere');
  expect((await refusal()).message).toContain("AWS_ENDPOINT_URL_S3 is not a URL: 'somewhere'");
});

test.each([
  ['a path', 'https://s3.example.test/base'],
  ['a query', 'https://s3.example.test?x=1'],
  ['a fragment', 'https://s3.example.test#x'],
])('%s in an endpoint is not left out in silence', (_, url) => {
  const of = { flag: '--endpoint', allowsHttp: false };
  expect(() => originOf(url, of)).toThrow(/but has the path .*\. Name a bucket with --bucket\.$/);
});

test('the plain-http twin of an endpoint has no TLS', () => {
  expect(httpOriginOf('http://s3.example.test', '--endpoint-http')).toBe('http://s3.example.test');
  expect(() => httpOriginOf('https://s3.example.test', '--endpoint-http')).toThrow(
    '--endpoint-http must begin with http://, but is https://s3.example.test.',
  );
});

test('an empty --endpoint, as of a variable that is not set, is no wish for the built-in one', async () => {
  expect((await refusal('--endpoint', '')).code).toBe('E_ENDPOINT_URL');
});
