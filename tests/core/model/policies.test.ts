import { expect, test } from 'vitest';
import { CustomerKey } from '../../../core/customer-key.ts';
import { after, judged } from '../../../core/model/after.ts';
import { allowed } from '../../../core/model/allowed.ts';
import type { ModelAnswer } from '../../../core/model/answer.ts';
import type { HeaderState } from '../../../core/model/members.ts';
import type { ModelOperation, ModelRequest } from '../../../core/model/request.ts';
import { emptyBucket, emptyState } from '../../../core/model/state.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { ssec } from '../../../core/values.ts';
import { sentHeaders } from '../../../generators/space/members.ts';

const [key, other] = [1, 2].map((byte) => CustomerKey.of(Buffer.alloc(32, byte))) as [
  CustomerKey,
  CustomerKey,
];
const version = {
  ...{ id: 'null', isDeleteMarker: false, isMultipart: false, headers: [], etag: '"e"' },
  encryption: ssec(key),
  pieces: [ObjectBody.of({ sizeBytes: 4, seed: 1 })],
};
const upload = {
  ...{ id: 'u', name: 'a', encryption: ssec(key), headers: [], checksumAlgorithm: undefined },
  parts: new Map([[1, { body: [], etag: '"p"' }]]),
};
const under = (policy: 'requires SSE-C' | 'denies SSE-C' | undefined) =>
  emptyState(
    {
      two: {
        ...{ ...emptyBucket, ...(policy && { policy }) },
        names: new Map([['a', [version]]]),
        uploads: new Map([[0, upload]]),
      },
    },
    '',
  );
const common = { bucket: 'two', name: 'a', scheme: 'https' } as const;

function requestOf(operation: ModelOperation, state: Partial<HeaderState> | 'none'): ModelRequest {
  const carrier = operation === 'PostObject' ? 'formFields' : 'headers';
  const sent =
    state === 'none' ? [] : [sentHeaders({ ...{ carrier, key, other, state }, salt: 0 })];
  const source = sentHeaders({ carrier: 'copySourceHeaders', key, other, state: {}, salt: 0 });
  const isCopy = operation.endsWith('Copy') || operation === 'CopyObject';
  const isOnUpload = ['UploadPart', 'UploadPartCopy', 'CompleteMultipartUpload'].includes(
    operation,
  );
  return {
    ...{ ...common, operation, signing: operation === 'PostObject' ? 'form' : 'header' },
    ...(isCopy && { copyFrom: { bucket: 'two', name: 'a' }, replacesMetadata: true }),
    sent: isCopy ? [source, ...sent] : sent,
    ...(isOnUpload && { upload: 0, partNumber: 1 }),
    ...(operation === 'CompleteMultipartUpload' && { parts: [{ number: 1 }] }),
    body: ObjectBody.of({ sizeBytes: 4, seed: 1 }),
  };
}

const writes = ['PutObject', 'PostObject', 'CopyObject', 'CreateMultipartUpload'] as const;

test.each(writes)('%s without SSE-C is refused where a policy requires it', (operation) => {
  const state = under('requires SSE-C');
  expect(allowed(state, requestOf(operation, {})).kind).toBe('accept');
  const verdict = allowed(state, requestOf(operation, 'none'));
  expect(verdict.kind).toBe('refuse');
  expect(verdict.level).toBe(operation === 'CopyObject' ? 'SHOULD' : 'MUST');
  expect(allowed(under(undefined), requestOf(operation, 'none')).kind).toBe('accept');
});

test.each(writes)('%s with SSE-C is refused where a policy denies it', (operation) => {
  const state = under('denies SSE-C');
  expect(allowed(state, requestOf(operation, {})).kind).toBe('refuse');
  expect(allowed(state, requestOf(operation, 'none')).kind).toBe('accept');
});

test.each(['UploadPart', 'UploadPartCopy'] as const)(
  'whether a policy that denies SSE-C denies %s is left open',
  (operation) => {
    expect(allowed(under('denies SSE-C'), requestOf(operation, {})).kind).toBe('open');
    expect(allowed(under('requires SSE-C'), requestOf(operation, {})).kind).toBe('accept');
  },
);

test('CompleteMultipartUpload may need the headers where a policy requires them', () => {
  const bare = requestOf('CompleteMultipartUpload', 'none');
  expect(allowed(under('requires SSE-C'), bare).kind).toBe('open');
  expect(allowed(under('denies SSE-C'), bare).kind).toBe('accept');
});

test('reads and deletions are no writes', () => {
  for (const operation of ['GetObject', 'HeadObject'] as const)
    expect(allowed(under('denies SSE-C'), requestOf(operation, {})).kind).toBe('accept');
  expect(allowed(under('requires SSE-C'), requestOf('DeleteObject', 'none')).kind).toBe('accept');
});

test('the order of a policy and other checks is not recorded', () => {
  const faulty = requestOf('PutObject', { algorithm: 'other-value' });
  expect(allowed(under(undefined), faulty)).toHaveProperty('exact');
  expect(allowed(under('requires SSE-C'), faulty)).not.toHaveProperty('exact');
});

function answer(status: number, code?: string): ModelAnswer {
  const error = code === undefined ? undefined : { code, message: code };
  const empty = { headers: [], body: Buffer.alloc(0), truncated: false };
  return { ...empty, status, error } as unknown as ModelAnswer;
}

test('what a policy alone refuses is 403', () => {
  const state = under('requires SSE-C');
  const broken = (status: number) =>
    judged([state], requestOf('PutObject', 'none'), answer(status, 'X')).mismatches.map(
      ({ level, clause }) => `${level} ${clause}`,
    );
  expect(broken(403)).toEqual([]);
  expect(broken(400)).toEqual(['SHOULD iam.condition-key']);
});

test('a policy holds from its answer on, until another one takes its place', () => {
  const put = (policy: ModelRequest['policy']) => ({
    ...{ ...common, operation: 'PutBucketPolicy' as const, signing: 'header' as const, sent: [] },
    ...(policy && { policy }),
  });
  const [set] = after([under(undefined)], put('denies SSE-C'), answer(204));
  expect(set.buckets.get('two')?.policy).toBe('denies SSE-C');
  const [gone] = after([set], put('allows all'), answer(204));
  expect(gone.buckets.get('two')?.policy).toBeUndefined();
});
