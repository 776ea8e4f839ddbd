import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { answers, holds, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, plain, ssec, sseKms, sseS3 } from '../../core/values.ts';
import { copiesObject } from '../scenes/copies.ts';
import { keyAndBody } from '../scenes/drawn.ts';

export const copySsecToRules = [
  rule({
    id: 'copy.ssec-to-kms',
    level: 'MAY',
    title: 'A copy from SSE-C to SSE-KMS is readable without customer key, or is 400 or 501',
    clause: 'ssec.copy.managed-target',
    on: ['CopyObject'],
    needs: ['copy', 'ssec-copy-source', 'kms'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, source) => {
      const copied = await s3.copyObject({ source, to: sseKms });
      const of = { ...source, name: copied.request.name, encryption: plain };
      return [copied, await s3.getObject({ of })] as const;
    },
    expect: holds<readonly [Exchange, Exchange], { readonly body: ObjectBody }>(
      'is accepted and readable without a customer key, or is 400 or 501',
      ([copied, read], drawn) =>
        isAccepted(copied)
          ? returns('body').check(read, drawn)
          : answers(400, 501).check(copied, drawn),
    ),
    catches: ['copy-to-plain-keeps-marker', 'copy-copies-ciphertext'],
  }),
  copiesObject({
    id: 'copy.ssec-to-default',
    title: 'CopyObject from SSE-C with only copy-source SSE-C headers makes an exact plain copy',
    clause: 'ssec.copy.source-key',
    needs: ['ssec-copy-source'],
    from: ([source]) => ssec(source),
    to: () => plain,
    catches: ['copy-to-plain-keeps-marker', 'copy-copies-ciphertext'],
  }),
  copiesObject({
    id: 'copy.ssec-to-sses3',
    title: 'A copy from SSE-C to SSE-S3 confirms SSE-S3 and is readable without a key',
    clause: 'ssec.copy.managed-target',
    needs: ['sse-s3', 'ssec-copy-source'],
    from: ([source]) => ssec(source),
    to: () => sseS3,
    catches: ['copy-source-triple-conflicts-with-sse-s3', 'copy-echoes-source-key'],
  }),
  copiesObject({
    id: 'copy.ssec-to-ssec-same-key',
    title: 'A copy from SSE-C to the same key confirms that key and is readable only with it',
    clause: 'ssec.copy.source-key',
    needs: ['ssec-copy-source'],
    from: ([source]) => ssec(source),
    to: ([source]) => ssec(source),
    catches: ['copy-copies-ciphertext', 'copy-fails-after-commit'],
  }),
  copiesObject({
    id: 'copy.ssec-to-ssec-other-key',
    title: 'A copy from SSE-C to another key confirms that key and is readable only with it',
    clause: 'ssec.copy.target',
    needs: ['ssec-copy-source'],
    from: ([source]) => ssec(source),
    to: ([, target]) => ssec(target),
    catches: ['copy-to-other-key-is-ciphertext', 'copy-refuses-other-key'],
  }),
];
