import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { credentialsFrom, regionFrom, secondCredentialsFrom } from '../../cli/credentials.ts';
import { UsageError } from '../../core/errors.ts';

const id = 'TEST-ONLY-ID';
const secret = 'TEST ONLY secret';
const fromFile = { accessKeyId: 'TEST-ONLY-FILE', secretAccessKey: 'TEST ONLY file' };

/** The AWS SDK reads `process.env` itself, so the tests set it. */
beforeEach(() => {
  for (const name of Object.keys(process.env))
    if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  sharedFiles({ config: '', credentials: '' });
});
afterEach(() => vi.unstubAllEnvs());

function sharedFiles(of: { readonly config?: string; readonly credentials?: string }): void {
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-aws-'));
  const { config = '', credentials = '' } = of;
  writeFileSync(join(folder, 'config'), config);
  writeFileSync(join(folder, 'credentials'), credentials);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
}

const staticProfile = (name: string) =>
  `[${name}]\naws_access_key_id=${fromFile.accessKeyId}\naws_secret_access_key=${fromFile.secretAccessKey}\n`;

const found = (flags: Parameters<typeof credentialsFrom>[0] = {}) =>
  credentialsFrom(flags, process.env);

async function refusal(flags: Parameters<typeof credentialsFrom>[0] = {}): Promise<UsageError> {
  const error = await found(flags).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error(`No usage error: ${error}`);
  expect(error.exitCode).toBe(2);
  return error;
}

describe('credentials', () => {
  test.each([
    ['AWS_ACCESS_KEY_ID', `${id}\n`],
    ['AWS_SECRET_ACCESS_KEY', ` ${secret}`],
    ['AWS_SECRET_ACCESS_KEY', 'TEST\r\nONLY'],
    ['AWS_SESSION_TOKEN', 'token\n'],
  ])('a line feed or a space around %s is named, and its value is not', async (name, value) => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', id);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret);
    vi.stubEnv(name, value);
    const { code, message } = await refusal();
    expect([code, message.split(' ')[0]]).toEqual(['E_CREDENTIALS_FORM', name]);
    expect(message).not.toContain(value.trim());
  });
  test('credentials of the flags come first, with a session token where one is given', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'other');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'other');
    const flags = { accessKeyId: id, secretAccessKey: secret };
    expect(await found(flags)).toEqual(flags);
    expect(await found({ ...flags, sessionToken: 't' })).toEqual({ ...flags, sessionToken: 't' });
  });
  test('credentials of the environment are taken, also where AWS_PROFILE names a profile', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', id);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret);
    vi.stubEnv('AWS_SESSION_TOKEN', 't');
    vi.stubEnv('AWS_PROFILE', 'one');
    sharedFiles({ credentials: staticProfile('one') });
    const set = { accessKeyId: id, secretAccessKey: secret, sessionToken: 't' };
    expect(await found()).toEqual(set);
  });
  test('the profile that --profile names comes before the environment, without a warning', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', id);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret);
    sharedFiles({ credentials: staticProfile('one') });
    const warn = vi.spyOn(console, 'warn');
    onTestFinished(() => warn.mockRestore());
    expect(await found({ profile: 'one' })).toEqual(fromFile);
    expect(warn).not.toHaveBeenCalled();
  });
  test('the profile that AWS_PROFILE names is read, and the default profile without it', async () => {
    sharedFiles({ credentials: staticProfile('one') });
    vi.stubEnv('AWS_PROFILE', 'one');
    expect(await found()).toEqual(fromFile);
    vi.stubEnv('AWS_PROFILE', undefined);
    sharedFiles({ credentials: staticProfile('default') });
    expect(await found()).toEqual(fromFile);
  });
  test('the credential_process of a profile is run for its credentials', async () => {
    const printed = {
      ...{ Version: 1, AccessKeyId: id, SecretAccessKey: secret, SessionToken: 't' },
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const file = join(mkdtempSync(join(tmpdir(), 'sse-c-process-')), 'print.mjs');
    writeFileSync(file, `console.log(${JSON.stringify(JSON.stringify(printed))});`);
    const run = `credential_process = ${process.execPath} ${file}`;
    sharedFiles({ config: `[profile made]\n${run}\n` });
    const made = { accessKeyId: id, secretAccessKey: secret, sessionToken: 't' };
    expect(await found({ profile: 'made' })).toEqual(made);
  });
  test('a session token that expires within the hour is named, a later one is not', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => stderr.mockRestore());
    for (const [minutes, notices] of [
      [50, 1],
      [90, 0],
    ] as const) {
      stderr.mockClear();
      const printed = {
        ...{ Version: 1, AccessKeyId: id, SecretAccessKey: secret, SessionToken: 't' },
        Expiration: new Date(Date.now() + minutes * 60_000).toISOString(),
      };
      const file = join(mkdtempSync(join(tmpdir(), 'sse-c-process-')), 'print.mjs');
      writeFileSync(file, `console.log(${JSON.stringify(JSON.stringify(printed))});`);
      const run = `credential_process = ${process.execPath} ${file}`;
      sharedFiles({ config: `[profile made]\n${run}\n` });
      await found({ profile: 'made' });
      const said = stderr.mock.calls.filter(([text]) => String(text).includes('expires at'));
      expect(said).toHaveLength(notices);
    }
  });
  test('the role of an EC2 instance is asked for last, and only where it is not disabled', async () => {
    const asked: (string | undefined)[] = [];
    const role = {
      ...{ Code: 'Success', AccessKeyId: id, SecretAccessKey: secret, Token: 't' },
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const metadata = createServer(({ url }, response) => {
      asked.push(url);
      if (url?.endsWith('/token')) response.end('token');
      else response.end(url?.endsWith('/role') ? JSON.stringify(role) : 'role');
    });
    await new Promise<void>((ready) => metadata.listen(0, '127.0.0.1', ready));
    onTestFinished(() => void metadata.close());
    const { port } = metadata.address() as AddressInfo;
    vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', `http://127.0.0.1:${port}`);
    expect((await refusal()).code).toBe('E_CREDENTIALS_MISSING');
    expect(asked).toEqual([]);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', undefined);
    expect(await found()).toEqual({
      accessKeyId: id,
      secretAccessKey: secret,
      sessionToken: 't',
    });
    expect(asked.length).toBeGreaterThan(0);
  });
});

describe('missing or incomplete credentials', () => {
  test.each([
    [{ accessKeyId: id }, {}, '--secret-access-key'],
    [{ secretAccessKey: secret }, {}, '--access-key-id'],
    [{}, { AWS_ACCESS_KEY_ID: id }, 'AWS_SECRET_ACCESS_KEY'],
    [{}, { AWS_SECRET_ACCESS_KEY: secret }, 'AWS_ACCESS_KEY_ID'],
  ])(
    'half of a key pair is a usage error that names the missing half: %j %j',
    async (flags, env, missing) => {
      for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
      const error = await refusal(flags);
      expect(error.code).toBe('E_CREDENTIALS_HALF');
      expect(error.message).toContain(`${missing} is missing`);
      expect(error.message).not.toContain(secret);
    },
  );
  test('an unknown profile is a usage error that says where it was named', async () => {
    sharedFiles({ credentials: staticProfile('default') });
    const flagged = await refusal({ profile: 'ghost' });
    expect(flagged.code).toBe('E_PROFILE_UNKNOWN');
    expect(flagged.message).toContain("no profile 'ghost'. Check the spelling of --profile.");
    vi.stubEnv('AWS_PROFILE', 'spectre');
    const named = await refusal();
    expect(named.message).toContain("no profile 'spectre'. Check the spelling of AWS_PROFILE.");
  });
  test('a usage error without any credentials says how to set them', async () => {
    const error = await refusal();
    expect(error.code).toBe('E_CREDENTIALS_MISSING');
    expect(error.message).toContain('Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  });
  test('a usage error quotes why the credential_process of a profile failed', async () => {
    sharedFiles({ config: '[profile broken]\ncredential_process = false\n' });
    const error = await refusal({ profile: 'broken' });
    expect(error.code).toBe('E_CREDENTIALS_MISSING');
    expect(error.message).toContain('Command failed: false');
  });
});

test('the region is that of the flag, the environment and the profile, in this order, else us-east-1', async () => {
  const region = (of: string | undefined) => regionFrom(of ? { region: of } : {}, process.env);
  expect(await region(undefined)).toBe('us-east-1');
  sharedFiles({ config: '[default]\nregion = eu-south-1\n' });
  expect(await region(undefined)).toBe('eu-south-1');
  vi.stubEnv('AWS_DEFAULT_REGION', 'eu-south-2');
  expect(await region(undefined)).toBe('eu-south-2');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  expect(await region(undefined)).toBe('eu-west-1');
  expect(await region('eu-west-2')).toBe('eu-west-2');
});

test('an empty variable of the region is none, and a region that no signature can name is an error', async () => {
  const region = (of: string) => regionFrom({ region: of }, process.env);
  vi.stubEnv('AWS_REGION', '');
  vi.stubEnv('AWS_DEFAULT_REGION', 'eu-south-2');
  expect(await regionFrom({}, process.env)).toBe('eu-south-2');
  for (const wrong of ['', 'us-east-1\n', 'us east', 'us/east'])
    await expect(region(wrong), wrong).rejects.toMatchObject({ code: 'E_REGION', exitCode: 2 });
});

describe('the second account', () => {
  const second = (flags = {}, env = {}) => secondCredentialsFrom(flags, env);
  const set = { SECOND_AWS_ACCESS_KEY_ID: id, SECOND_AWS_SECRET_ACCESS_KEY: secret };

  test('is none where nothing names one, whatever the first account is', async () => {
    const first = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret };
    expect(await second({}, first)).toBeUndefined();
  });
  test('is that of the flag before that of the variables', async () => {
    expect(await second({}, set)).toEqual({ accessKeyId: id, secretAccessKey: secret });
    sharedFiles({ credentials: staticProfile('other') });
    expect(await second({ secondProfile: 'other' }, set)).toEqual(fromFile);
  });
  test('is a usage error that names the flag or the variable, where it is missing or half', async () => {
    await expect(second({ secondProfile: 'nobody' })).rejects.toThrow('--second-profile');
    await expect(second({}, { SECOND_AWS_ACCESS_KEY_ID: id })).rejects.toThrow(
      'SECOND_AWS_SECRET_ACCESS_KEY is missing',
    );
  });
});
