import { refused, refusedAs } from '../../core/expectations.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { copySource, customerKey, each, mutation, objectBody } from '../../generators/index.ts';
import { copiedBack } from '../scenes/copied-back.ts';
import { encryptionOf, type From, placed, refusedOrExact, sourceOf } from '../scenes/copies.ts';
import { type Refused, refusesCopySource, ssecSources } from '../scenes/copy-refusals.ts';

export const copySourceRules = [
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
    catches: ['copy-without-key-is-incomplete-body', 'copy-takes-target-key-for-source'],
  }),
  refusesCopySource({
    id: 'copy.source-missing.default',
    title: 'An SSE-C source without its triple is refused for a default target',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ['plain'],
    catches: ['multipart-source-needs-no-key', 'serves-without-key'],
  }),
  refusesCopySource({
    id: 'copy.source-missing.sses3',
    title: 'An SSE-C source without its triple is refused for an SSE-S3 target',
    clause: 'ssec.copy.source-key',
    needs: ['sse-s3'],
    mutations: ['triple.none'],
    to: ['SSE-S3'],
    catches: ['multipart-source-needs-no-key', 'copy-skips-source-key'],
  }),
  refusesCopySource({
    id: 'copy.source-missing.ssec-same',
    title: 'An SSE-C source without its triple is refused for a target of the same key',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ['own'],
    places: ['beside'],
    catches: ['copy-takes-target-key-for-source', 'copy-skips-source-key'],
  }),
  refusesCopySource({
    id: 'copy.source-missing.ssec-other',
    title: 'An SSE-C source without its triple is refused for a target of another key',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ['other'],
    places: ['beside'],
    catches: ['multipart-source-needs-no-key', 'copy-skips-source-key', 'serves-without-key'],
  }),
  rule({
    id: 'copy.source-md5.exact-bytes',
    level: 'MUST',
    title: 'The right source key with no MD5, or a wrong one, copies exactly the object or nothing',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    needs: ['multipart'],
    given: {
      ...copySource(),
      from: each(...ssecSources),
      mutation: mutation('triple.no-md5', 'md5.of-other-key'),
    },
    arrange: sourceOf,
    act: copiedBack,
    expect: refusedOrExact(),
    catches: ['incoherent-md5-garbles-copy'],
  }),
  superfluous({
    id: 'copy.source-headers-on-plain',
    title: 'A copy-source triple for a plain source is refused',
    from: ['plain'],
    catches: ['ignores-superfluous-triple'],
  }),
  superfluous({
    id: 'copy.source-headers-on-sses3',
    title: 'A copy-source triple for an SSE-S3 source is refused',
    needs: ['sse-s3'],
    from: ['SSE-S3'],
    catches: ['ignores-superfluous-triple'],
  }),
  refusesCopySource({
    id: 'copy.source-wrong-key',
    title: 'A wrong copy-source key is refused for every kind of target',
    clause: 'ssec.copy.source-same',
    mutations: ['key.other'],
    to: ['plain', 'own', 'other'],
    catches: ['copy-takes-target-key-for-source', 'accepts-wrong-key', 'copy-skips-source-key'],
  }),
  refusesCopySource({
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
    to: ['plain', 'own', 'other'],
    catches: ['drops-last-partial-block', 'ignores-missing-algorithm'],
  }),
  refusesCopySource({
    id: 'copy.source-algorithm',
    title: 'A copy-source algorithm other than AES256 is refused',
    clause: 'copy.source-algorithm',
    mutations: ['algorithm.kms', 'algorithm.aes128', 'algorithm.none'],
    from: ['SSE-C'],
    to: ['plain', 'own', 'other'],
    catches: ['ignores-algorithm-value', 'copy-skips-source-key'],
  }),
  refusesCopySource({
    id: 'copy.source-md5-mismatch',
    title: 'Another copy-source key beside the right MD5 is refused',
    clause: 'ssec.copy.source-same',
    mutations: ['key.other-with-right-md5'],
    to: ['plain', 'own', 'other'],
    catches: ['copies-compare-only-md5', 'compares-only-md5'],
  }),
  refusesCopySource({
    id: 'copy.source-bad-key',
    title: 'A malformed copy-source key is refused',
    clause: 'ssec.copy.source-same',
    mutations: ['key.len-16', 'key.len-31', 'key.len-33', 'key.not-base64'],
    from: ['SSE-C'],
    to: ['plain', 'own', 'other'],
    catches: ['copy-object-source.crashes-on.bad-base64', 'copy-skips-source-key'],
  }),
  refusesCopySource({
    id: 'copy.source-refused.sses3',
    title: 'A wrong, partial or malformed copy-source triple is refused for an SSE-S3 target',
    clause: 'ssec.copy.source-key',
    needs: ['sse-s3'],
    mutations: [
      'key.other',
      'triple.only-algorithm',
      'triple.only-key',
      'triple.only-md5',
      'triple.no-key',
      'triple.no-algorithm',
      'algorithm.kms',
      'key.not-base64',
      'key.other-with-right-md5',
    ],
    to: ['SSE-S3'],
    catches: ['copies-open-multipart-source', 'accepts-wrong-key'],
  }),
  refusesCopySource({
    id: 'copy.source-partial.no-md5',
    level: 'SHOULD',
    disputed: 'peer.read.no-md5',
    title: 'A copy-source triple without the key MD5 is refused',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.no-md5'],
    to: ['plain', 'other'],
    catches: ['incoherent-md5-garbles-copy', 'ignores-missing-md5'],
  }),
  refusesCopySource({
    id: 'copy.source-md5-mismatch.right-key',
    level: 'SHOULD',
    disputed: 'recorded.get.length-unchecked',
    title: 'The right copy-source key beside the MD5 of another is refused',
    clause: 'ssec.key-md5.integrity',
    mutations: ['md5.of-other-key'],
    to: ['plain', 'other'],
    catches: ['incoherent-md5-garbles-copy', 'copy-skips-source-key'],
  }),
];

/** A source triple where the source has no customer key. */
function superfluous(
  facts: Pick<Refused, 'id' | 'title' | 'needs' | 'catches'> & { readonly from: readonly From[] },
): Rule {
  const { from, ...rest } = facts;
  return rule({
    ...rest,
    level: 'SHOULD',
    clause: 'recorded.plain-object',
    on: ['CopyObject'],
    given: {
      ...copySource(),
      from: each(...from),
      to: each('plain', 'other'),
      place: each('beside', 'itself'),
    },
    arrange: sourceOf,
    act: ({ s3 }, { keys, to, place }, stored) => {
      const target = { to: encryptionOf(to, keys), ...placed(place) };
      return s3.copyObject({ source: stored, sourceKey: keys[0], ...target });
    },
    control: ({ s3 }, { keys, to, place }, stored) =>
      s3.copyObject({ source: stored, to: encryptionOf(to, keys), ...placed(place) }),
    expect: refused(),
  });
}
