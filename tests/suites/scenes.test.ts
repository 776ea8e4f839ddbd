import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { ObjectBody } from '../../core/object-body.ts';
import type { HeaderPair } from '../../core/values.ts';
import { hasHeaders, keepsHeaders, mustHave } from '../../suites/scenes/header-sets.ts';
import { haveOwnEtags } from '../../suites/scenes/multipart-object.ts';
import { refusedOrHungUp } from '../../suites/scenes/refusals.ts';
import { keepsEtag } from '../../suites/scenes/replaced-objects.ts';
import { twoSlices } from '../../suites/scenes/two-slices.ts';
import { answer } from '../core/answer.ts';

const body = ObjectBody.of({ sizeBytes: 4096, seed: 3 });
const slice = (first: number, last: number) => body.slice({ first, last });

/** An answer to two ranges in these slices. */
function sliced(...slices: readonly Buffer[]) {
  const parts = slices.flatMap((one) => [
    Buffer.from('--b\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-1/2\r\n\r\n'),
    one,
    Buffer.from('\r\n'),
  ]);
  const headers: readonly HeaderPair[] = [['content-type', 'multipart/byteranges; boundary=b']];
  return answer(206, { headers, body: Buffer.concat([...parts, Buffer.from('--b--\r\n')]) });
}

test('an answer to two ranges holds exactly their bytes, or those of the first alone', () => {
  const check = (of: Parameters<ReturnType<typeof twoSlices>['check']>[0]) =>
    twoSlices().check(of, { body }).length;
  expect(check(sliced(slice(0, 15), slice(100, 131)))).toBe(0);
  expect(check(answer(206, { body: slice(0, 15) }))).toBe(0);
  expect(check(sliced(slice(0, 31), slice(96, 143)))).toBe(1);
  expect(check(sliced(slice(0, 15)))).toBe(1);
  expect(check(sliced(slice(0, 15), slice(100, 131), slice(200, 231)))).toBe(1);
  expect(check(sliced(slice(100, 131), slice(0, 15)))).toBe(1);
  expect(check(answer(206, { body: slice(0, 131) }))).toBe(1);
  expect(check(answer(200, { body: slice(0, 15) }))).toBe(1);
});

test('a closed connection counts as a refusal of invalid HTTP, a timeout or a stored object does not', () => {
  const check = (of: Parameters<ReturnType<typeof refusedOrHungUp>['check']>[0]) =>
    refusedOrHungUp().check(of, undefined).length;
  expect(check(answer(400))).toBe(0);
  expect(check(answer(431))).toBe(0);
  expect(check(answer(0, { broken: 'closed' }))).toBe(0);
  expect(check(answer(0, { broken: 'timeout' }))).toBe(1);
  expect(check(answer(0, { broken: 'closed', left: 'changed' }))).toBe(1);
  expect(check(answer(400, { left: 'changed' }))).toBe(1);
  expect(check(answer(200))).toBe(1);
  expect(check(answer(500))).toBe(1);
});

test('stored headers are compared where a plain object keeps them, metadata always', () => {
  const stored: readonly HeaderPair[] = [
    ['cache-control', 'max-age=1'],
    ['x-amz-meta-a', 'b'],
  ];
  const all = answer(200, { headers: stored });
  const none = answer(200);
  expect(keepsHeaders(stored).check([all, all], undefined)).toEqual([]);
  expect(keepsHeaders(stored).check([none, all], undefined)).toHaveLength(2);
  expect(keepsHeaders(stored).check([none, none], undefined)).toHaveLength(1);
  expect(hasHeaders(stored).check(none, undefined)).toHaveLength(2);
  expect(() => mustHave(none, stored)).toThrow(/plain object/);
  expect(() => mustHave(all, stored)).not.toThrow();
});

test('three parts have three ETags, none of them missing or an MD5 of the plaintext', () => {
  const named = (...etags: readonly string[]) =>
    haveOwnEtags().check(
      etags.map((etag) => answer(200, { headers: etag === '' ? [] : [['etag', etag]] })),
      { body },
    ).length;
  const md5 = createHash('md5').update(body.bytes()).digest('hex');
  expect(named('"a"', '"b"', '"c"')).toBe(0);
  expect(named('"a"', '"b"', '"b"')).toBe(1);
  expect(named('"a"', '"b"', '')).toBe(1);
  expect(named('"a"', '"b"', `"${md5}"`)).toBe(1);
  expect(named(md5, md5, md5)).toBe(2);
});

test('an ETag that changes over a refused write is a mismatch', () => {
  const etag = (value: string) => answer(200, { headers: [['etag', value]] });
  expect(keepsEtag().check([etag('"a"'), etag('"a"')], undefined)).toEqual([]);
  expect(keepsEtag().check([etag('"a"'), etag('"b"')], undefined)).toHaveLength(1);
});
