import { all, conceals, refused, returns, steps } from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import { type CustomerKey, plain, type Stored, ssec } from '../../core/values.ts';
import { customerKey, distinctKeys, each, objectBody } from '../../generators/index.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { copiedObject, refusedThen } from './scene.ts';

const cells = { trials: 1 } as const;
const two = { keys: distinctKeys(), body: objectBody() };
const locked = () => all(refused(), conceals('body'));

/** Copies of an object onto itself, and what copies leave. */
export const elsewhereCopied = [
  rule({
    ...cells,
    id: 'copy.rotate.source-key',
    level: 'MUST',
    title: 'A key is not rotated without the old one, and the new one is not the old one',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    given: { ...two, other: customerKey(), opening: each('none', 'new', 'other') },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: ({ s3 }, { keys, other, opening }, source) =>
      s3.copyObject({
        ...rotation(source, keys[1]),
        sourceKey: opening === 'none' ? 'none' : opening === 'new' ? keys[1] : other,
      }),
    control: ({ s3 }, { keys }, source) => s3.copyObject(rotation(source, keys[1])),
    expect: locked(),
    catches: ['rotation-takes-the-new-key', 'copy-replace-skips-source-key'],
  }),
  rule({
    ...cells,
    id: 'copy.rotate.refused-keeps-key',
    level: 'MUST',
    title: 'A refused rotation leaves the object under its key',
    clause: 'http.refused-not-applied',
    on: ['CopyObject'],
    given: { ...two, opening: each('none', 'new') },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: async ({ s3 }, { keys, opening }, source) => {
      const sourceKey = opening === 'none' ? 'none' : keys[1];
      return [
        await s3.copyObject({ ...rotation(source, keys[1]), sourceKey }),
        await s3.getObject({ of: source }),
      ] as const;
    },
    // Of an object of its own: a refusal that destroys must not spoil its control.
    control: async ({ s3, have }, { keys, body }) => {
      const source = await have.object({ body, encryption: ssec(keys[0]) });
      return s3.copyObject(rotation(source, keys[1]));
    },
    expect: refusedThen(returns('body')),
    catches: ['rotation-takes-the-new-key', 'refused-copy-replaces'],
  }),
  leavesLocked({
    id: 'copied.object.locked',
    title: 'What copies of a plain object leave under a key opens to that key alone',
    from: ['plain'],
    catches: ['assembled-copy-opens-to-anyone', 'accepts-wrong-key'],
  }),
  leavesLocked({
    id: 'copied.object.locked.ssec',
    title: 'What copies of an SSE-C object leave under a key opens to that key alone',
    from: ['SSE-C', 'SSE-C in parts'],
    needs: ['multipart', 'ssec-copy-source'],
    catches: ['copy-of-parts-opens-to-anyone', 'accepts-known-keys'],
  }),
];

function rotation(source: Stored, key: CustomerKey) {
  const headers = [['x-amz-metadata-directive', 'REPLACE']] as const;
  return { source, to: ssec(key), onto: 'itself', headers } as const;
}

/** A copy, or an upload of copied parts, read with its key, that of its source and none. */
function leavesLocked(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly from: readonly ('plain' | 'SSE-C' | 'SSE-C in parts')[];
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly catches: Witnesses;
}): Rule {
  const { from, ...rest } = facts;
  return rule({
    ...{ ...rest, ...cells },
    level: 'MUST',
    clause: 'ssec.get.any-without-key-fails',
    on: ['CopyObject', 'UploadPartCopy'],
    given: { ...two, from: each(...from) },
    arrange: ({ have }, { keys, body, from: source }) =>
      have.object({
        body,
        encryption: source === 'plain' ? plain : ssec(keys[0]),
        ...(source === 'SSE-C in parts' && { partSizesBytes: [body.sizeBytes] }),
      }),
    act: async ({ have, s3, operation }, { keys }, source) => {
      const of = await copiedObject({ have, s3, operation }, { source, key: keys[1] });
      return [
        await s3.getObject({ of }),
        await s3.getObject({ of, key: keys[0] }),
        await s3.getObject({ of, key: 'none' }),
        await s3.getObject({ of, key: 'none', headers: [['range', 'bytes=0-15']] }),
        await s3.headObject({ of, key: 'none' }),
      ] as const;
    },
    expect: steps(returns('body'), locked(), locked(), locked(), refused()),
  });
}
