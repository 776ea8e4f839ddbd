import { all, conceals, refused, returns, steps } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { ssec, sseKms, sseS3 } from '../../core/values.ts';
import { customerKey, distinctKeys, each, objectBody } from '../../generators/index.ts';
import { copies } from '../copy/part-copy-cell.ts';

const mebibyte = 1024 * 1024;
const partSizesBytes = [9 * mebibyte + 123, 4097];
const large = ObjectBody.of({ sizeBytes: 9 * mebibyte + 123 + 4097, seed: 8 });

/** What other suites ask and the catalogue lacks. */
export const peerRules = [
  rule({
    id: 'isolation.two-objects-two-keys',
    level: 'MUST',
    title: 'Of two objects under two keys neither key opens the other',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    given: { keys: distinctKeys(), body: objectBody(), next: objectBody() },
    arrange: async ({ have }, { keys: [one, other], body, next }) =>
      [
        await have.object({ body, encryption: ssec(one) }),
        await have.object({ body: next, encryption: ssec(other) }),
      ] as const,
    act: async ({ s3 }, { keys: [one, other] }, [first, second]) =>
      [
        await s3.getObject({ of: first }),
        await s3.getObject({ of: second }),
        await s3.getObject({ of: first, key: other }),
        await s3.getObject({ of: second, key: one }),
      ] as const,
    expect: steps(
      returns('body'),
      returns('next'),
      all(refused(), conceals('body')),
      all(refused(), conceals('next')),
    ),
    catches: ['accepts-known-keys', 'accepts-wrong-key'],
  }),
  rule({
    id: 'mpu.part.beyond-8-mib',
    level: 'MUST',
    isDear: true,
    trials: 1,
    title: 'A part of more than 8 MiB comes back byte for byte',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    needs: ['multipart'],
    given: { key: customerKey(), body: each(large) },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), partSizesBytes }),
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: returns('body'),
    catches: ['garbles-parts-behind-8-mib', 'complete-drops-lock'],
  }),
  copies({
    id: 'upc.sses3-to-ssec',
    title: 'An SSE-S3 object is copied into an SSE-C upload',
    clause: 'upc.target-key',
    needs: ['multipart', 'sse-s3'],
    from: () => sseS3,
    into: ([, target]) => ssec(target),
    catches: ['assembled-copy-opens-to-anyone', 'part-copy-stores-plaintext'],
  }),
  copies({
    id: 'upc.ssec-to-sses3',
    title: 'An SSE-C object is copied into an SSE-S3 upload with its source key',
    clause: 'upc.source-key',
    needs: ['multipart', 'sse-s3', 'ssec-copy-source'],
    from: ([source]) => ssec(source),
    into: () => sseS3,
    catches: ['part-copy-copies-ciphertext'],
  }),
  copies({
    id: 'upc.kms-to-ssec',
    level: 'MAY',
    title: 'An SSE-KMS object is copied into an SSE-C upload',
    clause: 'upc.target-key',
    needs: ['multipart', 'kms'],
    from: () => sseKms,
    into: ([, target]) => ssec(target),
    catches: ['assembled-copy-opens-to-anyone', 'part-copy-stores-plaintext'],
  }),
  copies({
    id: 'upc.ssec-to-kms',
    level: 'MAY',
    title: 'An SSE-C object is copied into an SSE-KMS upload with its source key',
    clause: 'upc.source-key',
    needs: ['multipart', 'kms', 'ssec-copy-source'],
    from: ([source]) => ssec(source),
    into: () => sseKms,
    catches: ['part-copy-copies-ciphertext'],
  }),
];
