import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { UnreachableError } from '../../../core/errors.ts';
import type { PreflightCheck } from '../../../core/report.ts';
import type { Draft } from '../../../core/values.ts';
import type { Config } from '../../../runner/config.ts';
import { preflight } from '../../../runner/probes/preflight.ts';
import { answer } from '../../core/answer.ts';
import { hurry } from '../ledgered.ts';
import { config, observing, type Script } from '../scripted.ts';

afterEach(() => vi.restoreAllMocks());

const isSsecWrite = ({ operation, ssecHeaders }: Draft) =>
  operation === 'PutObject' && ssecHeaders.length > 0;
const isPlainWrite = ({ operation, ssecHeaders }: Draft) =>
  operation === 'PutObject' && ssecHeaders.length === 0;
const kept = 'preflight/needs-its-key/PutObject/1';
const missing = answer(404, { error: { code: 'NoSuchKey' } });

/** Accepts every write and finds no object. */
const honest: Script = ({ operation }) => (operation === 'GetObject' ? missing : answer(200));
const but =
  (is: (draft: Draft) => boolean, said: ReturnType<typeof answer>): Script =>
  (draft) =>
    is(draft) ? said : honest(draft);

async function look(script: Script, changes: Partial<Config> = {}, lastFailure?: string) {
  const ledgerFile = join(mkdtempSync(join(tmpdir(), 'sse-c-preflight-')), 'ledger');
  const connection = observing(script, lastFailure);
  const reported: PreflightCheck[] = [];
  const ledger = () => (existsSync(ledgerFile) ? readFileSync(ledgerFile, 'utf8') : undefined);
  try {
    const looked = await preflight({ ...config, ledgerFile, ...changes }, connection, (check) =>
      reported.push(check),
    );
    return { looked, reported, ledger: ledger(), connection, error: undefined };
  } catch (error) {
    return {
      ...{ looked: undefined, reported, ledger: ledger(), connection },
      error: error as UnreachableError,
    };
  }
}
const checked = (checks: readonly PreflightCheck[] | undefined) =>
  checks?.map(({ name, outcome }) => `${name}: ${outcome}`);

describe('an endpoint that accepts valid requests', () => {
  test('an endpoint that accepts valid requests passes every check, in a bucket of the run', async () => {
    const { looked, reported, connection } = await look(honest);
    expect(checked(looked?.checks)).toEqual([
      ...['reachable: ok', 'bucket: ok', 'plain write: ok', 'SSE-C write: ok'],
      'SSE-C objects need their key: ok',
    ]);
    expect(reported).toEqual(looked?.checks);
    expect(looked?.stop).toBeUndefined();
    const bucket = looked?.facts.bucket ?? '';
    expect(bucket).toMatch(/^ssec-conf-[0-9a-f]{8}$/);
    expect(looked?.facts).toEqual({ bucket, isOwnBucket: true, prefix: '', missingStatus: 404 });
    const details = looked?.checks.map(({ detail }) => detail);
    expect(details?.[3]).toBe('a write with valid SSE-C headers is accepted');
    expect(details?.slice(0, 3)).toEqual([
      ...['TLS', `${bucket}, made for this run`, `a plain object was stored in ${bucket}`],
    ]);
    expect(connection.sent.map(({ operation, name }) => `${operation} ${name}`.trim())).toEqual([
      ...['CreateBucket', 'GetObject nothing'],
      ...['PutObject preflight/plain', 'PutObject preflight/SSE-C'],
      ...['PutObject', 'GetObject', 'GetObject'].map((operation) => `${operation} ${kept}`),
    ]);
    expect(connection.sent.every((draft) => draft.bucket === bucket)).toBe(true);
    const [written] = connection.sent.filter(isSsecWrite);
    expect(written?.ssecHeaders[0]?.members.map(([member]) => member)).toEqual([
      'algorithm',
      'key',
      'md5',
    ]);
  });
  test('each run works in a bucket with a new name', async () => {
    const buckets = await Promise.all([look(honest), look(honest)]);
    expect(new Set(buckets.map(({ looked }) => looked?.facts.bucket)).size).toBe(2);
  });
  test('in a bucket of the user everything is under the prefix that the ledger names', async () => {
    const { looked, connection, ledger } = await look(honest, { bucket: 'yours' });
    const { bucket, isOwnBucket, prefix } = looked?.facts ?? { prefix: '' };
    expect([bucket, isOwnBucket]).toEqual(['yours', false]);
    expect(prefix).toMatch(/^ssec-conf-[0-9a-f]{8}\/$/);
    const [first, ...others] = connection.sent;
    expect(first?.operation).toBe('HeadBucket');
    expect(others.every(({ name }) => name.startsWith(prefix))).toBe(true);
    expect(ledger?.split('\n')[1]).toBe(JSON.stringify({ kind: 'prefix', bucket, prefix }));
    expect(looked?.checks[1]?.detail).toBe(
      `yours, given; everything of this run is under ${prefix}`,
    );
  });
  test.each([
    [{ insecure: true }, 'TLS, its certificate not checked'],
    [{ endpoint: 'http://localhost:1', insecure: true }, 'plain http'],
  ])('the preflight reports how it connects: %j', async (changes, detail) => {
    const { looked } = await look(honest, changes);
    expect(looked?.checks[0]).toEqual({ name: 'reachable', outcome: 'ok', detail });
  });
  test.each([
    [403, 403],
    [404, 404],
    [200, 404],
    [500, 404],
  ])(
    'a missing object that is answered with %i is taken to be answered with %i',
    async (status, missingStatus) => {
      const { looked } = await look(
        but(({ name }) => name === 'nothing', answer(status, { body: 'x' })),
      );
      expect(looked?.facts.missingStatus).toBe(missingStatus);
    },
  );
});

test('the ledger names the bucket before the bucket is made', async () => {
  let before: string | undefined;
  const ledgerFile = join(mkdtempSync(join(tmpdir(), 'sse-c-preflight-')), 'ledger');
  const connection = observing((draft) => {
    if (draft.operation === 'CreateBucket') before = readFileSync(ledgerFile, 'utf8');
    return honest(draft);
  });
  const { facts } = await preflight({ ...config, ledgerFile }, connection, () => {});
  const run = { kind: 'run', version: 2, endpoint: 'https://localhost:1', region: 'us-east-1' };
  expect(
    before
      ?.trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { ...run, addressing: 'path' },
    { kind: 'bucket', bucket: facts.bucket },
  ]);
  expect(before).not.toContain(config.credentials.secretAccessKey);
});

describe('a preflight that stops', () => {
  test.each([
    ['403 AccessDenied', answer(403, { error: { code: 'AccessDenied' } })],
    ['500', answer(500)],
    ['nothing (timeout)', answer(0, { broken: 'timeout' })],
  ])('the preflight stops where a plain write is answered with %s', async (words, said) => {
    const { looked, connection } = await look(but(isPlainWrite, said));
    const { bucket } = looked?.facts ?? {};
    const detail = `A plain PutObject into ${bucket} was answered with ${words}; without it no refusal proves anything.`;
    expect(looked?.stop).toBe(detail);
    expect(looked?.checks.at(-1)).toEqual({ name: 'plain write', outcome: 'stop', detail });
    expect(connection.sent.filter(isSsecWrite)).toEqual([]);
  });
  test.each([
    ['501', answer(501)],
    ['400 NotImplemented', answer(400, { error: { code: 'NotImplemented' } })],
  ])('the preflight stops where an SSE-C write is answered with %s', async (words, said) => {
    const { looked, connection } = await look(but(isSsecWrite, said));
    const detail = `This endpoint does not offer SSE-C: a valid write was answered with ${words}.`;
    expect([looked?.stop, looked?.checks.at(-1)?.outcome]).toEqual([detail, 'stop']);
    expect(looked?.checks.at(-1)?.name).toBe('SSE-C write');
    expect(connection.sent.filter(isSsecWrite)).toHaveLength(1);
  });
  test('the preflight stops where SSE-C stays refused after it was allowed, and puts the setting back', async () => {
    hurry();
    const { looked, connection } = await look(but(isSsecWrite, answer(403)));
    const detail = 'SSE-C is refused as a whole: a valid write was answered with 403.';
    expect([looked?.stop, looked?.checks.at(-1)?.outcome]).toEqual([detail, 'stop']);
    const unblocking = connection.sent.filter(
      ({ operation }) => operation === 'PutBucketEncryption',
    );
    expect(unblocking).toHaveLength(2);
    expect(Buffer.from(unblocking[0]?.body ?? []).toString()).toContain('<EncryptionType>NONE<');
    expect(unblocking[0]?.headers).toContainEqual(['content-type', 'application/xml']);
    expect(unblocking[1]?.body).toEqual(answer(200).body);
    expect(connection.sent.filter(isSsecWrite).length).toBeGreaterThan(2);
  });
  test('the preflight stops where a bucket of the user refuses SSE-C, and leaves its settings alone', async () => {
    const { looked, connection } = await look(but(isSsecWrite, answer(403)), { bucket: 'yours' });
    expect(looked?.stop).toBe(
      'SSE-C is refused as a whole: a valid write was answered with 403. Allow it with PutBucketEncryption and BlockedEncryptionTypes NONE, or leave --bucket out.',
    );
    expect(connection.sent.some(({ operation }) => operation.startsWith('PutBucket'))).toBe(false);
  });
  test('the preflight stops where SSE-C cannot be allowed on the bucket', async () => {
    const script = but(
      (draft) => isSsecWrite(draft) || draft.operation === 'PutBucketEncryption',
      answer(403),
    );
    const { looked, connection } = await look(script);
    expect(looked?.stop).toMatch(/^SSE-C is refused as a whole/);
    expect(checked(looked?.checks)?.at(-1)).toBe('SSE-C write: stop');
    expect(connection.sent.filter(isSsecWrite)).toHaveLength(1);
  });
});

describe('a preflight that goes on', () => {
  test('the preflight goes on with a note where SSE-C could be allowed on a new bucket', async () => {
    let isAllowed = false;
    const { looked } = await look((draft) => {
      if (draft.operation === 'PutBucketEncryption') isAllowed = true;
      return isSsecWrite(draft) && !isAllowed ? answer(403) : honest(draft);
    });
    expect(looked?.stop).toBeUndefined();
    expect(looked?.checks.at(-2)).toEqual({
      ...{ name: 'SSE-C write', outcome: 'note' },
      detail:
        'new buckets block SSE-C here; PutBucketEncryption with BlockedEncryptionTypes NONE allowed it on ours',
    });
  });
  test.each([400, 404, 500])(
    'the preflight goes on with a note where an SSE-C write is answered with %i',
    async (status) => {
      const { looked, connection } = await look(but(isSsecWrite, answer(status)));
      expect(looked?.stop).toBeUndefined();
      const detail = `a valid write was answered with ${status}`;
      expect(looked?.checks.at(-1)).toEqual({ name: 'SSE-C write', outcome: 'note', detail });
      expect(connection.sent.filter(isSsecWrite)).toHaveLength(1);
    },
  );
});

describe('the first request', () => {
  const isFirst = ({ operation }: Draft) => operation === 'CreateBucket';
  test('a first request that is refused ends the run, and leaves no ledger', async () => {
    const said = answer(403, { error: { code: 'InvalidAccessKeyId' } });
    const { error, ledger, connection } = await look(but(isFirst, said));
    expect([error?.code, error?.exitCode, ledger]).toEqual(['E_CREDENTIALS', 3, undefined]);
    expect(error?.message).toMatch(/^CreateBucket ssec-conf-[0-9a-f]{8} was answered with 403/);
    expect(connection.sent).toHaveLength(1);
  });
  test('a first request that reached nobody leaves no ledger, one without an answer does', async () => {
    const unreachable = await look(() => answer(0, { broken: 'unreachable' }), {}, 'ECONNREFUSED');
    expect([unreachable.error?.code, unreachable.ledger]).toEqual(['E_UNREACHABLE', undefined]);
    expect(unreachable.error?.message).toContain('(ECONNREFUSED)');
    const silent = await look(() => answer(0, { broken: 'timeout' }));
    expect(silent.error?.code).toBe('E_TIMEOUT');
    expect(silent.ledger).toContain('"kind":"bucket"');
  });
  test('a first request that is refused is quoted on one line, without secrets', async () => {
    const { secretAccessKey } = config.credentials;
    const said = answer(400, { error: { code: 'Odd', message: `no\n${secretAccessKey}` } });
    const connection = observing(() => said);
    connection.secrets.add('secret access key', secretAccessKey);
    const ledgerFile = join(mkdtempSync(join(tmpdir(), 'sse-c-preflight-')), 'ledger');
    const looking = preflight({ ...config, ledgerFile }, connection, () => {});
    await expect(looking).rejects.toThrow('400 Odd (no·[redacted]).');
  });
});
