import { accessEntries, modeEntries } from './access-entries.ts';
import { entry, type RequestEntry } from './entries.ts';
import { askedOf } from './positions.ts';
import { isRead, type Scene, versionAt, visible } from './scene.ts';
import { sizeOf } from './state.ts';

const smallestPartBytes = 5 * 1024 * 1024;

const isCopy = ({ request }: Scene) => request.copyFrom !== undefined;
const endedAs = ({ bucket, request }: Scene) => bucket.endedUploads.get(request.upload ?? -1)?.how;
const onEtag = ({ request }: Scene) => request.condition;

/** The object whose ETag a condition names. */
const conditioned = (scene: Scene) =>
  visible(isCopy(scene) ? scene.source : (scene.object ?? undefined));

function fails(scene: Scene, header: 'if-match' | 'if-none-match'): boolean {
  const { header: sent, etag } = onEtag(scene) ?? {};
  const object = conditioned(scene);
  if (sent !== header || object === undefined) return false;
  return header === 'if-match' ? etag === 'another' : etag !== 'another';
}

/** Conditions are documented for GetObject and HeadObject, not for GetObjectAttributes. */
const isBodied = ({ request }: Scene) =>
  request.operation === 'GetObject' || request.operation === 'HeadObject';
const isWrite = (scene: Scene) => !isRead(scene.request.operation) && !isCopy(scene);
const objects: readonly RequestEntry[] = [
  {
    ...entry('nothing-there', 'refuse', 'MUST', 'get.no-such-key'),
    when: (scene) => isRead(scene.request.operation) && scene.object === undefined,
  },
  {
    ...entry('no-source', 'refuse', 'MUST', 'get.no-such-key'),
    when: (scene) => isCopy(scene) && scene.source === undefined,
  },
  {
    ...entry('delete-marker', 'refuse', 'MUST', 'versions.delete-marker'),
    when: (scene) =>
      (isRead(scene.request.operation) && scene.object?.isDeleteMarker === true) ||
      scene.source?.isDeleteMarker === true,
  },
  {
    ...entry('if-match', 'refuse', 'MUST', 'get.if-match'),
    when: (scene) => isBodied(scene) && fails(scene, 'if-match'),
  },
  {
    ...entry('if-none-match', 'refuse', 'MUST', 'get.if-none-match'),
    when: (scene) => isBodied(scene) && fails(scene, 'if-none-match'),
  },
  {
    ...entry('copy-if-match', 'refuse', 'SHOULD', 'copy.if-match'),
    when: (scene) => isCopy(scene) && (fails(scene, 'if-match') || fails(scene, 'if-none-match')),
  },
  {
    ...entry('write-if-none-match', 'refuse', 'SHOULD', 'put.if-none-match'),
    when: (scene) => isWrite(scene) && fails(scene, 'if-none-match'),
  },
  {
    ...entry('write-if-match', 'refuse', 'SHOULD', 'put.if-match'),
    when: (scene) =>
      isWrite(scene) &&
      onEtag(scene)?.header === 'if-match' &&
      (visible(scene.object) === undefined || fails(scene, 'if-match')),
  },
  {
    ...entry('range-unsatisfiable', 'refuse', 'MUST', 'get.range-invalid'),
    when: (scene) => isRanged(scene) && askedOf(scene).kind === 'nothing there',
  },
  {
    ...entry('range-ignored', 'open', 'MAY', 'http.range'),
    when: (scene) => isRanged(scene) && askedOf(scene).kind === 'whole',
  },
  {
    ...entry('part-number-beyond', 'refuse', 'SHOULD', 'recorded.part-number.out-of-range'),
    when: (scene) =>
      isRead(scene.request.operation) &&
      scene.request.range === undefined &&
      askedOf(scene).kind === 'nothing there',
  },
  {
    ...entry('part-numbers-apart', 'open', 'MAY', 'get.part-number'),
    when: ({ request, object }) =>
      request.partNumber !== undefined &&
      isRead(request.operation) &&
      visible(object)?.parts?.some(({ number }, at) => number !== at + 1) === true,
  },
  {
    ...entry('range-and-part', 'refuse', 'SHOULD', 'recorded.range-and-part'),
    when: ({ request }) =>
      isRead(request.operation) && request.range !== undefined && request.partNumber !== undefined,
  },
];

const isRanged = (scene: Scene) =>
  isRead(scene.request.operation) &&
  scene.request.range !== undefined &&
  scene.request.partNumber === undefined &&
  visible(scene.object) !== undefined;

const bodies: readonly RequestEntry[] = [
  {
    ...entry('content-md5-wrong', 'refuse', 'MUST', 'put.content-md5'),
    when: ({ request }) => request.contentMd5 === 'wrong',
  },
  {
    ...entry('content-md5-malformed', 'refuse', 'SHOULD', 'put.content-md5'),
    when: ({ request }) => request.contentMd5 === 'malformed',
  },
  {
    ...entry('checksum-wrong', 'refuse', 'MUST', 'checksum.mismatch'),
    when: ({ request }) => request.checksum?.isRight === false,
  },
  {
    ...entry('copy-range-beyond', 'refuse', 'SHOULD', 'upc.range'),
    when: ({ request, source }) => {
      const last = request.copyFrom?.range?.last;
      const from = visible(source);
      return last !== undefined && from !== undefined && last >= sizeOf(from);
    },
  },
  {
    ...entry('self-copy', 'open', 'MAY', 'copy.metadata-directive'),
    when: ({ state, request }) =>
      request.operation === 'CopyObject' &&
      request.replacesMetadata !== true &&
      request.copyFrom !== undefined &&
      versionAt(state, request.copyFrom) === versionAt(state, { ...request }),
  },
];

const isGone = ({ request, upload }: Scene) =>
  request.upload !== undefined &&
  request.operation !== 'CreateMultipartUpload' &&
  upload === undefined;
/** A repeated end of an upload may be answered as the first. */
const mayEndTwice = (scene: Scene) =>
  scene.request.operation === 'AbortMultipartUpload' ||
  (scene.request.operation === 'CompleteMultipartUpload' && endedAs(scene) === 'completed');
const listedParts = ({ request }: Scene) => request.parts ?? [];

const uploads: readonly RequestEntry[] = [
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

/** Everything that can be wrong with a request, apart from its SSE-C headers. */
export const requestEntries: readonly RequestEntry[] = [
  ...accessEntries,
  ...modeEntries,
  ...objects,
  ...bodies,
  ...uploads,
];
