import { accessEntries, modeEntries } from './access-entries.ts';
import { entry, type RequestEntry } from './entries.ts';
import { askedOf } from './positions.ts';
import type { ModelOperation } from './request.ts';
import { isRead, type Scene, versionAt, visible } from './scene.ts';
import { sizeOf } from './state.ts';
import { uploadEntries } from './upload-entries.ts';

const rarelyOffered: ReadonlySet<ModelOperation> = new Set([
  'GetObjectTorrent',
  'PutObjectAnnotation',
  'UpdateObjectEncryption',
]);
const subResources: ReadonlySet<ModelOperation> = new Set([
  ...rarelyOffered,
  'GetObjectTagging',
  'PutObjectTagging',
  'DeleteObjectTagging',
  'GetObjectAcl',
  'PutObjectAcl',
]);

const isCopy = ({ request }: Scene) => request.copyFrom !== undefined;
const isOnSource = ({ request }: Scene) =>
  request.copyFrom !== undefined && request.condition?.isOnTarget !== true;
const onEtag = ({ request }: Scene) => request.condition;

/** The object whose ETag a condition names. */
const conditioned = (scene: Scene) => visible(isOnSource(scene) ? scene.source : scene.object);

function fails(scene: Scene, header: 'if-match' | 'if-none-match'): boolean {
  const { header: sent, etag: named } = onEtag(scene) ?? {};
  const object = conditioned(scene);
  if (sent !== header || object === undefined) return false;
  // Not every write returns an ETag; then the one that is sent is not that of the object.
  const etag = named === 'its own' && object.etag === undefined ? 'another' : named;
  return header === 'if-match' ? etag === 'another' : etag !== 'another';
}

const failsOnSource = (scene: Scene) =>
  isOnSource(scene) && (fails(scene, 'if-match') || fails(scene, 'if-none-match'));

/** Conditions are documented for GetObject and HeadObject, not for GetObjectAttributes. */
const isBodied = ({ request }: Scene) =>
  request.operation === 'GetObject' || request.operation === 'HeadObject';
const isWrite = ({ request }: Scene) => request.operation === 'PutObject';
const isComplete = ({ request }: Scene) => request.operation === 'CompleteMultipartUpload';
const isOnEtag = ({ request }: Scene) => request.condition !== undefined;
/** Operations on what an object has besides its bytes. */
const onSubResource = ({ request }: Scene) => subResources.has(request.operation);
const isUnderKey = ({ object }: Scene) => visible(object)?.encryption.mode === 'SSE-C';
const isVisible = ({ object }: Scene) => visible(object) !== undefined;

/** Part numbers with gaps, which some endpoints close when they complete the upload. */
const hasPartsApart = ({ object }: Scene) =>
  visible(object)?.parts?.some(({ number }, at) => number !== at + 1) === true;

const objects: readonly RequestEntry[] = [
  {
    ...entry('nothing-there', 'refuse', 'MUST', 'get.no-such-key'),
    when: (scene) => isRead(scene.request.operation) && scene.object === undefined,
  },
  {
    ...entry('no-object-for-it', 'refuse', 'SHOULD', 'get.no-such-key'),
    when: (scene) => onSubResource(scene) && !isVisible(scene),
  },
  {
    ...entry('torrent', 'refuse', 'MUST', 'torrent.not-ssec'),
    when: (scene) => scene.request.operation === 'GetObjectTorrent' && isUnderKey(scene),
  },
  {
    ...entry('annotation', 'refuse', 'SHOULD', 'annotations.not-ssec'),
    when: (scene) => scene.request.operation === 'PutObjectAnnotation' && isUnderKey(scene),
  },
  {
    ...entry('update-encryption', 'refuse', 'SHOULD', 'update-encryption.not-ssec'),
    when: (scene) => scene.request.operation === 'UpdateObjectEncryption' && isUnderKey(scene),
  },
  {
    ...entry('rarely-offered', 'open', 'MAY', 'http.unknown-fields'),
    when: (scene) => rarelyOffered.has(scene.request.operation) && !isUnderKey(scene),
  },
  {
    ...entry('blocks-sse-c', 'open', 'MAY', 'blocked.configure'),
    when: ({ request }) => request.blocksSsec !== undefined,
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
    when: (scene) => scene.request.operation === 'CopyObject' && failsOnSource(scene),
  },
  {
    ...entry('part-copy-if-match', 'refuse', 'SHOULD', 'upc.if-match'),
    when: (scene) => scene.request.operation === 'UploadPartCopy' && failsOnSource(scene),
  },
  {
    ...entry('copy-target-if-none-match', 'refuse', 'SHOULD', 'copy.target-if-none-match'),
    when: (scene) => isCopy(scene) && !isOnSource(scene) && fails(scene, 'if-none-match'),
  },
  {
    ...entry('complete-if-none-match', 'refuse', 'SHOULD', 'complete.if-none-match'),
    when: (scene) =>
      isComplete(scene) && scene.upload !== undefined && fails(scene, 'if-none-match'),
  },
  {
    ...entry('delete-if-match', 'refuse', 'SHOULD', 'delete.if-match'),
    when: (scene) =>
      scene.request.operation === 'DeleteObject' && isOnEtag(scene) && fails(scene, 'if-match'),
  },
  {
    ...entry('delete-if-match-nothing', 'open', 'MAY', 'delete.if-match'),
    when: (scene) =>
      scene.request.operation === 'DeleteObject' &&
      onEtag(scene)?.header === 'if-match' &&
      visible(scene.object) === undefined,
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
    ...entry('several-ranges', 'open', 'MAY', 'get.one-range'),
    when: (scene) => isRanged(scene) && askedOf(scene).kind === 'several',
  },
  {
    ...entry('part-number-beyond', 'refuse', 'SHOULD', 'recorded.part-number.out-of-range'),
    when: (scene) =>
      isRead(scene.request.operation) &&
      scene.request.range === undefined &&
      !hasPartsApart(scene) &&
      askedOf(scene).kind === 'nothing there',
  },
  {
    ...entry('part-numbers-apart', 'open', 'MAY', 'get.part-number'),
    when: (scene) =>
      scene.request.partNumber !== undefined &&
      isRead(scene.request.operation) &&
      hasPartsApart(scene),
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
    ...entry('no-length', 'open', 'MAY', 'ssec.get.decrypts'),
    when: ({ request }) => request.extras?.includes('chunked') === true,
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

/** Everything that can be wrong with a request, apart from its SSE-C headers. */
export const requestEntries: readonly RequestEntry[] = [
  ...accessEntries,
  ...modeEntries,
  ...objects,
  ...bodies,
  ...uploadEntries,
];
