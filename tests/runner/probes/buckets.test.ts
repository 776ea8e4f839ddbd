import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Draft } from '../../../core/values.ts';
import { note } from '../../../runner/cleanup/ledger.ts';
import { readLedger } from '../../../runner/cleanup/read-ledger.ts';
import { bucketLender } from '../../../runner/judge/own-bucket.ts';
import { patienceFor } from '../../../runner/probes/new-bucket.ts';
import { versionedBucket } from '../../../runner/probes/versioned-bucket.ts';
import { longPatience, quickPatience, shortPatience } from '../../../world/patience.ts';
import { answer } from '../../core/answer.ts';
import { config as base, facts, observing, type Script } from '../scripted.ts';
import { shelf } from '../shelf.ts';

const versioned = (id = 'v1') => answer(200, { headers: [['x-amz-version-id', id]] });
const isWrite = ({ name }: Draft) => name === 'preflight/version';

function place(script: Script) {
  const ledgerFile = join(mkdtempSync(join(tmpdir(), 'sse-c-buckets-')), 'ledger');
  const config = { ...base, ledgerFile, endpointKind: 'reference' } as const;
  note(config, {
    kind: 'run',
    version: 1,
    endpoint: 'https://localhost:1',
    region: 'r',
    addressing: 'path',
  });
  const ledger = () => readLedger(ledgerFile).slice(1);
  return { config, connection: observing(script), ledger };
}

/** After the first look at it the clock says that all patience is used up. */
function hurry(stepMs = 1_000_000) {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += stepMs;
    return now;
  });
}
afterEach(() => vi.restoreAllMocks());

describe('a bucket with versions', () => {
  const made = async (script: Script, of = facts) => {
    const { config, connection, ledger } = place(script);
    return { found: await versionedBucket(config, connection, of), connection, ledger: ledger() };
  };
  test('is one whose writes return a version, three times in a row', async () => {
    let writes = 0;
    const { found, connection, ledger } = await made((draft) => {
      if (isWrite(draft)) writes += 1;
      // The second is without: enabling has not reached every server yet.
      return isWrite(draft) && writes !== 2 ? versioned() : answer(200);
    });
    expect(found).toEqual({ versionedBucket: 'bucket-versions' });
    expect(writes).toBe(5);
    expect(ledger).toEqual([{ kind: 'bucket', bucket: 'bucket-versions' }]);
    const enabling = connection.sent.find(({ operation }) => operation === 'PutBucketVersioning');
    expect(Buffer.from(enabling?.body ?? []).toString()).toContain('<Status>Enabled</Status>');
    expect(connection.sent.every(({ bucket }) => bucket === 'bucket-versions')).toBe(true);
  });
  test('is not made beside a bucket of yours', async () => {
    const { found, connection, ledger } = await made(() => answer(200), {
      ...facts,
      isOwnBucket: false,
    });
    expect(found).toEqual({ noVersions: '--bucket names a bucket of yours' });
    expect([connection.sent, ledger]).toEqual([[], []]);
  });
  test.each([
    [
      'CreateBucket',
      answer(403, { error: { code: 'TooMany' } }),
      'CreateBucket was answered with 403 TooMany',
      undefined,
    ],
    ['CreateBucket', answer(500), 'CreateBucket was answered with 500', true],
    ['PutBucketVersioning', answer(501), 'PutBucketVersioning was answered with 501', undefined],
    ['PutBucketVersioning', answer(503), 'PutBucketVersioning was answered with 503', true],
    [
      'PutBucketVersioning',
      answer(0, { broken: 'timeout' }),
      'PutBucketVersioning was answered with 0 timeout',
      true,
    ],
  ] as const)(
    'cannot be made where %s is refused',
    async (operation, said, noVersions, unclear) => {
      const { found, ledger } = await made((draft) =>
        draft.operation === operation ? said : answer(200),
      );
      expect(found).toEqual({ noVersions, ...(unclear && { isVersioningUnclear: unclear }) });
      // It may be there all the same.
      expect(ledger).toEqual([{ kind: 'bucket', bucket: 'bucket-versions' }]);
    },
  );
  test.each([
    ['no version', answer(200), undefined],
    ['the null version', versioned('null'), undefined],
    ['a version of a write that is refused', { ...versioned(), status: 403 }, undefined],
    ['a crash', answer(500), true],
  ])('is none where a write returns %s', async (_, said, unclear) => {
    hurry();
    const { found } = await made((draft) => (isWrite(draft) ? said : answer(200)));
    expect(found).toEqual({
      noVersions: `versioning was enabled, but a write was answered with ${said.status} without a version`,
      ...(unclear && { isVersioningUnclear: unclear }),
    });
  });
  test('is none where every write returns the null version, however often', async () => {
    hurry(2_500);
    const { found, connection } = await made((draft) =>
      isWrite(draft) ? versioned('null') : answer(200),
    );
    expect(found.versionedBucket).toBeUndefined();
    expect(connection.sent.filter(isWrite).length).toBeGreaterThan(3);
  });
  test('is waited for at an endpoint of many servers, not at the one in this process', async () => {
    hurry(20_000);
    let writes = 0;
    const late: Script = (draft) => {
      if (isWrite(draft)) writes += 1;
      return isWrite(draft) && writes > 6 ? versioned() : answer(200);
    };
    const here = place(late);
    expect(await versionedBucket(here.config, here.connection, facts)).toHaveProperty('noVersions');
    writes = 0;
    const { config, connection } = place(late);
    const given = { ...config, endpointKind: 'given' } as const;
    expect(await versionedBucket(given, connection, facts)).toHaveProperty('versionedBucket');
  });
  test('is given up at once where nobody is there any more', async () => {
    const gone = answer(0, { broken: 'unreachable' });
    const { found, connection } = await made((draft) => (isWrite(draft) ? gone : answer(200)));
    expect(found.noVersions).toContain('0 unreachable');
    expect(connection.sent.filter(isWrite)).toHaveLength(1);
  });
});

describe('a bucket of its own', () => {
  const isSealed = ({ triples }: Draft) => triples.length > 0;
  test('has a name of its own, is in the ledger, allows SSE-C and is empty', async () => {
    const s3 = shelf();
    const { config, connection, ledger } = place(s3.script);
    const lend = bucketLender(config, connection, facts as never);
    const lent = [await lend(), await lend()];
    expect(lent.map(({ name }) => name)).toEqual(['bucket-own-1', 'bucket-own-2']);
    expect(lent.every((one) => !('trouble' in one))).toBe(true);
    expect(ledger().map((entry) => 'bucket' in entry && entry.bucket)).toEqual([
      'bucket-own-1',
      'bucket-own-2',
    ]);
    expect(s3.held()).toEqual([]);
    const operations = connection.sent.map(({ operation }) => operation);
    expect(operations.slice(0, 4)).toEqual([
      'CreateBucket',
      'PutBucketEncryption',
      'PutObject',
      'DeleteObject',
    ]);
    const unblocking = connection.sent[1]?.body ?? [];
    expect(Buffer.from(unblocking).toString()).toContain('<EncryptionType>NONE<');
  });
  test('tells no key by which it was tried', async () => {
    const { config, connection } = place(() => answer(200));
    await bucketLender(config, connection, facts)();
    const [member] =
      connection.sent.find(isSealed)?.triples[0]?.members.filter(([name]) => name === 'key') ?? [];
    expect(member?.[1]).toHaveLength(44);
    expect(connection.secrets.scrub(member?.[1] ?? '')).toBe('[redacted]');
  });
  test('is given back whole: its policy first, which may deny the rest', async () => {
    const s3 = shelf();
    const { config, connection } = place(s3.script);
    const lent = await bucketLender(config, connection, facts)();
    s3.script({ ...(connection.sent[2] as Draft), name: 'left', bucket: lent.name });
    const before = connection.sent.length;
    await lent.release();
    const after = connection.sent.slice(before).map(({ operation }) => operation);
    expect([after[0], after.at(-1)]).toEqual(['DeleteBucketPolicy', 'DeleteBucket']);
    expect([s3.held(), [...s3.buckets]]).toEqual([[], []]);
  });
  test.each([
    [
      'is gone, by the ledger, once it was deleted',
      204,
      [{ kind: 'gone', bucket: 'bucket-own-1' }],
    ],
    ['stays in the ledger where it was not', 409, []],
  ])('%s', async (_, status, noted) => {
    const { config, connection, ledger } = place(({ operation }) =>
      answer(operation === 'DeleteBucket' ? status : 200),
    );
    const lent = await bucketLender(config, connection, facts)();
    await lent.release();
    expect(ledger()).toEqual([{ kind: 'bucket', bucket: 'bucket-own-1' }, ...noted]);
  });
  test('is of no use where it cannot be made', async () => {
    const { config, connection } = place(() => answer(403, { error: { code: 'TooMany' } }));
    const lent = await bucketLender(config, connection, facts)();
    expect(lent.trouble).toBe('CreateBucket was answered with 403 TooMany');
    expect(connection.sent).toHaveLength(1);
  });
  test('is of no use where SSE-C stays forbidden', async () => {
    hurry();
    const { config, connection } = place((draft) => answer(isSealed(draft) ? 403 : 200));
    const lent = await bucketLender(config, connection, facts)();
    expect(lent.trouble).toBe('a new bucket refuses SSE-C: a valid write was answered with 403');
    expect(connection.sent.some(({ operation }) => operation === 'DeleteObject')).toBe(false);
  });
  test('waits until SSE-C is allowed; any other refusal is for the rules', async () => {
    let writes = 0;
    const slow = place((draft) => {
      if (isSealed(draft)) writes += 1;
      return answer(isSealed(draft) && writes < 2 ? 403 : 200);
    });
    expect((await bucketLender(slow.config, slow.connection, facts)()).trouble).toBeUndefined();
    expect(writes).toBe(2);
    const other = place((draft) => answer(isSealed(draft) ? 400 : 200));
    expect((await bucketLender(other.config, other.connection, facts)()).trouble).toBeUndefined();
    expect(other.connection.sent.filter(isSealed)).toHaveLength(1);
    expect(other.connection.sent.some(({ operation }) => operation === 'DeleteObject')).toBe(false);
  });
});

test('the endpoint of this process needs no patience, any other does', () => {
  expect(patienceFor({ endpointKind: 'reference', quick: false })).toBe(shortPatience);
  expect(patienceFor({ endpointKind: 'reference', quick: true })).toBe(shortPatience);
  expect(patienceFor({ endpointKind: 'given', quick: false })).toBe(longPatience);
  expect(patienceFor({ endpointKind: 'given', quick: true })).toBe(quickPatience);
});
