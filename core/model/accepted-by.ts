import type { ClauseId } from '../../spec/clauses.ts';
import type { ModelOperation } from './request.ts';
import { roles } from './roles.ts';
import { isRead, type Scene, visible } from './scene.ts';

/**
 * Sentences by which a valid request is accepted, besides the one about its operation: those about
 * its SSE-C headers, and about whatever else it asks for. A refusal breaks them as well.
 */
export function acceptedBy(scene: Scene): readonly ClauseId[] {
  const asked = clauses.flatMap(([clause, asks]) => (asks(scene) ? [clause] : []));
  return [...new Set([...asked, ...madeBefore(scene)])];
}

/** Sentences about the writes of what the request reads, copies or puts together. */
function madeBefore(scene: Scene): readonly ClauseId[] {
  const { request, object, source, upload } = scene;
  const parts = request.operation === 'CompleteMultipartUpload' ? upload?.parts : undefined;
  const read = [isReading(scene) ? visible(object) : undefined, visible(source)];
  return [...read, ...(parts?.values() ?? [])].flatMap((one) => one?.madeBy ?? []);
}

type Asks = (scene: Scene) => boolean;

const isUnderKey = (version: Scene['object']) => visible(version)?.encryption.mode === 'SSE-C';
const isReading: Asks = ({ request }) => isRead(request.operation);
const isOn =
  (operation: ModelOperation): Asks =>
  ({ request }) =>
    request.operation === operation;
const isKeyedWrite: Asks = (scene) =>
  !isReading(scene) &&
  roles[scene.request.operation] !== undefined &&
  scene.request.sent.some(
    ({ carrier, members }) => carrier !== 'copySourceHeaders' && members.length > 0,
  );
const isCopy = isOn('CopyObject');
const isPartCopy = isOn('UploadPartCopy');
const isOnOwn: Asks = ({ request }) =>
  request.condition?.header === 'if-match' && request.condition.etag === 'its own';
const isOnNothing: Asks = ({ request }) => request.condition?.etag === '*';
const isOnTarget: Asks = ({ request }) => request.condition?.isOnTarget === true;
const isFromSsec: Asks = ({ source }) => isUnderKey(source);
const isList: Asks = ({ request }) => request.operation.startsWith('List');
const isSelfCopy: Asks = ({ request }) =>
  request.copyFrom?.bucket === request.bucket && request.copyFrom.name === request.name;
const namesVersion: Asks = ({ request }) =>
  request.version !== undefined || request.copyFrom?.version !== undefined;
const holdsSpoof = ({ object }: Scene) =>
  object?.headers.some(([name]) => /^x-amz-meta-.*encrypt/.test(name)) === true;

/** A policy of the bucket requires or denies SSE-C. */
const isPoliced: Asks = ({ bucket: { policy } }) =>
  policy === 'requires SSE-C' || policy === 'denies SSE-C';

const clauses: readonly (readonly [ClauseId, Asks])[] = [
  ['ssec.get.decrypts', (scene) => isReading(scene) && isUnderKey(scene.object)],
  ['http.range', (scene) => isReading(scene) && scene.request.range !== undefined],
  ['get.range-header', (scene) => isReading(scene) && scene.request.range !== undefined],
  ['http.if-range', (scene) => isReading(scene) && scene.request.ifRange !== undefined],
  ['get.part-number', (scene) => isReading(scene) && scene.request.partNumber !== undefined],
  ['get.if-match', (scene) => isReading(scene) && isOnOwn(scene)],
  [
    'checksum.mode',
    (scene) => isReading(scene) && scene.request.extras?.includes('checksum-mode') === true,
  ],
  ['ssec.versions.own-key', namesVersion],
  ['derived.user-metadata', holdsSpoof],
  ['ssec.metadata-not-encrypted', holdsSpoof],
  ['ssec.put.triple', isKeyedWrite],
  ['ssec.put.key', isKeyedWrite],
  ['ssec.get.decrypts', (scene) => isKeyedWrite(scene) && scene.request.payload !== undefined],
  ['put.if-none-match', (scene) => isOn('PutObject')(scene) && isOnNothing(scene)],
  ['put.if-match', (scene) => isOn('PutObject')(scene) && isOnOwn(scene)],
  ['put.content-md5', ({ request }) => request.contentMd5 === 'right'],
  ['ssec.presigned.headers', ({ request }) => request.signing === 'presigned'],
  ['ssec.presigned.algorithm', ({ request }) => request.signing === 'presigned'],
  ['http.names', ({ request }) => request.nameCase !== undefined],
  ['derived.reveals-nothing', ({ request }) => request.sent.some((one) => one.carrier === 'query')],
  ['ssec.copy.source-key', (scene) => !isPartCopy(scene) && isFromSsec(scene)],
  ['ssec.copy.source-same', isFromSsec],
  ['ssec.copy.any-encryption', (scene) => isCopy(scene) && isSelfCopy(scene) && isFromSsec(scene)],
  [
    'ssec.copy.managed-target',
    (scene) => isCopy(scene) && scene.request.otherMode !== undefined && !isKeyedWrite(scene),
  ],
  ['upc.source-key', (scene) => isPartCopy(scene) && isFromSsec(scene)],
  ['upc.if-match', (scene) => isPartCopy(scene) && isOnOwn(scene)],
  ['upc.range', ({ request }) => request.copyFrom?.range !== undefined],
  ['copy.if-match', (scene) => isCopy(scene) && isOnOwn(scene) && !isOnTarget(scene)],
  ['copy.target-if-match', (scene) => isCopy(scene) && isOnOwn(scene) && isOnTarget(scene)],
  ['copy.target-if-none-match', (scene) => isCopy(scene) && isOnTarget(scene)],
  ['complete.if-match', (scene) => isOn('CompleteMultipartUpload')(scene) && isOnOwn(scene)],
  [
    'complete.if-none-match',
    (scene) => isOn('CompleteMultipartUpload')(scene) && isOnNothing(scene),
  ],
  ['mpu.complete.assembles', isOn('CompleteMultipartUpload')],
  // A part that is refused is not put together with the others.
  [
    'mpu.complete.assembles',
    ({ request, upload }) => /^UploadPart/.test(request.operation) && upload !== undefined,
  ],
  ['mpu.complete.assembles', ({ source }) => source?.isMultipart === true],
  ['complete.object-size', ({ request }) => request.objectSize === 'right'],
  ['list.still-works', (scene) => isList(scene) || (isReading(scene) && scene.bucket.blocksSsec)],
  ['blocked.reads', (scene) => (isReading(scene) || isFromSsec(scene)) && scene.bucket.blocksSsec],
  ['blocked.unblock', (scene) => scene.bucket.wasBlocked === true && isKeyedWrite(scene)],
  ['post.policy.starts-with', ({ request }) => request.form === 'starts with'],
  ['post.policy.length', ({ request }) => request.form === 'exact length'],
  ['bucketenc.delete-resets', (scene) => scene.bucket.wasReset === true && isKeyedWrite(scene)],
  ['iam.require-ssec', (scene) => scene.bucket.policy === 'requires SSE-C' && isKeyedWrite(scene)],
  ['iam.condition-key', (scene) => isPoliced(scene) && !isReading(scene)],
  ['http.expect', ({ request }) => request.extras?.includes('expect') === true],
];
