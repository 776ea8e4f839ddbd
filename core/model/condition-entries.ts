import { entry, type RequestEntry } from './entries.ts';
import type { ExtraName } from './extras.ts';
import { type Scene, visible } from './scene.ts';

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
/** If-Match on what a write replaces, where that has another ETag or nothing is there. */
const failsOnReplaced = (scene: Scene) =>
  onEtag(scene)?.header === 'if-match' &&
  (visible(scene.object) === undefined || fails(scene, 'if-match'));
/** With If-Match no If-Unmodified-Since counts, on what is read as on the source of a copy. */
const hasIfMatch = (scene: Scene) => onEtag(scene)?.header === 'if-match';
const hasDate = ({ request }: Scene, name: ExtraName) => request.extras?.includes(name) === true;

/** Conditions on ETags and dates. */
export const conditionEntries: readonly RequestEntry[] = [
  {
    ...entry('if-match', 'refuse', 'MUST', 'get.if-match'),
    when: (scene) => isBodied(scene) && fails(scene, 'if-match'),
  },
  {
    ...entry('if-none-match', 'refuse', 'MUST', 'get.if-none-match'),
    when: (scene) => isBodied(scene) && fails(scene, 'if-none-match'),
  },
  {
    ...entry('unmodified-since', 'refuse', 'SHOULD', 'get.if-unmodified-since'),
    when: (scene) =>
      isBodied(scene) && hasDate(scene, 'unmodified-since-past') && !hasIfMatch(scene),
  },
  {
    // Whether a date in the future is one that counts, HTTP no longer says.
    ...entry('modified-since', 'open', 'MAY', 'get.if-modified-since'),
    when: (scene) => isBodied(scene) && hasDate(scene, 'modified-since-future'),
  },
  {
    ...entry('copy-unmodified-since', 'refuse', 'SHOULD', 'copy.if-unmodified-since'),
    when: (scene) =>
      hasDate(scene, 'source-unmodified-since-past') && !(isOnSource(scene) && hasIfMatch(scene)),
  },
  {
    ...entry('copy-modified-since', 'open', 'MAY', 'copy.if-modified-since'),
    when: (scene) => hasDate(scene, 'source-modified-since-future'),
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
    ...entry('copy-target-if-match', 'refuse', 'SHOULD', 'copy.target-if-match'),
    when: (scene) => isCopy(scene) && !isOnSource(scene) && failsOnReplaced(scene),
  },
  {
    ...entry('complete-if-match', 'refuse', 'SHOULD', 'complete.if-match'),
    when: (scene) => isComplete(scene) && scene.upload !== undefined && failsOnReplaced(scene),
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
      hasIfMatch(scene) &&
      visible(scene.object) === undefined,
  },
  {
    ...entry('write-if-none-match', 'refuse', 'SHOULD', 'put.if-none-match'),
    when: (scene) => isWrite(scene) && fails(scene, 'if-none-match'),
  },
  {
    ...entry('write-if-match', 'refuse', 'SHOULD', 'put.if-match'),
    when: (scene) => isWrite(scene) && failsOnReplaced(scene),
  },
];
