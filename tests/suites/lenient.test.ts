import { expect, test } from 'vitest';
import { verdictOn } from './judged.ts';

/** An endpoint that takes a request without key MD5 must store or return all of its bytes. */
const exactBytes = [
  'copy.source-md5.exact-bytes@CopyObject',
  'mpu.part.partial-triple.no-md5.exact-bytes@UploadPart',
  'upc.source-md5.exact-bytes@UploadPartCopy',
];

test.each(exactBytes)('%s passes on an endpoint that needs no key MD5', async (id) => {
  expect(await verdictOn(['ignores-missing-md5'], id)).toBe('pass');
});
