import { entry, type RequestEntry } from './entries.ts';
import type { ModelOperation } from './request.ts';
import type { Scene } from './scene.ts';
import { sizeOf } from './state.ts';

const smallestPartBytes = 5 * 1024 * 1024;
const partNumberMax = 10_000;

const endedAs = ({ bucket, request }: Scene) => bucket.endedUploads.get(request.upload ?? -1)?.how;

const isGone = ({ request, upload }: Scene) =>
  request.upload !== undefined &&
  request.operation !== 'CreateMultipartUpload' &&
  upload === undefined;
/** A repeated end of an upload may be answered as the first. */
const mayEndTwice = (scene: Scene) =>
  scene.request.operation === 'AbortMultipartUpload' ||
  (scene.request.operation === 'CompleteMultipartUpload' && endedAs(scene) === 'completed');
const listedParts = ({ request }: Scene) => request.parts ?? [];

/** A request about an upload with checksums. */
const hasSums = ({ request, upload }: Scene, operation: ModelOperation) =>
  request.operation === operation && upload?.checksumAlgorithm !== undefined;
/** A part that is listed was uploaded without a checksum of the algorithm of the upload. */
const lacksSum = (scene: Scene) =>
  listedParts(scene).some(({ number }) => scene.upload?.parts.get(number)?.lacksSum === true);
const isUnderKey = ({ upload }: Scene) => upload?.encryption.mode === 'SSE-C';
const isKeyless = (scene: Scene) =>
  isUnderKey(scene) && scene.request.sent.every(({ members }) => members.length === 0);

/** What can be wrong with a request about an upload. */
export const uploadEntries: readonly RequestEntry[] = [
  {
    ...entry('no-such-upload', 'refuse', 'MUST', 'mpu.no-such-upload'),
    when: (scene) => isGone(scene) && !mayEndTwice(scene),
  },
  {
    ...entry('ended-twice', 'open', 'SHOULD', 'mpu.no-such-upload'),
    when: (scene) => isGone(scene) && mayEndTwice(scene),
  },
  {
    ...entry('part-number-outside', 'refuse', 'MUST', 'mpu.part-number'),
    when: ({ request: { operation, partNumber = 1 } }) =>
      ['UploadPart', 'UploadPartCopy'].includes(operation) &&
      (partNumber < 1 || partNumber > partNumberMax),
  },
  {
    ...entry('object-size-wrong', 'refuse', 'SHOULD', 'complete.object-size'),
    when: ({ request, upload }) => request.objectSize === 'wrong' && upload !== undefined,
  },
  {
    ...entry('part-unknown', 'refuse', 'SHOULD', 'mpu.part-etag'),
    when: (scene) =>
      scene.upload !== undefined &&
      listedParts(scene).some(
        ({ number, hasOldEtag }) => hasOldEtag === true || !scene.upload?.parts.has(number),
      ),
  },
  {
    ...entry('part-too-small', 'open', 'SHOULD', 'mpu.part-size'),
    when: (scene) =>
      listedParts(scene)
        .slice(0, -1)
        .some(
          ({ number }) =>
            sizeOf({ pieces: scene.upload?.parts.get(number)?.body ?? [] }) < smallestPartBytes,
        ),
  },
  {
    ...entry('checksums-need-the-key', 'refuse', 'SHOULD', 'mpu.complete.key-only-with-checksum'),
    when: (scene) => hasSums(scene, 'CompleteMultipartUpload') && isKeyless(scene),
  },
  {
    ...entry('list-of-checksums', 'open', 'SHOULD', 'mpu.list.key-only-with-checksum'),
    when: (scene) => hasSums(scene, 'ListParts') && isUnderKey(scene),
  },
  {
    ...entry('sum-of-parts-wrong', 'refuse', 'SHOULD', 'complete.checksum'),
    when: (scene) =>
      scene.request.wrongSum !== undefined &&
      hasSums(scene, 'CompleteMultipartUpload') &&
      !lacksSum(scene),
  },
  {
    ...entry('parts-without-their-sum', 'open', 'MAY', 'complete.checksum'),
    when: (scene) => hasSums(scene, 'CompleteMultipartUpload') && lacksSum(scene),
  },
  {
    ...entry('part-without-its-sum', 'open', 'MAY', 'complete.checksum'),
    when: (scene) =>
      hasSums(scene, 'UploadPart') &&
      scene.request.checksum?.algorithm !== scene.upload?.checksumAlgorithm,
  },
];
