import { expect, test } from 'vitest';
import { listsExactly, showsParts } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { plain } from '../../core/values.ts';
import { answer, element } from './answer.ts';

const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });

const part = (number: number, sizeBytes: number, etag: string) =>
  element('Part', [
    element('PartNumber', String(number)),
    element('Size', String(sizeBytes)),
    element('ETag', etag),
  ]);

test('ListParts shows number, plaintext size and ETag of every part, and no other part', () => {
  const upload = {
    id: 'u',
    name: 'n',
    encryption: plain,
    parts: [
      { number: 1, etag: '"a"', body },
      { number: 2, etag: '"b"', body },
    ],
  };
  const check = (status: number, ...parts: readonly ReturnType<typeof part>[]) => {
    const list = answer(status, { document: element('ListPartsResult', parts) });
    return showsParts().check({ list, upload }, undefined);
  };
  expect(check(200, part(1, 100, '"a"'), part(2, 100, 'b'))).toEqual([]);
  expect(check(200, part(1, 100, '"a"'))).toMatchObject([
    { expected: 'parts 1 100 a, 2 100 b', received: '1 100 a' },
  ]);
  expect(check(200)).toMatchObject([{ received: 'no parts' }]);
  expect(check(200, part(1, 116, '"a"'), part(2, 100, '"b"'))).toHaveLength(1);
  expect(check(200, part(1, 100, '"c"'), part(2, 100, '"b"'))).toHaveLength(1);
  expect(check(403, part(1, 100, '"a"'), part(2, 100, '"b"'))).toHaveLength(1);
});

test('a list holds exactly the wanted entries, in their order', () => {
  const entry = (id: string) => element('Upload', [element('UploadId', id)]);
  const check = (wanted: readonly string[], ...ids: readonly string[]) => {
    const document = element('Uploads', ids.map(entry));
    return listsExactly(answer(200, { document }), { entry: 'Upload', child: 'UploadId', wanted });
  };
  expect(check(['a', 'b'], 'a', 'b')).toEqual([]);
  expect(check(['a'], 'a', 'b')).toMatchObject([
    { expected: 'UploadId a', received: 'UploadId a, b' },
  ]);
  expect(check([], 'a')).toMatchObject([{ expected: 'UploadId none', received: 'UploadId a' }]);
  expect(listsExactly(answer(403), { entry: 'a', child: 'b', wanted: [] })).toHaveLength(1);
});
