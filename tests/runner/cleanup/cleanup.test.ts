import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../core/values.ts';
import { clean, cleanup } from '../../../runner/cleanup/cleanup.ts';
import { type LedgerEntry, note } from '../../../runner/cleanup/ledger.ts';
import { answer, element } from '../../core/answer.ts';
import { served } from '../loopback.ts';
import { config, observing } from '../scripted.ts';
import { smallS3 } from '../small-s3.ts';

const run: LedgerEntry = {
  kind: 'run',
  version: 2,
  endpoint: 'https://localhost:1',
  region: 'r',
  addressing: 'path',
};
const bucket = (name: string): LedgerEntry => ({ kind: 'bucket', bucket: name });
const mine = { bucket: 'mine', name: 'p/1', id: 'v1' };
const yours = { bucket: 'mine', name: 'yours', id: 'v2' };

async function cleaned(
  entries: readonly LedgerEntry[],
  s3: ReturnType<typeof smallS3>,
): Promise<{ deleted: number; left: number; notices: string[]; sent: readonly Draft[] }> {
  const notices: string[] = [];
  const connection = observing(s3.script);
  const events = { onNotice: (sentence: string) => void notices.push(sentence) };
  const { deleted, left } = await clean(connection.client, entries, events);
  return { deleted, left: left.length, notices, sent: connection.sent };
}

describe('a ledger', () => {
  test('a bucket of the ledger is deleted with all that is in it', async () => {
    const s3 = smallS3([mine, yours, { bucket: 'another', name: 'a' }]);
    const { deleted, left, notices } = await cleaned([run, bucket('mine')], s3);
    expect({ deleted, left, notices }).toEqual({ deleted: 2, left: 0, notices: [] });
    expect([...s3.buckets]).toEqual(['another']);
  });
  test('in a bucket of the user only names under the prefix are deleted, and the bucket stays', async () => {
    const s3 = smallS3([mine, yours], { listsEverything: true });
    const { deleted, left, sent } = await cleaned(
      [run, { kind: 'prefix', bucket: 'mine', prefix: 'p/' }],
      s3,
    );
    expect({ deleted, left }).toEqual({ deleted: 1, left: 0 });
    expect(s3.held()).toEqual([yours]);
    expect(sent.some(({ operation }) => operation === 'DeleteBucket')).toBe(false);
  });
  test('the newest bucket is deleted first', async () => {
    const s3 = smallS3(['a', 'b', 'c'].map((name) => ({ bucket: name, name })));
    const { sent, deleted } = await cleaned([run, bucket('a'), bucket('b'), bucket('c')], s3);
    const removed = sent.filter(({ operation }) => operation === 'DeleteBucket');
    expect(removed.map((draft) => draft.bucket)).toEqual(['c', 'b', 'a']);
    expect(deleted).toBe(3);
  });
  test('after the first bucket the others are deleted at the same time', async () => {
    const s3 = smallS3(['a', 'b', 'c'].map((name) => ({ bucket: name, name })));
    const { sent, deleted } = await cleaned([run, bucket('a'), bucket('b'), bucket('c')], s3);
    const buckets = sent.map((draft) => draft.bucket);
    expect(buckets.lastIndexOf('c')).toBeLessThan(buckets.indexOf('b'));
    expect(buckets.indexOf('a')).toBeLessThan(buckets.lastIndexOf('b'));
    expect(deleted).toBe(3);
  });
  test('a bucket that the ledger notes as gone is not asked for, the others are', async () => {
    const s3 = smallS3([mine]);
    const gone: LedgerEntry = { kind: 'gone', bucket: 'own' };
    const { deleted, left, sent } = await cleaned([run, bucket('mine'), bucket('own'), gone], s3);
    expect({ deleted, left }).toEqual({ deleted: 1, left: 0 });
    expect(new Set(sent.map((draft) => draft.bucket))).toEqual(new Set(['mine']));
  });
  test('a bucket that does not exist counts as deleted', async () => {
    const { left, notices } = await cleaned([run, bucket('never')], smallS3());
    expect({ left, notices }).toEqual({ left: 0, notices: [] });
  });
});

describe('what could not be deleted', () => {
  const refuses = (...operations: readonly string[]) => ({
    instead: (draft: Draft) => (operations.includes(draft.operation) ? answer(403) : undefined),
  });
  test('a bucket that could not be deleted is counted and reported', async () => {
    const { left, notices } = await cleaned(
      [run, bucket('mine')],
      smallS3([mine], refuses('DeleteBucket')),
    );
    expect({ left, notices }).toEqual({
      left: 1,
      notices: [
        'Not everything could be deleted, 1 is left:\n  bucket mine: DeleteBucket was answered with 403',
      ],
    });
  });
  test('objects that could not be deleted are counted and reported in every bucket', async () => {
    const things = ['a', 'b'].map((name) => ({ bucket: name, name }));
    const s3 = smallS3(things, refuses('DeleteObject'));
    const { left, notices } = await cleaned([run, bucket('a'), bucket('b')], s3);
    // An object and its bucket, twice.
    expect(left).toBe(4);
    expect(notices[0]?.split('\n')).toEqual([
      'Not everything could be deleted, 4 are left:',
      '  object b/b: DeleteObject was answered with 403',
      '  bucket b: DeleteBucket was answered with 409 BucketNotEmpty',
      '  object a/a: DeleteObject was answered with 403',
      '  bucket a: DeleteBucket was answered with 409 BucketNotEmpty',
    ]);
  });
  test('of many things that are left ten are named', async () => {
    const things = Array.from({ length: 14 }, (_, at) => ({ bucket: 'a', name: `${at}` }));
    const { notices } = await cleaned([run, bucket('a')], smallS3(things, refuses('DeleteObject')));
    const lines = notices[0]?.split('\n') ?? [];
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([
      ...[12, 'Not everything could be deleted, 15 are left:', '  and 5 more'],
    ]);
  });
  test('an endpoint that does not answer is not waited for in every bucket', async () => {
    const s3 = smallS3([], { instead: () => answer(0, { broken: 'timeout' }) });
    const { left, sent } = await cleaned([run, bucket('a'), bucket('b'), bucket('c')], s3);
    expect(new Set(sent.map((draft) => draft.bucket))).toEqual(new Set(['c']));
    expect(left).toBe(2 + 1 + 2);
  });
  test('of an endpoint that answers nothing it is not claimed that a bucket exists', async () => {
    const silent = { instead: () => answer(0, { broken: 'closed' }) };
    const { left, notices } = await cleaned([run, bucket('a'), bucket('b')], smallS3([], silent));
    expect(left).toBeGreaterThan(0);
    expect(notices).toEqual([
      'The endpoint does not answer, so that it is unknown what is left of: bucket b, bucket a.',
    ]);
  });
  test('a clean-up needs no event listener', async () => {
    const { client } = observing(smallS3([mine], refuses('DeleteBucket')).script);
    expect((await clean(client, [run, bucket('mine')])).left).toHaveLength(1);
  });
});

describe('objects that no list shows', () => {
  const named = (name: string): LedgerEntry => ({ kind: 'name', bucket: 'mine', name });
  const things = ['p/1', 'p/2', 'yours'].map((name) => ({ bucket: 'mine', name }));
  /** Every list fails as long as the object is there. */
  const poisonedBy = (poison: string) => {
    const s3: ReturnType<typeof smallS3> = smallS3(things, {
      instead: (draft) => {
        const isThere = s3.held().some(({ name }) => name === poison);
        const isList = draft.operation.startsWith('List');
        return isList && isThere ? answer(206, { error: { code: 'InternalError' } }) : undefined;
      },
    });
    return s3;
  };
  test('where an object makes every list fail, the recorded names are deleted and listed again', async () => {
    const s3 = poisonedBy('p/1');
    const { left } = await cleaned([run, bucket('mine'), named('p/1')], s3);
    expect([left, s3.held(), [...s3.buckets]]).toEqual([0, [], []]);
  });
  test('in a bucket of the user recorded names are deleted, and no others', async () => {
    const s3 = poisonedBy('yours');
    const prefix: LedgerEntry = { kind: 'prefix', bucket: 'mine', prefix: 'p/' };
    const { left } = await cleaned([run, prefix, named('p/1'), named('p/2'), named('yours')], s3);
    expect([left, s3.held().map(({ name }) => name)]).toEqual([0, ['yours']]);
  });
  test('a bucket that lists nothing and is not empty is emptied by the recorded names', async () => {
    const hides = (draft: Draft) =>
      draft.operation.startsWith('List') ? answer(200, { document: element('List') }) : undefined;
    const s3 = smallS3(things, { instead: hides });
    const { left } = await cleaned(
      [run, bucket('mine'), ...things.map(({ name }) => named(name))],
      s3,
    );
    expect([left, [...s3.buckets]]).toEqual([0, []]);
  });
});

describe('the cleanup command', () => {
  const ledger = (endpoint: string) => {
    const ledgerFile = join(mkdtempSync(join(tmpdir(), 'sse-c-cleanup-')), 'ledger');
    note({ ledgerFile }, { kind: 'run', version: 2, endpoint, region: 'r', addressing: 'path' });
    note({ ledgerFile }, bucket('mine'));
    return ledgerFile;
  };
  test('cleanup connects to the endpoint of the ledger, and removes the ledger when nothing is left', async () => {
    const s3 = smallS3([mine, yours]);
    await served(s3.script, async (url) => {
      const file = ledger(url);
      expect(await cleanup(file, {}, config)).toEqual({ deleted: 2, left: [] });
      expect(existsSync(file)).toBe(false);
    });
    expect([s3.held(), [...s3.buckets]]).toEqual([[], []]);
  });
  test('cleanup keeps the ledger where something is left', async () => {
    const s3 = smallS3([mine], {
      instead: ({ method }) => (method === 'DELETE' ? answer(403) : undefined),
    });
    await served(s3.script, async (url) => {
      const file = ledger(url);
      expect((await cleanup(file, {}, config)).left).toHaveLength(2);
      expect(existsSync(file)).toBe(true);
    });
  });
});
