import { refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { each } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';

const sizesBytes = { sha512: 64, md5: 16, xxhash64: 8, xxhash3: 8, xxhash128: 16 };

/** Checksums that no body of these trials has: zeros. */
const wrong = Object.entries(sizesBytes).map(
  ([kind, size]) => [`x-amz-checksum-${kind}`, Buffer.alloc(size).toString('base64')] as const,
);

export const checksumNewKindsRules = [
  rule({
    id: 'checksum.new-kinds.wrong',
    level: 'MUST',
    title: 'SSE-C PutObject with a wrong SHA-512, MD5 or XXHash checksum is refused',
    clause: 'checksum.mismatch',
    on: ['PutObject'],
    needs: ['checksums'],
    given: { ...keyAndBody, sum: each(...wrong) },
    act: ({ write }, { key, body, sum }) => write({ key, body, headers: [sum] }),
    control: ({ write }, { key, body }) => write({ key, body }),
    expect: refused(),
    catches: ['drops-new-checksums', 'ssec-ignores-checksums'],
  }),
];
