import { accepted, all } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { confirmsCrc32, crc32 } from '../scenes/checksum-uploads.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { damagedPart } from '../scenes/part-writes.ts';

export const mpuPartChecksumRules = [
  damagedPart({
    id: 'mpu.part.checksum-mismatch',
    title: 'UploadPart to an SSE-C upload with the checksum of another body is refused',
    clause: 'checksum.mismatch',
    needs: ['checksums'],
    mutations: ['checksum.crc32', 'checksum.sha256'],
    catches: ['part-ignores-checksums', 'ssec-ignores-checksums'],
  }),
  rule({
    id: 'mpu.part.checksum',
    level: 'SHOULD',
    title: 'UploadPart to an SSE-C upload with the CRC32 of its plaintext returns that CRC32',
    clause: 'checksum.echo',
    on: ['UploadPart'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have }, { key }) =>
      have.upload({ encryption: ssec(key), headers: [['x-amz-checksum-algorithm', 'CRC32']] }),
    act: ({ s3 }, { body }, upload) =>
      s3.uploadPart({ upload, number: 1, body, headers: crc32(body) }),
    expect: all(accepted(), confirmsCrc32()),
    catches: ['checksum-of-ciphertext', 'multipart-crashes'],
  }),
];
