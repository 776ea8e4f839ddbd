import { expect, test } from 'vitest';
import { judged } from '../../../core/model/after.ts';
import type { ModelAnswer } from '../../../core/model/answer.ts';
import type { ModelRequest } from '../../../core/model/request.ts';
import { emptyBucket, emptyState, type Possible } from '../../../core/model/state.ts';
import { ObjectBody } from '../../../core/object-body.ts';

const place = { bucket: 'one', name: 'a', scheme: 'https', sent: [] } as const;
const empty = { headers: [], body: Buffer.alloc(0), truncated: false } as const;
const element = (name: string, children: readonly object[] = [], text = '') => ({
  ...{ name, attributes: {}, children, text },
});

/** The states in which a plain object is there. */
function withObject(): Possible {
  const body = ObjectBody.of({ sizeBytes: 4, seed: 1 });
  const put: ModelRequest = { ...place, operation: 'PutObject', signing: 'header', body };
  const start = [emptyState({ one: emptyBucket }, '')] as const;
  return judged(start, put, { ...empty, status: 200 }).after;
}

function deleting(signing: 'header' | 'anonymous', reported: string) {
  const request: ModelRequest = { ...place, operation: 'DeleteObjects', signing };
  const code = element('Code', [], 'AccessDenied');
  const one = element(reported, [element('Key', [], 'a'), code]);
  const document = element('DeleteResult', [one]) as unknown as ModelAnswer['document'];
  return judged(withObject(), request, { ...empty, status: 200, document } as ModelAnswer);
}

function isThere(states: Possible): boolean {
  return states.some(({ buckets }) => (buckets.get('one')?.names.get('a') ?? []).length > 0);
}

test('DeleteObjects may refuse each object in its report', () => {
  const { mismatches, after } = deleting('anonymous', 'Error');
  expect(mismatches).toEqual([]);
  expect(isThere(after)).toBe(true);
});

test('an anonymous DeleteObjects that reports an object as deleted is a finding', () => {
  const { mismatches } = deleting('anonymous', 'Deleted');
  expect(mismatches.map(({ clause }) => clause)).toContain('s3.private-by-default');
});

test('an error for an object that its owner deletes is a finding, and the object is still there', () => {
  const { mismatches, after } = deleting('header', 'Error');
  expect(mismatches.map(({ clause }) => clause)).toContain('delete-multi.modes');
  expect(isThere(after)).toBe(true);
});
