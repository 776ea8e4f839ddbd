import { refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type HeaderPair, plain, ssec } from '../../core/values.ts';
import { each, mutation } from '../../generators/index.ts';
import { conditions, modified } from '../scenes/copy-modifiers.ts';
import { keyAndBody, twoKeysAndBody } from '../scenes/drawn.ts';
import { refusedAndConcealed } from '../scenes/own-key-alone.ts';

/** The same for a copied part. */
const partCopyModifiers = () =>
  each<HeaderPair>(['x-amz-copy-source-range', 'bytes=0-15'], ...conditions.slice(0, 2));

export const upcModifiersRules = [
  rule({
    id: 'upc.modifiers.source-key',
    level: 'MUST',
    title: 'No header of a part copy, and not the key of its upload, stands in for the source key',
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
    catches: [
      'part-copy-range-skips-source-key',
      'part-copy-takes-target-key-for-source',
      'copy-condition-skips-source-key',
    ],
  }),
  rule({
    id: 'upc.modifiers.target-key',
    level: 'MUST',
    title: 'No header of a part copy stands in for the key of its upload',
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
];
