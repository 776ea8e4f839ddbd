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

describe('an object is left', () => {
  test.each([
    ['that was sent', exchange('PutObject', { sent: large })],
    ['that was sent and refused', exchange('PutObject', { sent: large, status: 403 })],
    ['that was read', exchange('GetObject', { got: large })],
  ])('%s', (_, one) => {
    expect([...left([one]).names]).toEqual(['mine/1']);
  });
  test('by a copy of one that is known', () => {
    expect([...left([exchange('CopyObject')], large).names]).toEqual(['mine/1']);
  });
  test('by an upload that was completed, and the upload is not', () => {
    const leftovers = left([
      exchange('UploadPart', { upload: 'u', sent: large }),
      exchange('CompleteMultipartUpload', { upload: 'u' }),
    ]);
    expect([...leftovers.names]).toEqual(['mine/1']);
    expect(leftovers.uploads).toEqual([]);
  });
});

describe('no object is left', () => {
  test.each([
    ['by a small one', exchange('PutObject', { sent: large - 1 })],
    ["under others' names", exchange('PutObject', { name: 'theirs/1', sent: large })],
    ['by a read of a small one', exchange('GetObject', { got: 10 })],
    ['by an upload of small parts', exchange('CompleteMultipartUpload', { upload: 'u' })],
  ])('%s', (_, one) => {
    expect([...left([one]).names]).toEqual([]);
  });
  test('by a copy of small ones', () => {
    expect([...left([exchange('CopyObject')], large - 1).names]).toEqual([]);
  });
  test('that other trials share, whether told before or after', () => {
    const leftovers = left([exchange('PutObject', { sent: large })]);
    leftovers.keep('mine/1');
    leftovers.note(exchange('GetObject', { got: large }), 0);
    expect([...leftovers.names]).toEqual([]);
  });
});

describe('an upload is left', () => {
  const part = exchange('UploadPart', { upload: 'u', sent: large });
  const upload = { name: 'mine/1', id: 'u' };
  test('that holds a large part', () => {
    const leftovers = left([part, part]);
    expect(leftovers.uploads).toEqual([upload]);
    expect([...leftovers.names]).toEqual([]);
  });
  test('that holds a copied part', () => {
    expect(left([exchange('UploadPartCopy', { upload: 'u' })], large).uploads).toEqual([upload]);
  });
  test('whose completion is refused', () => {
    const refused = exchange('CompleteMultipartUpload', { upload: 'u', status: 400 });
    expect(left([part, refused]).uploads).toEqual([upload]);
  });
  test('from its beginning on, whatever its parts', () => {
    expect(left([begun('u')]).uploads).toEqual([upload]);
    expect(left([begun('u'), exchange('UploadPart', { upload: 'u', sent: 1 })]).uploads).toEqual([
      upload,
    ]);
  });
  test('beside others of the same name', () => {
    const ids = left([begun('u'), begun('v')]).uploads.map(({ id }) => id);
    expect(ids).toEqual(['u', 'v']);
  });
  test('whose end is refused', () => {
    const refused = exchange('AbortMultipartUpload', { upload: 'u', status: 403 });
    expect(left([begun('u'), refused]).uploads).toEqual([upload]);
  });
});

describe('no upload is left', () => {
  test.each(['CompleteMultipartUpload', 'AbortMultipartUpload'] as const)(
    'after %s, and no object of small parts',
    (operation) => {
      const leftovers = left([begun('u'), exchange(operation, { upload: 'u' })]);
      expect([leftovers.uploads, [...leftovers.names]]).toEqual([[], []]);
    },
  );
  test('after an end of one with a large part, nor an object', () => {
    const part = exchange('UploadPart', { upload: 'u', sent: large });
    const ended = exchange('AbortMultipartUpload', { upload: 'u' });
    const leftovers = left([begun('u'), part, ended]);
    expect([leftovers.uploads, [...leftovers.names]]).toEqual([[], []]);
  });
  test.each([
    ['where it was refused', { ...begun('u'), status: 403 }],
    ['where it has no id', begun('')],
    ["under others' names", begun('u', 'theirs/1')],
  ])('%s', (_, one) => {
    expect(left([one]).uploads).toEqual([]);
  });
});
