import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  etagIn,
  haveOwnEtags,
  keepsEtag,
  md5,
  plaintextMd5s,
  sameValue,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { answer } from './answer.ts';

const body = ObjectBody.of({ sizeBytes: 4096, seed: 3 });
const etag = (value: string) => answer(200, { headers: [['etag', value]] });

test('three parts have three ETags, none of them missing or an MD5 of the plaintext', () => {
  const named = (...etags: readonly string[]) =>
    haveOwnEtags().check(
      etags.map((etag) => answer(200, { headers: etag === '' ? [] : [['etag', etag]] })),
      { body },
    ).length;
  const digest = createHash('md5').update(body.bytes()).digest('hex');
  expect(named('"a"', '"b"', '"c"')).toBe(0);
  expect(named('"a"', '"b"', '"b"')).toBe(1);
  expect(named('"a"', '"b"', '')).toBe(1);
  expect(named('"a"', '"b"', `"${digest}"`)).toBe(1);
  expect(named(digest, digest, digest)).toBe(2);
});

test('an ETag that changes over a refused write is a mismatch', () => {
  expect(keepsEtag().check([etag('"a"'), etag('"a"')], undefined)).toEqual([]);
  expect(keepsEtag().check([etag('"a"'), etag('"b"')], undefined)).toHaveLength(1);
});

test('an ETag is quoted for a request, and empty where there is none', () => {
  expect(etagIn(etag('"a"'))).toBe('"a"');
  expect(etagIn(etag('a'))).toBe('"a"');
  expect(etagIn(answer(200))).toBe('');
});

test('the MD5 of the plaintext is known as hex in both cases and as Base64', () => {
  const digest = createHash('md5').update(body.bytes()).digest();
  expect(md5(body, 'base64')).toBe(digest.toString('base64'));
  expect(plaintextMd5s(body)).toEqual([
    digest.toString('hex'),
    digest.toString('hex').toUpperCase(),
    digest.toString('base64'),
  ]);
});

test('a value that is missing on both sides is not the same value', () => {
  expect(sameValue('a', 'a')).toEqual([]);
  expect(sameValue('a', 'b')).toMatchObject([{ expected: 'a', received: 'b' }]);
  expect(sameValue('a', undefined)).toMatchObject([{ expected: 'a', received: 'none' }]);
  expect(sameValue(undefined, undefined)).toMatchObject([
    { expected: 'a value', received: 'none' },
  ]);
});
