import { expect, test } from 'vitest';
import { verdictOn } from './judged.ts';

/** What a lenient endpoint takes, it must take whole; that it takes it is judged elsewhere. */
const exactBytes = [
  'copy.source-md5.exact-bytes@CopyObject',
  'mpu.part.partial-triple.no-md5.exact-bytes@UploadPart',
  'upc.source-md5.exact-bytes@UploadPartCopy',
];

test.each(exactBytes)('%s passes on an endpoint that needs no key MD5', async (id) => {
  expect(await verdictOn(['ignores-missing-md5'], id)).toBe('pass');
});
