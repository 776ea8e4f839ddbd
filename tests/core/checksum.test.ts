import { Crc32c, Crc32Js, Crc64Nvme } from '@aws-sdk/checksums/crc';
import { expect, test } from 'vitest';
import { checksumNames, checksums } from '../../core/checksum.ts';
import { checksums as theirs } from '../../fixtures/endpoint/crypto/checksums.ts';

const digits = Buffer.from('123456789');
const hexOf = (base64: string) => Buffer.from(base64, 'base64').toString('hex');

test('CRC32, CRC32C, CRC64NVME and SHA-1 of 123456789 are the published check values', () => {
  expect(hexOf(checksums.crc32(digits))).toBe('cbf43926');
  expect(hexOf(checksums.crc32c(digits))).toBe('e3069283');
  expect(hexOf(checksums.crc64nvme(digits))).toBe('ae8b14860a799888');
  expect(hexOf(checksums.sha1(digits))).toBe('f7c3bc1d808e04732adf679965ccc34ca7ae3441');
});

test('the CRC32 of a recorded object is the one that Amazon S3 confirmed', () => {
  // `test_data` is the body of the recorded SSE-C objects.
  expect(checksums.crc32(Buffer.from('test_data'))).toBe('qIrZrA==');
});

test('the CRCs are those that the AWS SDK computes', async () => {
  for (const length of [0, 1, 7, 8, 9, 255, 70_001]) {
    const body = Buffer.from(Array.from({ length }, (_, at) => (at * 197 + (at >> 8)) & 0xff));
    for (const [name, crc] of [
      ['crc32', new Crc32Js()],
      ['crc32c', new Crc32c()],
      ['crc64nvme', new Crc64Nvme()],
    ] as const) {
      crc.update(body);
      const theirs = Buffer.from(await crc.digest()).toString('base64');
      expect(checksums[name](body), `${name} of ${length}`).toBe(theirs);
    }
  }
});

test('suite and reference endpoint compute the same checksums, though they share no code', () => {
  for (const length of [0, 1, 3, 255, 4097]) {
    const body = Buffer.from(Array.from({ length }, (_, at) => (at * 131) & 0xff));
    for (const name of checksumNames) expect(checksums[name](body)).toBe(theirs[name]?.(body));
  }
});
