import { entry, type RequestEntry } from './entries.ts';
import type { Scene } from './scene.ts';
import { sizeOf } from './state.ts';

const smallestPartBytes = 5 * 1024 * 1024;

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
    ...entry('checksums-need-the-key', 'open', 'SHOULD', 'mpu.complete.key-only-with-checksum'),
    when: (scene) =>
      ['CompleteMultipartUpload', 'ListParts'].includes(scene.request.operation) &&
      scene.upload?.encryption.mode === 'SSE-C' &&
      scene.upload.checksumAlgorithm !== undefined,
  },
];
