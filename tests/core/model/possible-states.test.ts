import { expect, test } from 'vitest';
import { CustomerKey } from '../../../core/customer-key.ts';
import { after } from '../../../core/model/after.ts';
import type { ModelAnswer } from '../../../core/model/answer.ts';
import type { ModelRequest } from '../../../core/model/request.ts';
import { emptyBucket, emptyState, type Version } from '../../../core/model/state.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { ssec } from '../../../core/values.ts';

const version: Version = {
  ...{ id: 'null', isDeleteMarker: false, isMultipart: false, headers: [], etag: '"e"' },
  encryption: ssec(CustomerKey.of(Buffer.alloc(32, 1))),
  pieces: [ObjectBody.of({ sizeBytes: 64, seed: 1 })],
};
const state = emptyState({ one: { ...emptyBucket, names: new Map([['a', [version]]]) } }, '');
const request = { bucket: 'one', name: 'a', scheme: 'https', signing: 'header', sent: [] } as const;
const answer = { status: 200, headers: [], body: Buffer.alloc(0), truncated: false };

const operations: readonly ModelRequest['operation'][] = [
  'GetObject',
  'GetObjectAttributes',
  'ListObjectsV2',
  'DeleteObject',
  'PutObjectTagging',
  'PutBucketEncryption',
];

// States that are the same would count for different ones, until a story ends for too many of them.
test.each(operations)('%s, which encrypts nothing, leaves one possible state', (operation) => {
  const left = after([state], { ...request, operation }, answer as unknown as ModelAnswer);
  expect(left).toHaveLength(1);
});

test('PutObject that should have been refused leaves one for each way to encrypt', () => {
  const sent = { ...request, operation: 'PutObject', tampering: 'false-signature' } as const;
  const left = after([state], sent, answer as unknown as ModelAnswer);
  expect(left.length).toBeGreaterThan(1);
});
