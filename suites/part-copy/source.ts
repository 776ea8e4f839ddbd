import type { Exchange } from '../../core/exchange.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { completesCopy, refusedOrExact } from '../../core/expectations/copied.ts';
import { refused } from '../../core/expectations/refused.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { plain } from '../../core/values.ts';
import { copySource, each, mutation, twoWriters } from '../../generators/index.ts';
import { needs, type TwoVersions } from '../../generators/two-versions.ts';
import { sourceOf, ssecSources } from '../scenes/copies.ts';
import { copyToPlainAndRead } from '../scenes/copy-or-part-copy.ts';
import {
  arrangePartCopy,
  completedUpload,
  type RefusedPartCopy,
  refusesPartCopy,
} from '../scenes/part-copies.ts';

export const upcSourceRules = [
  refusesPartCopy({
    id: 'upc.source-md5-mismatch.right-key',
    title: 'UploadPartCopy with the right source key and the MD5 of another key is refused',
    clause: 'ssec.key-md5.integrity',
    from: ssecSources,
    into: ['plain'],
    mutations: ['md5.of-other-key'],
    catches: ['incoherent-md5-garbles-copy', 'part-copy-source-unchecked', 'ignores-key-md5'],
  }),
  rule({
    id: 'upc.source-md5.exact-bytes',
    level: 'MUST',
    title: 'UploadPartCopy with no or a wrong source key MD5 is refused or copies the exact bytes',
    clause: 'ssec.copy.source-key',
    on: ['UploadPartCopy'],
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
    id: 'upc.source-on-plain',
    title: 'UploadPartCopy of a plain source with copy-source SSE-C headers is refused',
    from: ['plain'],
    catches: ['ignores-superfluous-triple'],
  }),
  superfluous({
    id: 'upc.source-on-sses3',
    title: 'UploadPartCopy of an SSE-S3 source with copy-source SSE-C headers is refused',
    needs: ['sse-s3'],
    from: ['SSE-S3'],
    catches: ['ignores-superfluous-triple'],
  }),
  refusesPartCopy({
    id: 'upc.source-missing',
    title: 'UploadPartCopy of an SSE-C source without copy-source SSE-C headers is refused',
    clause: 'ssec.copy.source-key',
    from: ssecSources,
    into: ['plain', 'own', 'other'],
    mutations: ['triple.none'],
    catches: ['part-copy-takes-target-key-for-source', 'part-copy-source-unchecked'],
  }),
  refusesPartCopy({
    id: 'upc.source-wrong-key',
    title: 'UploadPartCopy of an SSE-C source with another source key is refused',
    clause: 'upc.source-key',
    from: ssecSources,
    into: ['plain', 'own', 'other'],
    mutations: ['key.other'],
    catches: ['part-copy-source-unchecked', 'accepts-wrong-key'],
  }),
  refusesPartCopy({
    id: 'upc.source-partial',
    title: 'UploadPartCopy with copy-source SSE-C headers that lack key or algorithm is refused',
    clause: 'ssec.copy.source-key',
    from: ssecSources,
    into: ['plain'],
    mutations: [
      'triple.only-algorithm',
      'triple.only-key',
      'triple.only-md5',
      'triple.no-key',
      'triple.no-algorithm',
    ],
    catches: ['part-copy-source-unchecked', 'ignores-missing-algorithm'],
  }),
  refusesPartCopy({
    id: 'upc.source-algorithm',
    title: 'UploadPartCopy with the copy-source algorithm KMS is refused',
    clause: 'copy.source-algorithm',
    from: ssecSources,
    into: ['plain'],
    mutations: ['algorithm.kms'],
    catches: ['part-copy-source-unchecked', 'ignores-algorithm-value'],
  }),
  refusesPartCopy({
    id: 'upc.source-bad-key',
    title: 'UploadPartCopy with a malformed source key, or a wrong key with right MD5, is refused',
    clause: 'upc.source-key',
    from: ssecSources,
    into: ['plain', 'other'],
    mutations: ['key.not-base64', 'key.len-16', 'key.other-with-right-md5'],
    catches: ['upload-part-copy-source.crashes-on.bad-base64', 'part-copy-source-unchecked'],
  }),
  rule({
    id: 'upc.source-version',
    level: 'MUST',
    title: 'UploadPartCopy of an SSE-C version needs the key of that version, not of another',
    clause: 'ssec.versions.own-key',
    on: ['UploadPartCopy'],
    needs,
    given: { versions: twoWriters() },
    arrange: async ({ have }, { versions }) => ({
      older: (await have.versions(versions))[0],
      upload: await have.upload({ encryption: plain }),
    }),
    act: async ({ s3 }, { versions }, { older, upload }) => {
      const copied = await s3.uploadPartCopy({ upload, number: 1, source: older });
      const part = { upload, number: 2, source: older, sourceKey: versions[1].key };
      const crossed = await s3.uploadPartCopy(part);
      return [
        copied,
        crossed,
        ...(await completedUpload(s3, { upload, copied, keys: [] })),
      ] as const;
    },
    expect: returnsTheOldVersionForItsKeyAlone(),
    catches: ['part-copy-ignores-source-version', 'part-copy-source-unchecked'],
  }),
];

function returnsTheOldVersionForItsKeyAlone() {
  return holds(
    'copies the old version, and only with its key',
    (
      [copied, crossed, ...reads]: readonly [Exchange, Exchange, ...Exchange[]],
      { versions }: TwoVersions,
    ) => [
      ...completesCopy(copied, reads, { body: versions[0].body, keys: [], to: plain }),
      ...refusedAndConcealed().check(crossed, versions[0]),
    ],
  );
}

/** Copy-source SSE-C headers for a source that is not SSE-C. */
function superfluous(
  facts: Pick<RefusedPartCopy, 'id' | 'title' | 'needs' | 'from' | 'catches'>,
): Rule {
  const { from, ...rest } = facts;
  return rule({
    ...rest,
    level: 'SHOULD',
    clause: 'recorded.plain-object',
    on: ['UploadPartCopy'],
    given: { ...copySource(), from: each(...from), into: each('plain', 'other') },
    arrange: arrangePartCopy,
    act: ({ s3 }, { keys: [key] }, { source, upload }) =>
      s3.uploadPartCopy({ upload, number: 1, source, sourceKey: key }),
    control: ({ s3 }, _, { source, upload }) => s3.uploadPartCopy({ upload, number: 1, source }),
    expect: refused(),
  });
}
