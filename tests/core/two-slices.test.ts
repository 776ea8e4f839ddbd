import { expect, test } from 'vitest';
import { twoSlices } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import type { HeaderPair } from '../../core/values.ts';
import { answer } from './answer.ts';

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
