import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../../core/customer-key.ts';
import { judged } from '../../../core/model/after.ts';
import type { ModelAnswer } from '../../../core/model/answer.ts';
import { compare } from '../../../core/model/compare.ts';
import { raced } from '../../../core/model/race.ts';
import type { ModelRequest } from '../../../core/model/request.ts';
import { emptyBucket, emptyState, type ModelState } from '../../../core/model/state.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { sentHeaders } from '../../../generators/space/members.ts';

const keys = [1, 2, 3].map((byte) => CustomerKey.of(new Uint8Array(32).fill(byte)));
const [keyA, keyB, keyC] = keys as [CustomerKey, CustomerKey, CustomerKey];
const bodyA = ObjectBody.of({ sizeBytes: 100, seed: 1 });
const bodyB = ObjectBody.of({ sizeBytes: 200, seed: 2 });
const place = { bucket: 'one', name: 'a', signing: 'header', scheme: 'https' } as const;
const sent = (key: CustomerKey) => [sentHeaders({ carrier: 'headers', key, other: keyC, salt: 0 })];
const put = (key: CustomerKey, body: ObjectBody): ModelRequest => ({
  ...{ ...place, operation: 'PutObject', sent: sent(key), body },
});
const get = (key: CustomerKey): ModelRequest => ({
  ...{ ...place, operation: 'GetObject', sent: sent(key) },
});
const confirmed = (key: CustomerKey, etag: string): ModelAnswer => ({
  ...{ status: 200, body: Buffer.alloc(0), truncated: false },
  headers: [
    ['x-amz-server-side-encryption-customer-algorithm', 'AES256'],
    ['x-amz-server-side-encryption-customer-key-MD5', key.md5Base64],
    ['etag', `"${etag}"`],
  ],
});
const returned = (key: CustomerKey, etag: string, body: Uint8Array): ModelAnswer => {
  const answer = confirmed(key, etag);
  return {
    ...answer,
    body,
    headers: [...answer.headers, ['content-length', `${body.byteLength}`]],
  };
};
const refused: ModelAnswer = {
  ...{ status: 403, headers: [], body: Buffer.alloc(0), truncated: false },
  error: { code: 'AccessDenied' },
};
const start = [emptyState({ one: emptyBucket }, '')] as const;
const writes = [
  { request: put(keyA, bodyA), answer: confirmed(keyA, 'a') },
  { request: put(keyB, bodyB), answer: confirmed(keyB, 'b') },
];
const readOf = (key: CustomerKey, etag: string, body: Uint8Array) => ({
  request: get(key),
  answer: returned(key, etag, body),
});

describe('two writes to one name at the same time', () => {
  test('leave the one or the other, which a read then settles', () => {
    const { mismatches, after } = raced(start, writes);
    expect(mismatches.flat()).toEqual([]);
    expect(after).toHaveLength(2);
    const inA = compare(after, get(keyA), returned(keyA, 'a', bodyA.bytes()));
    const inB = compare(after, get(keyB), returned(keyB, 'b', bodyB.bytes()));
    expect([...inA, ...inB]).toEqual([]);
  });

  test('never a mixture of both', () => {
    const { after } = raced(start, writes);
    const mixed = Buffer.concat([bodyA.bytes().subarray(0, 50), bodyB.bytes().subarray(50)]);
    const found = compare(after, get(keyB), returned(keyB, 'b', mixed));
    expect(found.map(({ level, harm }) => [level, harm])).toContainEqual(['MUST', 'wrong-bytes']);
  });

  test('nor the bytes of one under the key of the other', () => {
    const { after } = raced(start, writes);
    expect(compare(after, get(keyB), returned(keyB, 'b', bodyA.bytes()))).not.toEqual([]);
  });
});

describe('a read at the same time', () => {
  test('fits before, between and after the writes', () => {
    const missing = { ...refused, status: 404, error: { code: 'NoSuchKey' } };
    for (const read of [
      readOf(keyA, 'a', bodyA.bytes()),
      readOf(keyB, 'b', bodyB.bytes()),
      { request: get(keyA), answer: missing },
    ])
      expect(raced(start, [...writes, read]).mismatches.flat()).toEqual([]);
  });

  test('is wrong where it fits nowhere', () => {
    const half = readOf(keyA, 'a', bodyA.bytes().subarray(0, 10));
    expect(raced(start, [...writes, half]).mismatches[2]).not.toEqual([]);
  });

  test('never succeeds with a key that none of the writes had', () => {
    const { mismatches } = raced(start, [...writes, readOf(keyC, 'a', bodyA.bytes())]);
    expect(mismatches[2]?.map(({ level }) => level)).toContain('MUST');
  });
});

test('a version is judged by the id that was sent, whatever its place in a state', () => {
  const versioned = emptyState({ one: { ...emptyBucket, versioning: 'Enabled' } }, '');
  const withId = ({ headers, ...answer }: ModelAnswer, id: string): ModelAnswer => ({
    ...{ ...answer, headers: [...headers, ['x-amz-version-id', id]] },
  });
  const three = [keyA, keyB, keyC].map((key, at) => ({
    request: put(key, at === 1 ? bodyB : bodyA),
    answer: withId(confirmed(key, `${at}`), `${at}`),
  }));
  const { after } = raced([versioned], three);
  const states = judged(after, get(keyC), withId(returned(keyC, '2', bodyA.bytes()), '2')).after;
  const orders = ({ buckets }: ModelState) =>
    buckets
      .get('one')
      ?.names.get('a')
      ?.map(({ id }) => id)
      .join('');
  expect(new Set(states.map(orders))).toEqual(new Set(['210', '201']));
  // Whichever version the first state has second: its id was sent, and with its key.
  const isB = orders(states[0]) === '210';
  const read = { ...get(isB ? keyB : keyA), version: 1 };
  const answer = isB
    ? withId(returned(keyB, '1', bodyB.bytes()), '1')
    : withId(returned(keyA, '0', bodyA.bytes()), '0');
  const left = judged(states, read, answer);
  expect(left.mismatches).toEqual([]);
  expect(new Set(left.after.map(orders))).toEqual(new Set(['210', '201']));
});

test('more states than are looked at are reported, since the true one may be lost', () => {
  const [state] = start;
  expect(raced([state, state, state, state], writes).isLost).toBe(false);
  expect(raced([state, state, state, state, state], writes).isLost).toBe(true);
});
