import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../core/exchange.ts';
import type { Draft, QueryPair, SentDraft } from '../../core/values.ts';
import { Leftovers } from '../../world/leftovers.ts';
import { answer, element } from '../core/answer.ts';

const large = 1024 * 1024;

function exchange(
  operation: Draft['operation'],
  of: { name?: string; sent?: number; got?: number; upload?: string; status?: number } = {},
): Exchange {
  const query: readonly QueryPair[] = of.upload === undefined ? [] : [['uploadId', of.upload]];
  const answered = answer(of.status ?? 200, { body: 'x'.repeat(of.got ?? 0) });
  const request = { operation, name: of.name ?? 'mine/1', query, bodySizeBytes: of.sent ?? 0 };
  return { ...answered, role: 'act', request: request as unknown as SentDraft };
}

function begun(id: string, name = 'mine/1'): Exchange {
  const document = element('InitiateMultipartUploadResult', [element('UploadId', id)]);
  return { ...exchange('CreateMultipartUpload', { name }), document };
}

function left(exchanges: readonly Exchange[], knownBytes = 0) {
  const leftovers = new Leftovers('mine/');
  for (const one of exchanges) leftovers.note(one, knownBytes);
  return leftovers;
}

describe('large objects that a trial leaves', () => {
  test.each([
    ['that was sent', exchange('PutObject', { sent: large })],
    ['that was sent and refused', exchange('PutObject', { sent: large, status: 403 })],
    ['that was read', exchange('GetObject', { got: large })],
  ])('a large object %s is left', (_, one) => {
    expect([...left([one]).names]).toEqual(['mine/1']);
  });
  test('every name that a request may have stored is known, whatever its size', () => {
    const sent = ['PutObject', 'CopyObject', 'GetObject', 'CompleteMultipartUpload'] as const;
    const names = sent.map((operation) => exchange(operation, { name: `mine/${operation}` }));
    const { written } = left([...names, exchange('PutObject', { name: 'theirs' })]);
    expect([...written]).toEqual(
      sent.filter((one) => one !== 'GetObject').map((one) => `mine/${one}`),
    );
  });
  test('a copy of a large object is left', () => {
    expect([...left([exchange('CopyObject')], large).names]).toEqual(['mine/1']);
  });
  test('an upload of a large part that was completed is left as an object, not as an upload', () => {
    const leftovers = left([
      exchange('UploadPart', { upload: 'u', sent: large }),
      exchange('CompleteMultipartUpload', { upload: 'u' }),
    ]);
    expect([...leftovers.names]).toEqual(['mine/1']);
    expect(leftovers.uploads).toEqual([]);
  });
});

describe('objects that need no deletion', () => {
  test.each([
    ['a small write', exchange('PutObject', { sent: large - 1 })],
    [
      'a write under the name of another trial',
      exchange('PutObject', { name: 'theirs/1', sent: large }),
    ],
    ['a read of a small object', exchange('GetObject', { got: 10 })],
    ['an upload of small parts', exchange('CompleteMultipartUpload', { upload: 'u' })],
  ])('%s leaves no large object', (_, one) => {
    expect([...left([one]).names]).toEqual([]);
  });
  test('a copy of a small object leaves no large object', () => {
    expect([...left([exchange('CopyObject')], large - 1).names]).toEqual([]);
  });
  test('an object that trials share is not left, whether it was read before or after', () => {
    const leftovers = left([exchange('PutObject', { sent: large })]);
    leftovers.keep('mine/1');
    leftovers.note(exchange('GetObject', { got: large }), 0);
    expect([...leftovers.names]).toEqual([]);
  });
});

describe('uploads that a trial leaves', () => {
  const part = exchange('UploadPart', { upload: 'u', sent: large });
  const upload = { name: 'mine/1', id: 'u' };
  test('an upload that holds a large part is left', () => {
    const leftovers = left([part, part]);
    expect(leftovers.uploads).toEqual([upload]);
    expect([...leftovers.names]).toEqual([]);
  });
  test('an upload that holds a copied part is left', () => {
    expect(left([exchange('UploadPartCopy', { upload: 'u' })], large).uploads).toEqual([upload]);
  });
  test('an upload whose completion is refused is left', () => {
    const refused = exchange('CompleteMultipartUpload', { upload: 'u', status: 400 });
    expect(left([part, refused]).uploads).toEqual([upload]);
  });
  test('an upload is left from its beginning on, whatever its parts', () => {
    expect(left([begun('u')]).uploads).toEqual([upload]);
    expect(left([begun('u'), exchange('UploadPart', { upload: 'u', sent: 1 })]).uploads).toEqual([
      upload,
    ]);
  });
  test('two uploads of the same name are left', () => {
    const ids = left([begun('u'), begun('v')]).uploads.map(({ id }) => id);
    expect(ids).toEqual(['u', 'v']);
  });
  test('an upload whose abort is refused is left', () => {
    const refused = exchange('AbortMultipartUpload', { upload: 'u', status: 403 });
    expect(left([begun('u'), refused]).uploads).toEqual([upload]);
  });
});

describe('uploads that are not left', () => {
  test.each(['CompleteMultipartUpload', 'AbortMultipartUpload'] as const)(
    '%s of an upload of small parts leaves neither an upload nor an object',
    (operation) => {
      const leftovers = left([begun('u'), exchange(operation, { upload: 'u' })]);
      expect([leftovers.uploads, [...leftovers.names]]).toEqual([[], []]);
    },
  );
  test('an abort of an upload with a large part leaves neither an upload nor an object', () => {
    const part = exchange('UploadPart', { upload: 'u', sent: large });
    const ended = exchange('AbortMultipartUpload', { upload: 'u' });
    const leftovers = left([begun('u'), part, ended]);
    expect([leftovers.uploads, [...leftovers.names]]).toEqual([[], []]);
  });
  test.each([
    ['that was refused', { ...begun('u'), status: 403 }],
    ['without an id', begun('')],
    ['under the name of another trial', begun('u', 'theirs/1')],
  ])('an upload %s is not left', (_, one) => {
    expect(left([one]).uploads).toEqual([]);
  });
});
