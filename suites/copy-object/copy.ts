import { child, type Exchange } from '../../core/exchange.ts';
import { accepted, answers, returns } from '../../core/expectations/accepted.ts';
import { eachAnswer, steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { bareEtag, etagOf, holds } from '../../core/expectations/consistent.ts';
import { readableWithTargetKey } from '../../core/expectations/copied.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { type HeaderPair, plain, ssec, sseKms, sseS3 } from '../../core/values.ts';
import { copySource, largeBodies } from '../../generators/copy-source.ts';
import { bodiesOf, distinctKeys, each, mutation, twoWriters } from '../../generators/index.ts';
import { current } from '../../generators/two-versions.ts';
import { conditions, failingConditions, modified } from '../../generators/ways-of-reading.ts';
import { copiedToTarget, copiesObject, copyAndRead } from '../scenes/copies.ts';
import { keyAndBody, twoKeysAndBody } from '../scenes/drawn.ts';

export const copyRules = [
  rule({
    id: 'copy.conditional',
    level: 'SHOULD',
    title: 'CopyObject with a condition on its SSE-C source that does not hold is 412',
    clause: 'copy.if-match',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3, inTurn }, _, source) => {
      const copy = (condition: HeaderPair) =>
        s3.copyObject({ source, to: plain, headers: [modified(condition, source)] });
      return [await copy(conditions[0]), await inTurn(failingConditions, copy)] as const;
    },
    expect: steps(accepted(), eachAnswer(answers(412))),
    catches: ['copy-ignores-source-conditions', 'copy-ignores-source-dates'],
  }),
  rule({
    id: 'copy.cross-bucket',
    level: 'MUST',
    title: 'A copy to the same name in another bucket needs its key to be read, its source its own',
    clause: 'ssec.copy.target',
    on: ['CopyObject'],
    needs: ['copy', 'ssec-copy-source', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: twoKeysAndBody,
    arrange: ({ have }, { keys: [source], body }) =>
      have.object({ body, encryption: ssec(source), isInRunBucket: true }),
    act: async ({ s3 }, { keys }, source) => {
      const copy = s3.copyObject({ source, to: ssec(keys[1]), onto: source });
      return [await s3.readBack(copy, keys), await s3.getObject({ of: source })] as const;
    },
    expect: steps(readableWithTargetKey(), returns('body')),
    catches: ['copy-finds-no-other-bucket', 'keys-are-known-by-name-alone'],
  }),
  rule({
    id: 'copy.kms-to-ssec',
    level: 'SHOULD',
    title: 'A copy from SSE-KMS to SSE-C is confirmed and readable only with the target key',
    clause: 'ssec.copy.target',
    on: ['CopyObject'],
    needs: ['copy', 'kms'],
    given: twoKeysAndBody,
    arrange: ({ have }, { body }) => have.object({ body, encryption: sseKms }),
    act: ({ s3 }, { keys }, source) =>
      s3.readBack(s3.copyObject({ source, to: ssec(keys[1]) }), keys),
    expect: readableWithTargetKey(),
    catches: ['copy-refuses-kms-source', 'copy-to-ssec-is-truncated', 'copy-refuses-ssec'],
  }),
  rule({
    id: 'copy.result-etag',
    level: 'SHOULD',
    title: 'The ETag in CopyObjectResult equals the one that HeadObject returns for the SSE-C copy',
    clause: 'recorded.copy.etag',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: twoKeysAndBody,
    arrange: ({ have }, { keys: [source], body }) =>
      have.object({ body, encryption: ssec(source) }),
    act: async ({ s3 }, { keys: [, target] }, source) => {
      const copied = await s3.copyObject({ source, to: ssec(target) });
      return [
        copied,
        await s3.headObject({
          of: { ...source, name: copied.request.name, encryption: ssec(target) },
        }),
      ] as const;
    },
    expect: namesOneEtag(),
    catches: ['copy-result-names-source-etag', 'etag-changes-per-read'],
  }),
  copiesObject({
    id: 'copy.plain-to-ssec',
    title: 'A copy from plain to SSE-C confirms the target key and is readable only with it',
    clause: 'ssec.copy.target',
    from: () => plain,
    to: ([, target]) => ssec(target),
    catches: ['copy-to-ssec-is-truncated', 'copy-refuses-ssec'],
  }),
  copiesObject({
    id: 'copy.sses3-to-ssec',
    title: 'A copy from SSE-S3 to SSE-C confirms the target key and is readable only with it',
    clause: 'ssec.copy.target',
    needs: ['sse-s3'],
    from: () => sseS3,
    to: ([, target]) => ssec(target),
    catches: ['copy-to-ssec-is-truncated', 'copy-refuses-ssec'],
  }),
  rule({
    id: 'copy.keys-swapped',
    level: 'MUST',
    title: 'CopyObject of an SSE-C object with source key and target key swapped is refused',
    clause: 'ssec.copy.source-same',
    on: ['CopyObject'],
    given: twoKeysAndBody,
    arrange: ({ have }, { keys: [key], body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { keys: [key, target] }, stored) =>
      s3.copyObject({ source: stored, sourceKey: target, to: ssec(key) }),
    control: ({ s3 }, { keys: [, target] }, stored) =>
      s3.copyObject({ source: stored, to: ssec(target) }),
    expect: refusedAndConcealed(),
    catches: ['copy-takes-target-key-for-source', 'copy-skips-source-key'],
  }),
  rule({
    id: 'copy.version.source-key',
    level: 'MUST',
    title: 'A copy of an SSE-C version without a key or with that of another version is refused',
    clause: 'ssec.copy.source-same',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['versioning'],
    trials: 1,
    given: {
      versions: twoWriters(),
      opening: each('none', 'of the other version'),
      source: each('older', 'current'),
    },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: ({ read }, { versions, opening, source }, [older, latest]) => {
      const [from, other] =
        source === 'older' ? [older, versions[1]] : [current(latest), versions[0]];
      return read(from, { key: opening === 'none' ? 'none' : other.key });
    },
    control: ({ read }, { source }, [older, latest]) =>
      read(source === 'older' ? older : current(latest), {}),
    expect: refused(),
    catches: ['current-version-copies-to-anyone', 'copy-version-skips-source-key'],
  }),
  rule({
    id: 'copy.other-bucket.source-key',
    level: 'MUST',
    title: 'A copy of an SSE-C object from another bucket without the right source key is refused',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['own-bucket'],
    bucket: 'own',
    trials: 1,
    given: { ...twoKeysAndBody, mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { keys, body }) =>
      have.object({ body, encryption: ssec(keys[0]), isInRunBucket: true }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedAndConcealed(),
    catches: ['copy-other-bucket-skips-source-key', 'copy-skips-source-key'],
  }),
  rule({
    id: 'copy.data-equal',
    level: 'MUST',
    title: 'A copy from or to SSE-C keeps all bytes; to SSE-C it is confirmed and needs its key',
    clause: 'ssec.copy.target',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: {
      keys: distinctKeys(),
      body: bodiesOf(0, 65_537),
      from: each('plain', 'SSE-C'),
      to: each('plain', 'other'),
    },
    arrange: ({ have }, { body, keys: [source], from }) =>
      have.object({ body, encryption: from === 'plain' ? plain : ssec(source) }),
    act: copyAndRead,
    expect: copiedToTarget(),
    catches: ['zero-byte-takes-any-key', 'copy-takes-target-key-for-source'],
  }),
  rule({
    id: 'copy.data-equal.large',
    level: 'MUST',
    hasLargeBodies: true,
    trials: 1,
    title: 'A copy of a large SSE-C object to another key is confirmed, whole and needs that key',
    clause: 'ssec.copy.target',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { keys: copySource().keys, body: each(...largeBodies), to: each('other') },
    arrange: ({ have }, { keys: [key], body }) => have.object({ body, encryption: ssec(key) }),
    act: copyAndRead,
    expect: copiedToTarget(),
    catches: ['copy-garbles-behind-1-mib', 'copy-copies-first-part-only'],
  }),
];

function namesOneEtag() {
  return holds<readonly [Exchange, Exchange]>('have the same ETag', ([copied, head]) => {
    const said = bareEtag(child(copied.document, 'ETag')?.text);
    if (said !== undefined && said === etagOf(head)) return [];
    return [
      { expected: `ETag ${etagOf(head)}`, received: `CopyObjectResult: ${said ?? 'no ETag'}` },
    ];
  });
}
