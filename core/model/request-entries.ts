import { accessEntries, modeEntries } from './access-entries.ts';
import { conditionEntries } from './condition-entries.ts';
import { entry, type RequestEntry } from './entries.ts';
import { formEntries } from './form-entries.ts';
import { policyEntries } from './policy-entries.ts';
import { askedOf, ignoresRange } from './positions.ts';
import type { ModelOperation } from './request.ts';
import { isRead, type Scene, versionAt, visible } from './scene.ts';
import { settingsEntries } from './settings-entries.ts';
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
    when: (scene) =>
      rarelyOffered.has(scene.request.operation) &&
      !isUnderKey(scene) &&
      scene.request.updatesTo === undefined,
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
    ...entry('if-range-odd', 'open', 'MAY', 'http.if-range'),
    when: (scene) => isRead(scene.request.operation) && ignoresRange(scene) && isOdd(scene),
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
    // No document says how a part without bytes is returned, of which no range is left.
    ...entry('part-empty', 'open', 'MAY', 'get.part-number'),
    when: (scene) =>
      isRead(scene.request.operation) &&
      scene.request.range === undefined &&
      !hasPartsApart(scene) &&
      askedOf(scene).kind === 'empty part',
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

/** A range that is no range of the object, whatever its If-Range says. */
const isOdd = ({ request, object }: Scene) => {
  const { ifRange: _, ...without } = request;
  return (
    visible(object) !== undefined && askedOf({ request: without, object }).kind !== 'positions'
  );
};
const isRanged = (scene: Scene) =>
  isRead(scene.request.operation) &&
  scene.request.range !== undefined &&
  scene.request.partNumber === undefined &&
  visible(scene.object) !== undefined &&
  !ignoresRange(scene);

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
    ...entry('copy-checksum', 'open', 'MAY', 'copy.checksum-algorithm'),
    when: ({ request }) => request.extras?.includes('copy-checksum') === true,
  },
  {
    ...entry('scan-range', 'open', 'MAY', 'select.key'),
    when: ({ request }) => request.extras?.includes('scan-range') === true,
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
  ...conditionEntries,
  ...policyEntries,
  ...formEntries,
  ...settingsEntries,
  ...bodies,
  ...uploadEntries,
];
