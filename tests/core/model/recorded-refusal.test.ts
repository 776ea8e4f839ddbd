import { expect, test } from 'vitest';
import { CustomerKey } from '../../../core/customer-key.ts';
import { after } from '../../../core/model/after.ts';
import type { ModelAnswer } from '../../../core/model/answer.ts';
import { compare } from '../../../core/model/compare.ts';
import type { HeaderState } from '../../../core/model/members.ts';
import type { ModelRequest } from '../../../core/model/request.ts';
import { emptyBucket, emptyState } from '../../../core/model/state.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { sentHeaders } from '../../../generators/space/members.ts';
import { type Refusal, refusals } from '../../../spec/recorded/refusals.ts';

const [key, other] = [1, 100].map((from) =>
  CustomerKey.of(Uint8Array.from({ length: 32 }, (_, at) => from + at)),
) as [CustomerKey, CustomerKey];
const place = { bucket: 'one', name: 'a', signing: 'header', scheme: 'https' } as const;
const sent = (state: Partial<HeaderState>, of: CustomerKey) => [
  sentHeaders({ carrier: 'headers', state, key: of, other, salt: 1 }),
];
const put: ModelRequest = {
  ...{ ...place, operation: 'PutObject', sent: sent({}, key) },
  body: ObjectBody.of({ sizeBytes: 4, seed: 1 }),
};
const answered = { body: Buffer.alloc(0), truncated: false } as const;
const done: ModelAnswer = {
  ...{ ...answered, status: 200 },
  headers: [
    ['x-amz-server-side-encryption-customer-algorithm', 'AES256'],
    ['x-amz-server-side-encryption-customer-key-MD5', key.md5Base64],
  ],
};
const stored = after([emptyState({ one: emptyBucket }, '')], put, done);
const get = (state: Partial<HeaderState>): ModelRequest => ({
  ...{ ...place, operation: 'GetObject', sent: sent(state, other) },
});
const refused = ({ status, code, message = '', argumentName }: Refusal): ModelAnswer => ({
  ...{ ...answered, status, headers: [], error: { code, message, argumentName } },
});

test('white space around the algorithm is no mistake, so the wrong key is what is refused', () => {
  const spaced = get({ algorithm: 'outer-space' });
  expect(compare(stored, spaced, refused(refusals['wrong-key']))).toEqual([]);
  const [other] = compare(stored, spaced, refused(refusals['algorithm-unknown']));
  expect(other?.clause).toBe('recorded.get.wrong-key');
});

test('another algorithm is refused before the wrong key, as recorded', () => {
  const unknown = get({ algorithm: 'other-value' });
  expect(compare(stored, unknown, refused(refusals['algorithm-unknown']))).toEqual([]);
  const [other] = compare(stored, unknown, refused(refusals['wrong-key']));
  expect(other?.clause).toBe('recorded.algorithm');
});

test('a refusal that names another argument is another refusal', () => {
  const unknown = get({ algorithm: 'other-value' });
  const other = { ...refusals['algorithm-unknown'], argumentName: 'x-amz-algorithm' };
  expect(compare(stored, unknown, refused(other))[0]?.received).toContain('about x-amz-algorithm');
});

test('a strict endpoint may miss the MD5 of a read first, as documented, if it is not sent', () => {
  const missing = refused(refusals['md5-missing']);
  expect(compare(stored, get({ algorithm: 'empty', md5: 'absent' }), missing)).toEqual([]);
  const [found] = compare(stored, get({ algorithm: 'empty' }), missing);
  expect(found?.clause).toBe('recorded.algorithm');
});
