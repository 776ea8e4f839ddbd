import { refusedThen, returns } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { plain, type Signing, ssec } from '../../core/values.ts';
import { mutation, objectBody } from '../../generators/index.ts';
import type { Feature } from '../../spec/features.ts';
import type { MutationName } from '../../spec/mutations.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';
import { badHeaders } from '../scenes/refusals.ts';

export const refusedRules = [
  rule({
    id: 'refused.keeps-object',
    level: 'MUST',
    title: 'A write with invalid SSE-C headers over an SSE-C object is refused and leaves it as is',
    clause: 's3.never-partial',
    on: ['PutObject', 'PostObject', 'CopyObject'],
    trials: 1,
    given: { ...twoKeysAndBody, next: objectBody(), mutation: mutation(...badHeaders) },
    arrange: async ({ have, operation }, { keys: [old], body, next }) => ({
      onto: await have.object({ body, encryption: ssec(old) }),
      ...(operation === 'CopyObject' && {
        source: await have.object({ body: next, encryption: plain }),
      }),
    }),
    act: async ({ s3, operation }, { keys: [, key], next, mutation }, { onto, source }) => {
      const of = { key, body: next, onto, mutation };
      const write = () => (operation === 'PostObject' ? s3.postObject(of) : s3.putObject(of));
      const copy = source && { source, to: ssec(key), onto, mutation };
      const written = await (copy === undefined ? write() : s3.copyObject(copy));
      return [written, await s3.getObject({ of: onto })] as const;
    },
    expect: refusedThen(returns('body')),
    catches: ['refused-short-key-deletes-object', 'refused-form-replaces'],
  }),
  keepsObject({
    id: 'refused.keeps-object.digest',
    title: 'PutObject with a digest of another body is refused and leaves the SSE-C object as is',
    needs: ['checksums'],
    wrong: ['body.wrong-content-md5', 'checksum.crc32', 'checksum.sha256'],
    catches: ['failed-digest-empties-object', 'refused-digest-replaces-key'],
  }),
  keepsObject({
    id: 'refused.keeps-object.trailer',
    title: 'PutObject with a wrong trailing checksum is refused and leaves the SSE-C object as is',
    needs: ['trailers'],
    wrong: ['trailer.other'],
    payload: 'unsigned-trailer',
    catches: ['refused-trailer-deletes-object', 'failed-digest-empties-object'],
  }),
];

/** A PutObject over an SSE-C object under another key, whose body is not what a digest says. */
function keepsObject({
  wrong,
  payload = 'hash',
  needs,
  ...facts
}: RuleFacts & {
  readonly needs: readonly [Feature];
  readonly wrong: readonly [MutationName, ...MutationName[]];
  readonly payload?: NonNullable<Signing['payload']>;
}): Rule {
  return rule({
    ...facts,
    level: 'MUST',
    clause: 's3.never-partial',
    on: ['PutObject'],
    needs,
    given: { ...twoKeysAndBody, next: objectBody(), mutation: mutation(...wrong) },
    arrange: ({ have }, { keys: [old], body }) => have.object({ body, encryption: ssec(old) }),
    act: async ({ s3 }, { keys: [, key], next, mutation }, onto) =>
      [
        await s3.putObject({ key, body: next, onto, mutation, signing: { payload } }),
        await s3.getObject({ of: onto }),
      ] as const,
    expect: refusedThen(returns('body')),
  });
}
