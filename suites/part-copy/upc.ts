import { child, childrenNamed, type Exchange, header } from '../../core/exchange.ts';
import { accepted, answers, says } from '../../core/expectations/accepted.ts';
import { eachAnswer, steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { bareEtag, holds } from '../../core/expectations/consistent.ts';
import { completesCopy } from '../../core/expectations/copied.ts';
import { sameValue } from '../../core/expectations/etags.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { type HeaderPair, type ObjectBody, plain, ssec, sseKms, sseS3 } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { customerKey, each, mutation, sharedMultipart } from '../../generators/index.ts';
import { conditions, failingConditions, modified } from '../../generators/ways-of-reading.ts';
import { keyAndBody, twoKeysAndBody } from '../scenes/drawn.ts';
import {
  arrangeShared,
  completedUpload,
  copiedEtag,
  copiesPart,
  type PartCopyAnswers,
  type SharedPartCopy,
} from '../scenes/part-copies.ts';

/** A range, or a condition that holds, on the source of a part copy. */
const partCopyModifiers = () =>
  each<HeaderPair>(['x-amz-copy-source-range', 'bytes=0-15'], ...conditions.slice(0, 2));

export const upcRules = [
  rule({
    id: 'upc.modifiers.source-key',
    level: 'MUST',
    title: 'UploadPartCopy with range or condition is refused without the key of its SSE-C source',
    clause: 'upc.source-key',
    on: ['UploadPartCopy'],
    trials: 1,
    given: { ...twoKeysAndBody, how: partCopyModifiers(), opening: each('none', 'of the upload') },
    arrange: async ({ have }, { keys, body }) => ({
      source: await have.object({ body, encryption: ssec(keys[0]) }),
      upload: await have.upload({ encryption: ssec(keys[1]) }),
    }),
    act: ({ s3 }, { keys, how, opening }, scene) =>
      s3.uploadPartCopy({
        ...{ ...scene, number: 1, headers: [modified(how, scene.source)] },
        sourceKey: opening === 'none' ? 'none' : keys[1],
      }),
    control: ({ s3 }, { how }, scene) =>
      s3.uploadPartCopy({ ...scene, number: 1, headers: [modified(how, scene.source)] }),
    expect: refusedAndConcealed(),
    catches: ['part-copy-range-skips-source-key', 'part-copy-takes-target-key-for-source'],
  }),
  rule({
    id: 'upc.modifiers.target-key',
    level: 'MUST',
    title: 'UploadPartCopy with range or condition is refused without the key of its SSE-C upload',
    clause: 'upc.target-key',
    on: ['UploadPartCopy'],
    trials: 1,
    given: {
      ...keyAndBody,
      how: partCopyModifiers(),
      mutation: mutation('triple.none', 'key.other'),
    },
    arrange: async ({ have }, { key, body }) => ({
      source: await have.object({ body, encryption: plain }),
      upload: await have.upload({ encryption: ssec(key) }),
    }),
    act: ({ s3 }, { how, mutation }, scene) =>
      s3.uploadPartCopy({
        ...{ ...scene, number: 1, mutation },
        headers: [modified(how, scene.source)],
      }),
    expect: refused(),
    catches: ['part-copy-range-skips-target-key', 'part-copy-target-unchecked'],
  }),
  rule({
    id: 'upc.conditional',
    level: 'SHOULD',
    title: 'UploadPartCopy with a condition on its SSE-C source that does not hold is 412',
    clause: 'upc.if-match',
    on: ['UploadPartCopy'],
    needs: ['multipart', 'ssec-copy-source'],
    given: twoKeysAndBody,
    arrange: async ({ have }, { keys: [source, target], body }) => ({
      source: await have.object({ body, encryption: ssec(source) }),
      upload: await have.upload({ encryption: ssec(target) }),
    }),
    act: async ({ s3, inTurn }, _, scene) => {
      const copy = (condition: HeaderPair) =>
        s3.uploadPartCopy({ ...scene, number: 1, headers: [modified(condition, scene.source)] });
      return [await copy(conditions[0]), await inTurn(failingConditions, copy)] as const;
    },
    expect: steps(accepted(), eachAnswer(answers(412))),
    catches: [
      'part-copy-if-match-fails',
      'part-copy-ignores-conditions',
      'part-copy-ignores-none-match',
    ],
  }),
  rule({
    id: 'upc.size',
    level: 'MUST',
    title: 'A part copied from an SSE-C object has its plaintext size in ListParts and HeadObject',
    clause: 'attributes.size',
    on: ['UploadPartCopy'],
    needs: ['ssec-copy-source'],
    given: twoKeysAndBody,
    arrange: async ({ have }, { keys: [source, target], body }) => ({
      source: await have.object({ body, encryption: ssec(source) }),
      upload: await have.upload({ encryption: ssec(target) }),
    }),
    act: async ({ s3, have }, { keys: [, key], body }, { source, upload }) => {
      const copied = await have.accepted(s3.uploadPartCopy({ upload, number: 1, source }));
      const list = await s3.listParts({ upload });
      await completedUpload(s3, { upload, copied, keys: [key] });
      const of = { name: upload.name, encryption: ssec(key), body, etag: '' };
      return { list, head: await s3.headObject({ of }) };
    },
    expect: showPlaintextSize(),
    catches: ['part-copy-counts-ciphertext', 'list-parts.inflates.size'],
  }),
  copiesPart({
    id: 'upc.sses3-to-ssec',
    title: 'UploadPartCopy of an SSE-S3 object to an SSE-C upload is confirmed and needs its key',
    clause: 'upc.target-key',
    needs: ['multipart', 'sse-s3'],
    from: () => sseS3,
    into: ([, target]) => ssec(target),
    catches: ['assembled-copy-opens-to-anyone', 'part-copy-stores-plaintext'],
  }),
  copiesPart({
    id: 'upc.kms-to-ssec',
    level: 'MAY',
    title: 'UploadPartCopy of an SSE-KMS object to an SSE-C upload is confirmed and needs its key',
    clause: 'upc.target-key',
    needs: ['multipart', 'kms'],
    from: () => sseKms,
    into: ([, target]) => ssec(target),
    catches: ['assembled-copy-opens-to-anyone', 'part-copy-stores-plaintext'],
  }),
  rule({
    id: 'upc.result-etag',
    level: 'SHOULD',
    title: 'The ETag in CopyPartResult of an SSE-C upload is the one that ListParts shows',
    clause: 'mpu.part-etag',
    on: ['UploadPartCopy'],
    given: keyAndBody,
    arrange: async ({ have }, { key, body }) => ({
      source: await have.object({ body, encryption: plain }),
      upload: await have.upload({ encryption: ssec(key) }),
    }),
    act: async ({ s3 }, _, { source, upload }) =>
      [
        await s3.uploadPartCopy({ upload, number: 1, source }),
        await s3.listParts({ upload }),
      ] as const,
    expect: nameOneEtag(),
    catches: ['list-parts-names-other-etags', 'list-parts-needs-key', 'part-copy-lacks-etag'],
  }),
  rule({
    id: 'upc.mixed-with-uploadpart',
    level: 'MUST',
    title: 'A sent part and a copied, confirmed one make an SSE-C object, whole with its key alone',
    clause: 'mpu.complete.assembles',
    on: ['UploadPartCopy'],
    given: { shared: sharedMultipart(), key: customerKey() },
    hasLargeBodies: true,
    trials: 1,
    arrange: withFirstPart,
    act: async ({ s3 }, { shared, key }, { source, upload, part }) => {
      const sourceRange = `bytes=${part.body.sizeBytes}-${shared.body.sizeBytes - 1}`;
      const copied = await s3.uploadPartCopy({ upload, number: 2, source, sourceRange });
      const parts = [part, { number: 2, etag: copiedEtag(copied), body: part.body }];
      const keys = [shared.key, key];
      return [
        copied,
        ...(await completedUpload(s3, { upload: { ...upload, parts }, keys })),
      ] as const;
    },
    expect: returnsWholeObject(),
    catches: ['range-off-by-block', 'no-echo'],
  }),
  copiesPart({
    id: 'upc.plain-to-ssec',
    title: 'UploadPartCopy of a plain object to an SSE-C upload is confirmed and needs its key',
    clause: 'upc.target-key',
    from: () => plain,
    into: ([, target]) => ssec(target),
    catches: ['part-copy-leaves-object-open', 'no-echo'],
  }),
];

function showPlaintextSize() {
  return holds<{ readonly list: Exchange; readonly head: Exchange }, { readonly body: ObjectBody }>(
    'show its plaintext size',
    ({ list, head }, { body }) => [
      ...sameValue(
        String(body.sizeBytes),
        child(childrenNamed(list.document, 'Part')[0], 'Size')?.text,
      ),
      ...says('content-length', String(body.sizeBytes)).check(head, undefined),
    ],
  );
}

function nameOneEtag() {
  return holds<readonly [Exchange, Exchange]>('have the same ETag', ([copied, list]) => {
    const said = bareEtag(child(copied.document, 'ETag')?.text);
    const shown = bareEtag(child(child(list.document, 'Part'), 'ETag')?.text);
    if (said !== undefined && said === shown) return [];
    return [{ expected: `ETag ${shown ?? 'listed'}`, received: said ?? 'no ETag' }];
  });
}

function returnsWholeObject() {
  return holds<PartCopyAnswers, SharedPartCopy>(
    'returns the object, and only with its own key',
    ([copied, ...rest], { shared, key }) =>
      completesCopy(copied, rest, { body: shared.body, keys: [shared.key, key], to: ssec(key) }),
    'plaintext-exposed',
  );
}

function headerEtag(exchange: Exchange): string {
  return header(exchange, 'etag') ?? '';
}

/** The shared object, and an upload to which its first part was sent. */
async function withFirstPart(
  { have, s3 }: Pick<World<'UploadPartCopy'>, 'have' | 's3'>,
  drawn: SharedPartCopy,
) {
  const { source, upload } = await arrangeShared({ have }, drawn);
  const { body: whole, partSizesBytes } = drawn.shared;
  const body = whole.part({ firstByte: 0, sizeBytes: partSizesBytes[0] ?? 0 });
  const sent = await have.accepted(s3.uploadPart({ upload, number: 1, body }));
  return { source, upload, part: { number: 1, etag: headerEtag(sent), body } };
}
