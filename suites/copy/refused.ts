import { all, conceals, refused, refusedAs } from '../../core/expectations.ts';
import { type FaultId, type Rule, rule } from '../../core/rule.ts';
import { type CustomerKey, type Encryption, plain, ssec, sseS3 } from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import { customerKey, distinctKeys, mutation, objectBody } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { Feature } from '../../spec/features.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { RuleId } from '../../spec/rule-ids.ts';

/** Copies whose source triple is missing, partial, malformed or of another key. */
export const copyRefused = [
  source({
    id: 'copy.source-missing.default',
    title: 'An SSE-C source without its triple is refused for a default target',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: () => plain,
    catches: ['copy-skips-source-key', 'stores-plaintext'],
  }),
  source({
    id: 'copy.source-missing.sses3',
    title: 'An SSE-C source without its triple is refused for an SSE-S3 target',
    clause: 'ssec.copy.source-key',
    needs: ['sse-s3'],
    mutations: ['triple.none'],
    to: () => sseS3,
    catches: ['copy-skips-source-key', 'stores-plaintext'],
  }),
  source({
    id: 'copy.source-missing.ssec-same',
    title: 'An SSE-C source without its triple is refused for a target of the same key',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ([key]) => ssec(key),
    catches: ['copy-skips-source-key', 'copy-takes-target-key-for-source', 'stores-plaintext'],
  }),
  source({
    id: 'copy.source-missing.ssec-other',
    title: 'An SSE-C source without its triple is refused for a target of another key',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ([, target]) => ssec(target),
    catches: ['copy-skips-source-key', 'stores-plaintext'],
  }),
  source({
    id: 'copy.source-wrong-key',
    title: 'A wrong copy-source key is refused for every kind of target',
    clause: 'ssec.copy.source-same',
    mutations: ['key.other'],
    to: ([, target]) => ssec(target),
    catches: ['accepts-wrong-key', 'copy-skips-source-key', 'stores-plaintext'],
  }),
  source({
    id: 'copy.source-partial',
    title: 'A partial copy-source triple is refused',
    clause: 'ssec.copy.source-key',
    mutations: [
      'triple.only-algorithm',
      'triple.only-key',
      'triple.only-md5',
      'triple.no-key',
      'triple.no-algorithm',
    ],
    to: () => plain,
    catches: [
      'algorithm-alone-unlocks',
      'copy-skips-source-key',
      'ignores-missing-algorithm',
      'key-alone-unlocks',
      'md5-alone-unlocks',
      'stores-plaintext',
    ],
  }),
  source({
    id: 'copy.source-algorithm',
    title: 'A copy-source algorithm other than AES256 is refused',
    clause: 'ssec.put.algorithm',
    mutations: ['algorithm.kms', 'algorithm.aes128', 'algorithm.none'],
    to: () => plain,
    catches: ['copy-skips-source-key', 'ignores-algorithm-value', 'stores-plaintext'],
  }),
  source({
    id: 'copy.source-md5-mismatch',
    title: 'Another copy-source key beside the right MD5 is refused',
    clause: 'ssec.copy.source-same',
    mutations: ['key.other-with-right-md5'],
    to: () => plain,
    catches: ['compares-only-md5', 'copy-skips-source-key', 'stores-plaintext'],
  }),
  source({
    id: 'copy.source-bad-key',
    title: 'A malformed copy-source key is refused',
    clause: 'ssec.copy.source-same',
    mutations: ['key.len-16', 'key.len-31', 'key.len-33', 'key.not-base64'],
    to: () => plain,
    catches: ['accepts-wrong-key', 'copy-skips-source-key', 'stores-plaintext'],
  }),
  rule({
    id: 'copy.source-missing.exact',
    level: 'SHOULD',
    title: 'A missing copy-source triple is 400 InvalidRequest with the recorded message',
    clause: 'recorded.get.no-key',
    on: ['CopyObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('triple.none') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { key, mutation }, stored) =>
      s3.copyObject({ source: stored, to: ssec(key), mutation }),
    expect: refusedAs({
      status: 400,
      code: 'InvalidRequest',
      message:
        'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
    }),
    catches: [
      'copy-skips-source-key',
      'copy-takes-target-key-for-source',
      'errors-without-document',
      'stores-plaintext',
      'vendor-error-codes',
    ],
  }),
  rule({
    id: 'copy.source-headers-on-plain',
    level: 'SHOULD',
    title: 'A copy-source triple for a plain source is refused',
    clause: 'recorded.plain-object',
    on: ['CopyObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { body }) => have.object({ body, encryption: plain }),
    act: ({ s3 }, { key }, stored) => s3.copyObject({ source: stored, sourceKey: key, to: plain }),
    control: ({ s3 }, _, stored) => s3.copyObject({ source: stored, to: plain }),
    expect: refused(),
    catches: ['ignores-superfluous-triple', 'stores-plaintext'],
  }),
  rule({
    id: 'copy.source-headers-on-sses3',
    level: 'SHOULD',
    title: 'A copy-source triple for an SSE-S3 source is refused',
    clause: 'recorded.plain-object',
    on: ['CopyObject'],
    needs: ['sse-s3'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { body }) => have.object({ body, encryption: sseS3 }),
    act: ({ s3 }, { key }, stored) => s3.copyObject({ source: stored, sourceKey: key, to: plain }),
    control: ({ s3 }, _, stored) => s3.copyObject({ source: stored, to: plain }),
    expect: refused(),
    catches: ['ignores-superfluous-triple', 'stores-plaintext'],
  }),
  rule({
    id: 'copy.keys-swapped',
    level: 'MUST',
    title: 'Source and target key in swapped headers are refused',
    clause: 'ssec.copy.source-same',
    on: ['CopyObject'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [key], body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { keys: [key, target] }, stored) =>
      s3.copyObject({ source: stored, sourceKey: target, to: ssec(key) }),
    control: ({ s3 }, { keys: [, target] }, stored) =>
      s3.copyObject({ source: stored, to: ssec(target) }),
    expect: refused(),
    catches: [
      'accepts-wrong-key',
      'copy-skips-source-key',
      'copy-takes-target-key-for-source',
      'stores-plaintext',
    ],
  }),
];

function source(facts: {
  readonly id: RuleId;
  readonly level?: Level;
  readonly title: string;
  readonly clause: ClauseId;
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly mutations: readonly [MutationName, ...MutationName[]];
  readonly to: (keys: readonly [CustomerKey, CustomerKey]) => Encryption;
  readonly catches: readonly [FaultId, ...FaultId[]];
}): Rule {
  const { mutations, to, catches, ...rest } = facts;
  return rule({
    level: 'MUST',
    ...rest,
    on: ['CopyObject'],
    given: { keys: distinctKeys(), body: objectBody(), mutation: mutation(...mutations) },
    arrange: ({ have }, { keys: [key], body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { keys, mutation }, stored) =>
      s3.copyObject({ source: stored, to: to(keys), mutation }),
    expect: all(refused(), conceals('body')),
    catches,
  });
}
