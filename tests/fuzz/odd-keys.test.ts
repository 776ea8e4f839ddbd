import { describe, expect, test } from 'vitest';
import { judged } from '../../core/model/after.ts';
import type { ModelAnswer } from '../../core/model/answer.ts';
import { emptyBucket, emptyState } from '../../core/model/state.ts';
import { resolved } from '../../fuzz/resolve.ts';
import type { SentKey, Step } from '../../fuzz/step.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { named, played } from './played.ts';

const put = (text: NonNullable<SentKey['text']>): Step => ({
  ...{ bucket: 'one', name: 0, signing: 'header', scheme: 'https', operation: 'PutObject' },
  body: { sizeBytes: 64, seed: 1 },
  key: { key: 'A', salt: 1, state: { key: 'other-length' }, text },
});

const rows: readonly (readonly [FaultId, ClauseId, Step])[] = [
  ['takes-raw-key-text', 'ssec.put.key', put('raw')],
  ['crash-on-long-header', 'put.headers-8k', put('8 KiB')],
];

describe.each(rows)('an endpoint with %s', (fault, clause, step) => {
  test(`breaks ${clause}, and an honest one nothing`, async () => {
    expect(named(await played([fault], [step]))).toContain(clause);
    expect(named(await played([], [step]))).toEqual([]);
  });
});

const state = emptyState({ one: emptyBucket }, '');
const story = { seed: 1, names: ['a', 'b', 'c'], steps: [] };

function keySent(step: Step): string {
  const request = resolved(step, { story, state, progress: { uploads: new Map() } });
  return request?.sent[0]?.members.find(([member]) => member === 'key')?.[1] ?? '';
}

test('a raw key is 32 characters, and a long one fills 8 KiB', () => {
  expect(keySent(put('raw'))).toMatch(/^[\w+/]{32}$/);
  expect(keySent(put('8 KiB'))).toHaveLength(8192);
});

test.each([
  ['8 KiB', 'closed', []],
  ['8 KiB', 'timeout', ['http.client-error']],
  ['raw', 'closed', ['http.client-error']],
] as const)('a key of %s, answered by nothing (%s), breaks %j', (text, broken, clauses) => {
  const request = resolved(put(text), { story, state, progress: { uploads: new Map() } });
  const empty = { status: 0, headers: [], body: Buffer.alloc(0), truncated: false };
  if (request === undefined) throw new Error('no request');
  const { mismatches } = judged([state], request, { ...empty, broken } as unknown as ModelAnswer);
  expect(mismatches.map(({ clause }) => clause)).toEqual(clauses);
});
