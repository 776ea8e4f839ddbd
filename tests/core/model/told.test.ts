import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CustomerKey } from '../../../core/customer-key.ts';
import type { ModelAnswer } from '../../../core/model/answer.ts';
import { compare } from '../../../core/model/compare.ts';
import type { KeyMember } from '../../../core/model/members.ts';
import type { ModelRequest } from '../../../core/model/request.ts';
import { emptyBucket, emptyState } from '../../../core/model/state.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { type Encryption, plain, ssec } from '../../../core/values.ts';
import { sentHeaders } from '../../../generators/space/members.ts';
import {
  plainGet,
  stateWith,
  validHeaders,
  versionOf,
} from '../../../generators/space/modelled.ts';

const [key, other] = [1, 100].map((from) =>
  CustomerKey.of(Uint8Array.from({ length: 32 }, (_, at) => from + at)),
) as [CustomerKey, CustomerKey];
const start = [emptyState({ one: emptyBucket }, '')] as const;

/** A PutObject whose key is of a class, and a refusal that quotes the key header as it was sent. */
function quoting(of: KeyMember): readonly [ModelRequest, ModelAnswer] {
  const sent = sentHeaders({ carrier: 'headers', state: { key: of }, key, other, salt: 0 });
  const value = sent.members.find(([member]) => member === 'key')?.[1] ?? '';
  const message = 'The secret key was improperly encoded. The secret key must be Base64 encoded.';
  const request: ModelRequest = {
    ...{ operation: 'PutObject', bucket: 'one', name: 'a', signing: 'header', scheme: 'https' },
    ...{ sent: [sent], body: ObjectBody.of({ sizeBytes: 4, seed: 1 }) },
  };
  const body = Buffer.from(`<Error><ArgumentValue>${value}</ArgumentValue></Error>`);
  const error = { code: 'InvalidArgument', message };
  return [request, { status: 400, headers: [], body, truncated: false, error }];
}

test('a refusal may quote a key that is no Base64, in the words for that', () => {
  expect(compare(start, ...quoting('lenient-base64'))).toEqual([]);
  expect(compare(start, ...quoting('undecodable'))).toEqual([]);
});

test('a refusal never quotes a key', () => {
  const clauses = compare(start, ...quoting('the-key')).map(({ clause }) => clause);
  expect(clauses).toContain('ssec.key.not-stored');
});

/** A refused CopyObject onto the SSE-C copy of an object, which tells the MD5 of their bytes as an ETag. */
function refusedCopy(source: Encryption): readonly string[] {
  const body = ObjectBody.of({ sizeBytes: 64, seed: 5 });
  const versions = {
    from: versionOf({ encryption: source, body }),
    to: versionOf({ encryption: ssec(key), body }),
  };
  const names = new Map(Object.entries(versions).map(([name, version]) => [name, [version]]));
  const states = [emptyState({ one: { ...emptyBucket, names } }, '')] as const;
  const md5 = createHash('md5').update(body.bytes()).digest('hex');
  const request: ModelRequest = {
    ...{ operation: 'CopyObject', bucket: 'one', name: 'to', signing: 'header', scheme: 'https' },
    ...{ sent: validHeaders('headers', key), copyFrom: { bucket: 'one', name: 'from' } },
    condition: { 'if-match': '"another"' },
  } as never;
  const headers = [['ETag', `"${md5}"`]] as const;
  const refusal = { status: 412, headers, body: Buffer.of(), truncated: false };
  return compare(states, request, refusal as never).map(({ received }) => received);
}

test('a refusal may tell the ETag of a plain object, whose copy under a key has the same bytes', () => {
  expect(refusedCopy(plain)).not.toContain('the MD5 of its bytes');
  expect(refusedCopy(ssec(other))).toContain('the MD5 of its bytes');
});

test('a 416 without the key tells the size, unless the range ends before it begins', () => {
  const body = ObjectBody.of({ sizeBytes: 64, seed: 5 });
  const states = [stateWith({ name: 'o', encryption: ssec(key), body })] as const;
  const answer: ModelAnswer = { status: 416, headers: [], body: Buffer.of(), truncated: false };
  const found = (range: string) =>
    compare(states, { ...plainGet('o'), range }, answer).map(({ received }) => received);
  const told = '416, which says that the object ends before the range';
  expect(found('bytes=64-70')).toContain(told);
  expect(found('bytes=70-64')).not.toContain(told);
});
