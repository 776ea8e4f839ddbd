import { echoes } from '../../core/expectations/accepted.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { refusedOrExact } from '../../core/expectations/copied.ts';
import { refusedOr } from '../../core/expectations/lenient.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { mutation } from '../../generators/index.ts';
import { checksumUpload } from '../scenes/checksum-uploads.ts';
import { copyToPlainAndRead } from '../scenes/copy-or-part-copy.ts';
import { keyAndBody, keyAndText, twoKeysAndBody } from '../scenes/drawn.ts';
import { partScene, sendPart } from '../scenes/part-writes.ts';

/** SSE-C headers that are incomplete or malformed. */
const malformed = [
  'triple.no-algorithm',
  'triple.no-key',
  'algorithm.kms',
  'key.len-31',
  'key.len-33',
  'key.not-base64',
] as const;

/** Malformed or wrong copy-source headers; other rules try the missing ones. */
const badSource = [
  'algorithm.kms',
  'key.len-31',
  'key.not-base64',
  'key.near-bit',
  'key.other-with-right-md5',
] as const;

export const tripleEveryCarrierRules = [
  rule({
    id: 'triple.every-carrier.part-target',
    level: 'MUST',
    title: 'UploadPartCopy with partial, malformed or mismatched target SSE-C headers is refused',
    clause: 'ssec.mpu.identical',
    on: ['UploadPartCopy'],
    trials: 1,
    given: {
      ...keyAndBody,
      mutation: mutation(
        ...malformed,
        'triple.only-algorithm',
        'triple.only-md5',
        'md5.of-other-key',
      ),
    },
    arrange: partScene,
    act: ({ s3 }, { body, mutation }, scene) => sendPart(s3, scene, { number: 2, body, mutation }),
    expect: refused(),
    catches: ['part-copy-ignores-target-algorithm', 'ignores-missing-algorithm'],
  }),
  rule({
    id: 'triple.every-carrier.part.no-md5',
    level: 'MUST',
    title: 'UploadPart or UploadPartCopy into an SSE-C upload without the key MD5 is refused',
    clause: 'ssec.put.triple',
    on: ['UploadPart', 'UploadPartCopy'],
    trials: 1,
    given: { ...keyAndBody, mutation: mutation('triple.no-md5') },
    arrange: partScene,
    act: ({ s3 }, { body, mutation }, scene) => sendPart(s3, scene, { number: 2, body, mutation }),
    expect: refused(),
    catches: ['part-md5-optional', 'ignores-missing-md5'],
  }),
  rule({
    id: 'triple.every-carrier.part-source',
    level: 'MUST',
    title: 'UploadPartCopy with wrong or malformed copy-source SSE-C headers is refused',
    clause: 'upc.source-key',
    on: ['UploadPartCopy'],
    trials: 1,
    given: { ...twoKeysAndBody, mutation: mutation(...badSource) },
    arrange: async ({ have }, { keys, body }) => ({
      source: await have.object({ body, encryption: ssec(keys[0]) }),
      upload: await have.upload({ encryption: ssec(keys[1]) }),
    }),
    act: ({ s3 }, { mutation }, scene) => s3.uploadPartCopy({ ...scene, number: 1, mutation }),
    expect: refusedAndConcealed(),
    catches: ['upload-part-copy-source.skips.algorithm-value', 'ignores-algorithm-value'],
  }),
  rule({
    id: 'triple.every-carrier.select',
    level: 'MUST',
    title: 'SelectObjectContent with wrong, partial or malformed SSE-C headers is refused',
    clause: 'select.key',
    on: ['SelectObjectContent'],
    trials: 1,
    given: {
      ...keyAndText,
      mutation: mutation(
        'triple.no-algorithm',
        'triple.no-key',
        'algorithm.kms',
        'key.near-bit',
        'key.not-base64',
        'key.other-with-right-md5',
      ),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedAndConcealed(),
    catches: ['select-object-content.skips.algorithm-value', 'ignores-missing-algorithm'],
  }),
  rule({
    id: 'triple.every-carrier.select.md5',
    level: 'SHOULD',
    disputed: 'peer.read.no-md5',
    title: 'SelectObjectContent without the key MD5 or with that of another key is refused',
    clause: 'select.key',
    on: ['SelectObjectContent'],
    trials: 1,
    given: { ...keyAndText, mutation: mutation('triple.no-md5', 'md5.of-other-key') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedAndConcealed(),
    catches: ['select-skips-key-check', 'ignores-key-md5', 'ignores-missing-md5'],
  }),
  rule({
    id: 'triple.every-carrier.complete',
    level: 'SHOULD',
    title: 'CompleteMultipartUpload with checksums and wrong or partial SSE-C headers is refused',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    needs: ['checksums'],
    trials: 1,
    given: {
      ...keyAndBody,
      mutation: mutation(
        'key.other',
        'key.len-31',
        'triple.no-algorithm',
        'triple.no-key',
        'algorithm.kms',
        'md5.of-other-key',
      ),
    },
    arrange: checksumUpload,
    act: ({ s3 }, { key, mutation }, upload) =>
      s3.completeMultipartUpload({ upload, key, mutation }),
    expect: refused(),
    catches: ['crash-on-complete-triple', 'complete-multipart-upload.skips.algorithm-value'],
  }),
  rule({
    id: 'triple.every-carrier.conflict',
    level: 'SHOULD',
    title: 'A part with SSE-C headers plus SSE-S3 or SSE-KMS is refused or confirms its key MD5',
    clause: 'ssec.exclusive',
    on: ['UploadPart', 'UploadPartCopy'],
    trials: 1,
    given: { ...keyAndBody, mutation: mutation('conflict.sse-s3', 'conflict.sse-kms') },
    arrange: partScene,
    act: ({ s3 }, { body, mutation }, scene) => sendPart(s3, scene, { number: 2, body, mutation }),
    expect: refusedOr(echoes('key')),
    catches: ['part-mode-wins', 'part-copy-stores-plaintext'],
  }),
  rule({
    id: 'triple.every-carrier.duplicates',
    level: 'SHOULD',
    title: "A part with two values of one SSE-C header is refused or confirms the first key's MD5",
    clause: 'derived.one-value',
    on: ['UploadPart', 'UploadPartCopy'],
    trials: 1,
    given: {
      ...keyAndBody,
      mutation: mutation('duplicate.key', 'duplicate.md5', 'duplicate.algorithm'),
    },
    arrange: partScene,
    act: ({ s3 }, { body, mutation }, scene) => sendPart(s3, scene, { number: 2, body, mutation }),
    expect: refusedOr(echoes('key')),
    catches: ['crash-on-duplicate-elsewhere', 'crash-on-duplicate-header'],
  }),
  rule({
    id: 'triple.every-carrier.duplicates.source',
    level: 'SHOULD',
    title: 'A copy with two values of one copy-source SSE-C header is refused or copies exactly',
    clause: 'derived.one-value',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['ssec-copy-source'],
    trials: 1,
    given: {
      ...keyAndBody,
      mutation: mutation('duplicate.key', 'duplicate.md5', 'duplicate.algorithm'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: copyToPlainAndRead,
    expect: refusedOrExact(),
    catches: ['copies-garbage-of-duplicates'],
  }),
];
