import { all, conceals, refused, returns, steps } from '../../core/expectations.ts';
import { type FaultId, type Rule, rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import {
  customerKey,
  distinctKeys,
  each,
  mutation,
  objectBody,
  sharedMultipart,
  twoWriters,
} from '../../generators/index.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/rule-ids.ts';
import { large } from '../multipart/scene.ts';
import { current } from '../versions/two-versions.ts';
import { copiedObject, copyModifiers, modified, partCopyModifiers, refusedThen } from './scene.ts';

const cells = { trials: 1 } as const;
const two = { keys: distinctKeys(), body: objectBody() };
const locked = () => all(refused(), conceals('body'));
const tags = [
  ['x-amz-tagging-directive', 'REPLACE'],
  ['x-amz-tagging', 'shape=round'],
] as const;

/** Copies beside the bare one: no form of it opens an SSE-C source without its key. */
export const elsewhereCopies = [
  rule({
    ...cells,
    id: 'copy.multipart-source.locked',
    level: 'MUST',
    title: 'A multipart SSE-C source is not copied without its key',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject', 'UploadPartCopy'],
    given: { shared: sharedMultipart(), mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['multipart-source-needs-no-key'],
  }),
  rule({
    ...cells,
    id: 'copy.modifiers.source-key',
    level: 'MUST',
    title: 'No header of a copy stands in for the key of its source',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    given: { ...two, how: copyModifiers(), mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: ({ s3 }, { how, mutation }, source) =>
      s3.copyObject({ source, to: plain, mutation, headers: [modified(how, source)] }),
    expect: locked(),
    catches: ['copy-condition-skips-source-key', 'copy-replace-skips-source-key'],
  }),
  rule({
    ...cells,
    id: 'copy.modifiers.source-key.tagging',
    level: 'MUST',
    title: 'A copy that replaces tags needs the key of its source',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    needs: ['tagging'],
    given: { ...two, mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: ({ s3 }, { keys, mutation }, source) =>
      s3.copyObject({ source, to: ssec(keys[1]), mutation, headers: tags }),
    expect: locked(),
    catches: ['copy-tagging-skips-source-key'],
  }),
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
    catches: ['copy-replace-skips-source-key', 'rotation-takes-the-new-key'],
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
    catches: ['refused-copy-deletes-target', 'rotation-takes-the-new-key'],
  }),
  rule({
    ...cells,
    id: 'upc.modifiers.source-key',
    level: 'MUST',
    title: 'No header of a part copy, and not the key of its upload, stands in for the source key',
    clause: 'upc.source-key',
    on: ['UploadPartCopy'],
    given: { ...two, how: partCopyModifiers(), opening: each('none', 'of the upload') },
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
    expect: locked(),
    catches: [
      'copy-condition-skips-source-key',
      'part-copy-range-skips-source-key',
      'part-copy-takes-target-key-for-source',
    ],
  }),
  rule({
    ...cells,
    id: 'copy.version.source-key',
    level: 'MUST',
    title: 'A version of a source is copied with its own key alone, named or current',
    clause: 'ssec.copy.source-same',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['versioning'],
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
    catches: ['copy-version-skips-source-key', 'current-version-copies-to-anyone'],
  }),
  rule({
    ...cells,
    id: 'copy.other-bucket.source-key',
    level: 'MUST',
    title: 'A source in another bucket is not copied without its key',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['own-bucket'],
    bucket: 'own',
    given: { ...two, mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { keys, body }) =>
      have.object({ body, encryption: ssec(keys[0]), isElsewhere: true }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: locked(),
    catches: ['copy-other-bucket-skips-source-key'],
  }),
  leavesLocked({
    id: 'copied.object.locked',
    title: 'What copies of a plain object leave under a key opens to that key alone',
    from: ['plain'],
    catches: ['assembled-copy-opens-to-anyone'],
  }),
  leavesLocked({
    id: 'copied.object.locked.ssec',
    title: 'What copies of an SSE-C object leave under a key opens to that key alone',
    from: ['SSE-C', 'SSE-C in parts'],
    needs: ['ssec-copy-source'],
    catches: ['assembled-copy-opens-to-anyone', 'copy-of-parts-opens-to-anyone'],
  }),
];

function rotation(source: Parameters<typeof modified>[1], key: Parameters<typeof ssec>[0]) {
  const headers = [['x-amz-metadata-directive', 'REPLACE']] as const;
  return { source, to: ssec(key), onto: 'itself', headers } as const;
}

/** A copy, or an upload of copied parts, read with its key, that of its source and none. */
function leavesLocked(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly from: readonly ('plain' | 'SSE-C' | 'SSE-C in parts')[];
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly catches: readonly [FaultId, ...FaultId[]];
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
