import { refused, refusedAndConcealed, returns, steps } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { type CustomerKey, plain, type Stored, ssec } from '../../core/values.ts';
import type { S3 } from '../../core/world.ts';
import { each } from '../../generators/index.ts';
import { copiedObject } from '../scenes/copy-or-part-copy.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';

export const copiedRules = [
  readableWithTargetKey({
    id: 'copied.object.locked',
    title: 'A copy or part copy of a plain object to SSE-C is readable only with the target key',
    from: ['plain'],
    catches: ['assembled-copy-opens-to-anyone', 'accepts-wrong-key'],
  }),
  readableWithTargetKey({
    id: 'copied.object.locked.ssec',
    title: 'A copy or part copy of an SSE-C object to another key is readable only with that key',
    from: ['SSE-C', 'SSE-C in parts'],
    needs: ['multipart', 'ssec-copy-source'],
    catches: ['copy-of-parts-opens-to-anyone', 'accepts-known-keys'],
  }),
];

/** Reads of a copy, or of an upload of copied parts, with its own key, another and none. */
function readableWithTargetKey(
  facts: RuleFacts & { readonly from: readonly ('plain' | 'SSE-C' | 'SSE-C in parts')[] },
): Rule {
  const { from, ...rest } = facts;
  return rule({
    ...rest,
    trials: 1,
    level: 'MUST',
    clause: 'ssec.get.any-without-key-fails',
    on: ['CopyObject', 'UploadPartCopy'],
    given: { ...twoKeysAndBody, from: each(...from) },
    arrange: ({ have }, { keys, body, from: source }) =>
      have.object({
        body,
        encryption: source === 'plain' ? plain : ssec(keys[0]),
        ...(source === 'SSE-C in parts' && { partSizesBytes: [body.sizeBytes] }),
      }),
    act: async ({ have, s3, operation }, { keys }, source) => {
      const of = await copiedObject({ have, s3, operation }, { source, key: keys[1] });
      return readInFiveWays(s3, of, keys[0]);
    },
    expect: steps(
      returns('body'),
      refusedAndConcealed(),
      refusedAndConcealed(),
      refusedAndConcealed(),
      refused(),
    ),
  });
}

/** With its key, with that of the source, and three times without a key. */
async function readInFiveWays(s3: S3, of: Stored, sourceKey: CustomerKey) {
  return [
    await s3.getObject({ of }),
    await s3.getObject({ of, key: sourceKey }),
    await s3.getObject({ of, key: 'none' }),
    await s3.getObject({ of, key: 'none', headers: [['range', 'bytes=0-15']] }),
    await s3.headObject({ of, key: 'none' }),
  ] as const;
}
