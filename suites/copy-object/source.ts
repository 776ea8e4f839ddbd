import { refused, refusedAs, refusedOrExact } from '../../core/expectations.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { copySource, each, mutation } from '../../generators/index.ts';
import { refusals } from '../../spec/recorded/refusals.ts';
import {
  encryptionOf,
  type From,
  placed,
  type Refused,
  refusesCopySource,
  sourceOf,
  ssecSources,
} from '../scenes/copies.ts';
import { copyToPlainAndRead } from '../scenes/copy-or-part-copy.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { recordedRefusal } from '../scenes/recorded-refusals.ts';

export const copySourceRules = [
  recordedRefusal('copy.source-missing.exact'),
  refusesCopySource({
    id: 'copy.source-missing.default',
    title: 'CopyObject from SSE-C to plain without copy-source SSE-C headers is refused',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ['plain'],
    catches: ['multipart-source-needs-no-key', 'serves-without-key'],
  }),
  refusesCopySource({
    id: 'copy.source-missing.sses3',
    title: 'CopyObject from SSE-C to SSE-S3 without copy-source SSE-C headers is refused',
    clause: 'ssec.copy.source-key',
    needs: ['sse-s3'],
    mutations: ['triple.none'],
    to: ['SSE-S3'],
    catches: ['multipart-source-needs-no-key', 'copy-skips-source-key'],
  }),
  refusesCopySource({
    id: 'copy.source-missing.ssec-same',
    title: 'CopyObject from SSE-C to the same key without copy-source SSE-C headers is refused',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ['own'],
    places: ['other'],
    catches: ['copy-takes-target-key-for-source', 'copy-skips-source-key'],
  }),
  refusesCopySource({
    id: 'copy.source-missing.ssec-other',
    title: 'CopyObject from SSE-C to another key without copy-source SSE-C headers is refused',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ['other'],
    places: ['other'],
    catches: ['multipart-source-needs-no-key', 'copy-skips-source-key', 'serves-without-key'],
  }),
  rule({
    id: 'copy.source-md5.exact-bytes',
    level: 'MUST',
    title: 'CopyObject with the source key but no or a wrong key MD5 is refused or copies exactly',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    needs: ['multipart'],
    given: {
      ...copySource(),
      from: each(...ssecSources),
      mutation: mutation('triple.no-md5', 'md5.of-other-key'),
    },
    arrange: sourceOf,
    act: copyToPlainAndRead,
    expect: refusedOrExact(),
    catches: ['incoherent-md5-garbles-copy'],
  }),
  superfluous({
    id: 'copy.source-headers-on-plain',
    title: 'CopyObject of a plain object with copy-source SSE-C headers is refused',
    from: ['plain'],
    catches: ['ignores-superfluous-triple'],
  }),
  superfluous({
    id: 'copy.source-headers-on-sses3',
    title: 'CopyObject of an SSE-S3 object with copy-source SSE-C headers is refused',
    needs: ['sse-s3'],
    from: ['SSE-S3'],
    catches: ['ignores-superfluous-triple'],
  }),
  refusesCopySource({
    id: 'copy.source-wrong-key',
    title: 'CopyObject of an SSE-C object with a wrong copy-source key is refused',
    clause: 'ssec.copy.source-same',
    mutations: ['key.other'],
    to: ['plain', 'own', 'other'],
    catches: ['copy-takes-target-key-for-source', 'accepts-wrong-key', 'copy-skips-source-key'],
  }),
  rule({
    id: 'copy.source-wrong-key.exact',
    level: 'SHOULD',
    title: 'CopyObject with another copy-source key is 400 InvalidRequest with the message of AWS',
    clause: 'recorded.copy-object.source-key-31-bytes',
    on: ['CopyObject'],
    given: { ...keyAndBody, mutation: mutation('key.other', 'key.len-31') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { mutation }, source) => s3.copyObject({ source, to: plain, mutation }),
    expect: refusedAs(refusals['not-the-original-key']),
    catches: ['vendor-error-codes', 'copy-skips-source-key'],
  }),
  refusesCopySource({
    id: 'copy.source-partial',
    title: 'CopyObject of an SSE-C object with partial copy-source SSE-C headers is refused',
    clause: 'ssec.copy.source-key',
    mutations: [
      'triple.only-algorithm',
      'triple.only-key',
      'triple.only-md5',
      'triple.no-key',
      'triple.no-algorithm',
    ],
    from: ['SSE-C'],
    to: ['plain', 'own'],
    catches: ['drops-last-partial-block', 'ignores-missing-algorithm'],
  }),
  refusesCopySource({
    id: 'copy.source-algorithm',
    title: 'CopyObject from SSE-C with a copy-source algorithm other than AES256 is refused',
    clause: 'copy.source-algorithm',
    mutations: ['algorithm.kms', 'algorithm.aes128', 'algorithm.none'],
    from: ['SSE-C'],
    to: ['own', 'other'],
    catches: ['ignores-algorithm-value', 'copy-skips-source-key'],
  }),
  refusesCopySource({
    id: 'copy.source-md5-mismatch',
    title: 'CopyObject with another copy-source key and the MD5 of the right key is refused',
    clause: 'ssec.copy.source-same',
    mutations: ['key.other-with-right-md5'],
    to: ['plain', 'own', 'other'],
    catches: ['copies-compare-only-md5', 'compares-only-md5'],
  }),
  refusesCopySource({
    id: 'copy.source-bad-key',
    title: 'CopyObject with a copy-source key of wrong length or not in Base64 is refused',
    clause: 'ssec.copy.source-same',
    mutations: ['key.len-16', 'key.len-31', 'key.len-33', 'key.not-base64'],
    from: ['SSE-C'],
    to: ['plain', 'other'],
    catches: ['copy-object-source.crashes-on.bad-base64', 'copy-skips-source-key'],
  }),
  refusesCopySource({
    id: 'copy.source-refused.sses3',
    title: 'CopyObject to SSE-S3 with wrong, partial or malformed source SSE-C headers is refused',
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
    places: ['other'],
    catches: ['copies-open-multipart-source', 'accepts-wrong-key'],
  }),
  refusesCopySource({
    id: 'copy.source-md5-mismatch.right-key',
    title: 'CopyObject with the right copy-source key and the MD5 of another key is refused',
    clause: 'ssec.key-md5.integrity',
    mutations: ['md5.of-other-key'],
    to: ['plain', 'other'],
    catches: ['incoherent-md5-garbles-copy', 'copy-skips-source-key'],
  }),
];

/** A copy with copy-source SSE-C headers, although its source has no customer key. */
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
      place: each('other', 'itself'),
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
