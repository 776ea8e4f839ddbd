import { refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { each } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { putOrPart, uploadForPart } from '../scenes/write-and-read.ts';

const sizesBytes = { sha512: 64, md5: 16, xxhash64: 8, xxhash3: 8, xxhash128: 16 };

/** Checksums that no body of these trials has: zeros. */
const wrong = Object.entries(sizesBytes).map(
  ([kind, size]) => [`x-amz-checksum-${kind}`, Buffer.alloc(size).toString('base64')] as const,
);

export const checksumNewKindsRules = [
  rule({
    id: 'checksum.new-kinds.wrong',
    level: 'MUST',
    title: 'SSE-C PutObject or UploadPart with a wrong SHA-512, MD5 or XXHash checksum is refused',
    clause: 'checksum.mismatch',
    on: ['PutObject', 'UploadPart'],
    needs: ['checksums'],
    given: { ...keyAndBody, sum: each(...wrong) },
    trials: 1,
    arrange: (world, { key }) => uploadForPart(world, { key }),
    act: (world, { key, body, sum }, upload) =>
      putOrPart(world, { key, body, headers: [sum] }, upload),
    control: (world, { key, body }, upload) => putOrPart(world, { key, body }, upload),
    expect: refused(),
    catches: ['drops-new-checksums', 'part-ignores-new-checksums'],
  }),
];
