import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Draft } from '../../../core/values.ts';
import { patienceFor } from '../../../runner/probes/new-bucket.ts';
import { versionedBucket } from '../../../runner/probes/versioned-bucket.ts';
import { longPatience, quickPatience, shortPatience } from '../../../world/patience.ts';
import { answer } from '../../core/answer.ts';
import { hurry, ledgered } from '../ledgered.ts';
import { facts, type Script } from '../scripted.ts';

const versioned = (id = 'v1') => answer(200, { headers: [['x-amz-version-id', id]] });
const isWrite = ({ name }: Draft) => name === 'preflight/version';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the versioned bucket', () => {
  const made = async (script: Script, of = facts) => {
    const { config, connection, ledger } = ledgered(script);
    return { found: await versionedBucket(config, connection, of), connection, ledger: ledger() };
  };
  test('a versioned bucket is one whose writes return a version three times in a row', async () => {
    let writes = 0;
    const { found, connection, ledger } = await made((draft) => {
      if (isWrite(draft)) writes += 1;
      // The second write has no version, as while versioning has not reached every server.
      return isWrite(draft) && writes !== 2 ? versioned() : answer(200);
    });
    expect(found).toEqual({ versionedBucket: 'bucket-versions' });
    expect(writes).toBe(5);
    expect(ledger).toEqual([{ kind: 'bucket', bucket: 'bucket-versions' }]);
    const enabling = connection.sent.find(({ operation }) => operation === 'PutBucketVersioning');
    expect(Buffer.from(enabling?.body ?? []).toString()).toContain('<Status>Enabled</Status>');
    expect(connection.sent.every(({ bucket }) => bucket === 'bucket-versions')).toBe(true);
  });
  test('no versioned bucket is made where --bucket names a bucket of the user', async () => {
    const { found, connection, ledger } = await made(() => answer(200), {
      ...facts,
      isOwnBucket: false,
    });
    expect(found).toEqual({ noVersions: '--bucket names a bucket of yours' });
    expect([connection.sent, ledger]).toEqual([[], []]);
  });
  test.each([
    [
      'CreateBucket was answered with 403 TooMany',
      'CreateBucket',
      answer(403, { error: { code: 'TooMany' } }),
      true,
    ],
    ['CreateBucket was answered with 500', 'CreateBucket', answer(500), true],
    ['PutBucketVersioning was answered with 501', 'PutBucketVersioning', answer(501), undefined],
    ['PutBucketVersioning was answered with 503', 'PutBucketVersioning', answer(503), true],
    [
      'PutBucketVersioning was answered with nothing (timeout)',
      'PutBucketVersioning',
      answer(0, { broken: 'timeout' }),
      true,
    ],
  ] as const)(
    'there is no versioned bucket where %s',
    async (noVersions, operation, said, unclear) => {
      const { found, ledger } = await made((draft) =>
        draft.operation === operation ? said : answer(200),
      );
      expect(found).toEqual({ noVersions, ...(unclear && { isVersioningUnclear: unclear }) });
      // The bucket may have been made although the answer is a refusal.
      expect(ledger).toEqual([{ kind: 'bucket', bucket: 'bucket-versions' }]);
    },
  );
  test.each([
    ['no version', answer(200), undefined],
    ['the null version', versioned('null'), undefined],
    ['a version and is refused', { ...versioned(), status: 403 }, undefined],
    ['a 500', answer(500), true],
  ])('there is no versioned bucket where a write returns %s', async (_, said, unclear) => {
    hurry();
    const { found } = await made((draft) => (isWrite(draft) ? said : answer(200)));
    expect(found).toEqual({
      noVersions: `versioning was enabled, but a write was answered with ${said.status} without a version`,
      ...(unclear && { isVersioningUnclear: unclear }),
    });
  });
  test('there is no versioned bucket where every write returns the null version', async () => {
    hurry(2_500);
    const { found, connection } = await made((draft) =>
      isWrite(draft) ? versioned('null') : answer(200),
    );
    expect(found.versionedBucket).toBeUndefined();
    expect(connection.sent.filter(isWrite).length).toBeGreaterThan(3);
  });
  test('versions are waited for at an endpoint of many servers, not at the reference endpoint', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    let writes = 0;
    const late: Script = (draft) => {
      if (isWrite(draft)) writes += 1;
      return isWrite(draft) && writes > 12 ? versioned() : answer(200);
    };
    const waitedFor = async (endpointKind: 'reference' | 'given') => {
      writes = 0;
      const { config, connection } = ledgered(late);
      const made = versionedBucket({ ...config, endpointKind }, connection, facts);
      await vi.runAllTimersAsync();
      return made;
    };
    expect(await waitedFor('reference')).toHaveProperty('noVersions');
    expect(await waitedFor('given')).toHaveProperty('versionedBucket');
  });
  test('waiting for versions ends at once where the endpoint is unreachable', async () => {
    const gone = answer(0, { broken: 'unreachable' });
    const { found, connection } = await made((draft) => (isWrite(draft) ? gone : answer(200)));
    expect(found.noVersions).toContain('nothing (unreachable)');
    expect(connection.sent.filter(isWrite)).toHaveLength(1);
  });
});

test('changes are waited for shortly at the reference endpoint, longer at any other', () => {
  expect(patienceFor({ endpointKind: 'reference', quick: false })).toBe(shortPatience);
  expect(patienceFor({ endpointKind: 'reference', quick: true })).toBe(shortPatience);
  expect(patienceFor({ endpointKind: 'given', quick: false })).toBe(longPatience);
  expect(patienceFor({ endpointKind: 'given', quick: true })).toBe(quickPatience);
});
