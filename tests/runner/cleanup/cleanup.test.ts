import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../core/values.ts';
import { clean, cleanup } from '../../../runner/cleanup/cleanup.ts';
import { type LedgerEntry, note } from '../../../runner/cleanup/ledger.ts';
import { answer } from '../../core/answer.ts';
import { served } from '../loopback.ts';
import { config, observing } from '../scripted.ts';
import { smallS3 } from '../small-s3.ts';

const run: LedgerEntry = {
  kind: 'run',
  version: 1,
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
  return { ...(await clean(connection.client, entries, events)), notices, sent: connection.sent };
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
      notices: ['1 object, upload or bucket could not be deleted.'],
    });
  });
  test('objects that could not be deleted are counted and reported in every bucket', async () => {
    const things = ['a', 'b'].map((name) => ({ bucket: name, name }));
    const s3 = smallS3(things, refuses('DeleteObject'));
    const { left, notices } = await cleaned([run, bucket('a'), bucket('b')], s3);
    // An object and its bucket, twice.
    expect({ left, notices }).toEqual({
      left: 4,
      notices: ['4 objects, uploads or buckets could not be deleted.'],
    });
  });
  test('an endpoint that does not answer is not waited for in every bucket', async () => {
    const s3 = smallS3([], { instead: () => answer(0, { broken: 'timeout' }) });
    const { left, sent } = await cleaned([run, bucket('a'), bucket('b'), bucket('c')], s3);
    expect(new Set(sent.map((draft) => draft.bucket))).toEqual(new Set(['c']));
    expect(left).toBe(2 + 1 + 2);
  });
  test('a clean-up needs no event listener', async () => {
    const { client } = observing(smallS3([mine], refuses('DeleteBucket')).script);
    expect(await clean(client, [run, bucket('mine')])).toEqual({ deleted: 1, left: 1 });
  });
});

describe('the cleanup command', () => {
  const ledger = (endpoint: string) => {
    const ledgerFile = join(mkdtempSync(join(tmpdir(), 'sse-c-cleanup-')), 'ledger');
    note({ ledgerFile }, { kind: 'run', version: 1, endpoint, region: 'r', addressing: 'path' });
    note({ ledgerFile }, bucket('mine'));
    return ledgerFile;
  };
  test('cleanup connects to the endpoint of the ledger, and removes the ledger when nothing is left', async () => {
    const s3 = smallS3([mine, yours]);
    await served(s3.script, async (url) => {
      const file = ledger(url);
      expect(await cleanup(file, {}, config)).toEqual({ deleted: 2, left: 0 });
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
      expect(await cleanup(file, {}, config)).toEqual({ deleted: 0, left: 2 });
      expect(existsSync(file)).toBe(true);
    });
  });
});
