import { expect, test } from 'vitest';
import { CustomerKey } from '../../../core/customer-key.ts';
import { judged } from '../../../core/model/after.ts';
import { allowed } from '../../../core/model/allowed.ts';
import type { ModelAnswer } from '../../../core/model/answer.ts';
import type { SentHeaders } from '../../../core/model/members.ts';
import type { ModelRequest } from '../../../core/model/request.ts';
import { emptyBucket, emptyState } from '../../../core/model/state.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { ssec } from '../../../core/values.ts';
import { sentHeaders } from '../../../generators/space/members.ts';

const state = emptyState({ one: emptyBucket }, '');
const common = { bucket: 'one', name: 'a', scheme: 'https', signing: 'header' } as const;

test('a conditional DeleteObject of a name that holds nothing may be refused', () => {
  const condition = { header: 'if-match', etag: 'another' } as const;
  const request: ModelRequest = { ...common, operation: 'DeleteObject', sent: [], condition };
  expect(allowed(state, request).kind).toBe('open');
  const { condition: _, ...without } = request;
  expect(allowed(state, without).kind).toBe('accept');
});

/** The clauses that a refusal for its signature breaks, of a PutObject whose key has this inside. */
function brokenBy(inside: string): readonly string[] {
  const [key, other] = [1, 2].map((byte) => CustomerKey.of(Buffer.alloc(32, byte)));
  if (key === undefined || other === undefined) return [];
  const valid = sentHeaders({ carrier: 'headers', key, other, salt: 0, state: {} });
  const members = valid.members.map(([member, value]): (typeof valid.members)[number] =>
    member === 'algorithm' ? [member, `AES${inside}128`] : [member, value],
  );
  const sent: readonly SentHeaders[] = [{ ...valid, members }];
  const body = ObjectBody.of({ sizeBytes: 4, seed: 1 });
  const request: ModelRequest = { ...common, operation: 'PutObject', sent, body };
  const error = { code: 'SignatureDoesNotMatch', message: 'It does not match.' };
  const empty = { status: 403, headers: [], body: Buffer.alloc(0), truncated: false };
  const answer = { ...empty, error } as unknown as ModelAnswer;
  return judged([state], request, answer).mismatches.map(({ clause }) => clause);
}

test('what a tab inside of a value is in a signature is left to the endpoint', () => {
  expect(brokenBy('')).not.toEqual([]);
  expect(brokenBy('\t')).toEqual([]);
});

test('a repeated header on CompleteMultipartUpload is left open where another one is missing', () => {
  const [key, other] = [1, 2].map((byte) => CustomerKey.of(Buffer.alloc(32, byte)));
  if (key === undefined || other === undefined) throw new Error('no keys');
  const parts = new Map([[1, { body: [], etag: '"e"' }]]);
  const upload = { id: 'u', name: 'a', encryption: ssec(key), headers: [], parts };
  const uploads = new Map([[0, { ...upload, checksumAlgorithm: undefined }]]);
  const begun = emptyState({ one: { ...emptyBucket, uploads } }, '');
  const kindOf = (classes: Parameters<typeof sentHeaders>[0]['state'] & object) => {
    const sent = [sentHeaders({ carrier: 'headers', key, other, salt: 0, state: classes })];
    const of = { operation: 'CompleteMultipartUpload', upload: 0, parts: [{ number: 1 }] } as const;
    return allowed(begun, { ...common, ...of, sent }).kind;
  };
  expect(kindOf({ algorithm: 'twice-different', md5: 'absent' })).toBe('open');
  expect(kindOf({ algorithm: 'twice-different' })).toBe('refuse');
});

test('a KMS header without its mode may be ignored next to SSE-C, where the write is under its key', () => {
  const [key, other] = [1, 2].map((byte) => CustomerKey.of(Buffer.alloc(32, byte)));
  if (key === undefined || other === undefined) throw new Error('no keys');
  const sent = [sentHeaders({ carrier: 'headers', key, other, salt: 0, state: {} })];
  const put = {
    ...common,
    operation: 'PutObject',
    sent,
    body: ObjectBody.of({ sizeBytes: 4, seed: 1 }),
  } as const;
  const allowedWith = (otherMode: NonNullable<ModelRequest['otherMode']>) =>
    allowed(state, { ...put, otherMode });
  for (const otherMode of ['kms-key-id', 'kms-context', 'bucket-key'] as const)
    expect(allowedWith(otherMode)).toMatchObject({
      kind: 'open',
      ifAccepted: { confirms: key, stores: [ssec(key)] },
    });
  expect(allowedWith('aws:kms').kind).toBe('refuse');
});

test('a part of an object whose part numbers have gaps is read by its number or by its place', () => {
  const key = CustomerKey.of(Buffer.alloc(32, 1));
  const bodies = [5, 3].map((sizeBytes) => ObjectBody.of({ sizeBytes, seed: sizeBytes }));
  const version = {
    ...{ id: 'null', isDeleteMarker: false, isMultipart: true, etag: '"e-2"', headers: [] },
    ...{ encryption: ssec(key), pieces: bodies },
    parts: [
      { number: 991, sizeBytes: 5 },
      { number: 992, sizeBytes: 3 },
    ],
  };
  const stored = emptyState({ one: { ...emptyBucket, names: new Map([['a', [version]]]) } }, '');
  const sent = [sentHeaders({ carrier: 'headers', key, other: key, salt: 0, state: {} })];
  const clausesOf = (partNumber: number, at: 0 | 1) => {
    const [first, last] = at === 0 ? [0, 4] : [5, 7];
    const headers = [
      ['content-range', `bytes ${first}-${last}/8`],
      ['content-length', String(last - first + 1)],
      ['etag', '"e-2"'],
      ['x-amz-mp-parts-count', '2'],
      ['x-amz-server-side-encryption-customer-algorithm', 'AES256'],
      ['x-amz-server-side-encryption-customer-key-MD5', key.md5Base64],
    ] as const;
    const body = Buffer.from(bodies[at]?.bytes() ?? []);
    const request: ModelRequest = { ...common, operation: 'GetObject', sent, partNumber };
    const answer = { status: 206, headers, body, truncated: false } as unknown as ModelAnswer;
    return judged([stored], request, answer).mismatches.map(({ clause }) => clause);
  };
  expect([clausesOf(991, 0), clausesOf(992, 1), clausesOf(1, 0), clausesOf(2, 1)]).toEqual([
    [],
    [],
    [],
    [],
  ]);
  expect(clausesOf(1, 1)).not.toEqual([]);
  expect(clausesOf(991, 1)).not.toEqual([]);
});
