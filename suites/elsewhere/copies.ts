import { all, conceals, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import {
  distinctKeys,
  each,
  mutation,
  objectBody,
  sharedMultipart,
  twoWriters,
} from '../../generators/index.ts';
import { large } from '../multipart/scene.ts';
import { current } from '../versions/two-versions.ts';
import { copyModifiers, modified, partCopyModifiers } from './scene.ts';

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
    needs: ['multipart'],
    given: { shared: sharedMultipart(), mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['multipart-source-needs-no-key', 'accepts-wrong-key'],
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
    catches: [
      'copy-condition-skips-source-key',
      'copy-replace-skips-source-key',
      'copy-skips-source-key',
    ],
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
    catches: ['copy-tagging-skips-source-key', 'copy-skips-source-key'],
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
      'part-copy-range-skips-source-key',
      'part-copy-takes-target-key-for-source',
      'copy-condition-skips-source-key',
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
    catches: [
      'current-version-copies-to-anyone',
      'copy-version-skips-source-key',
      'copy-ignores-source-version',
    ],
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
    catches: ['copy-other-bucket-skips-source-key', 'copy-skips-source-key'],
  }),
];
