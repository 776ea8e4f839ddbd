import type { ClauseId } from '../../spec/clauses.ts';
import { roles } from './roles.ts';
import { isRead, type Scene, visible } from './scene.ts';

/**
 * Sentences by which a valid request is accepted, besides the one about its operation: those about
 * its SSE-C headers, and about whatever else it asks for. A refusal breaks them as well.
 */
export function acceptedBy(scene: Scene): readonly ClauseId[] {
  return clauses.flatMap(([clause, asks]) => (asks(scene) ? [clause] : []));
}

const isUnderKey = (version: Scene['object']) => visible(version)?.encryption.mode === 'SSE-C';
const isReading = ({ request }: Scene) => isRead(request.operation);
const isKeyedWrite = (scene: Scene) =>
  !isReading(scene) &&
  roles[scene.request.operation] !== undefined &&
  scene.request.sent.some(
    ({ carrier, members }) => carrier !== 'copySourceHeaders' && members.length > 0,
  );
const isPartCopy = ({ request }: Scene) => request.operation === 'UploadPartCopy';
const isOnOwn = ({ request }: Scene) =>
  request.condition?.header === 'if-match' && request.condition.etag === 'its own';

const clauses: readonly (readonly [ClauseId, (scene: Scene) => boolean])[] = [
  ['ssec.get.decrypts', (scene) => isReading(scene) && isUnderKey(scene.object)],
  ['http.range', (scene) => isReading(scene) && scene.request.range !== undefined],
  ['get.part-number', (scene) => isReading(scene) && scene.request.partNumber !== undefined],
  ['get.if-match', (scene) => isReading(scene) && isOnOwn(scene)],
  [
    'derived.user-metadata',
    ({ object }) => object?.headers.some(([name]) => /^x-amz-meta-.*encrypt/.test(name)) === true,
  ],
  ['ssec.put.triple', isKeyedWrite],
  ['ssec.put.key', isKeyedWrite],
  ['ssec.presigned.headers', (scene) => scene.request.signing === 'presigned'],
  ['ssec.copy.source-key', (scene) => !isPartCopy(scene) && isUnderKey(scene.source)],
  ['upc.source-key', (scene) => isPartCopy(scene) && isUnderKey(scene.source)],
  ['upc.if-match', (scene) => isPartCopy(scene) && isOnOwn(scene)],
  ['copy.if-match', (scene) => scene.request.operation === 'CopyObject' && isOnOwn(scene)],
  ['mpu.complete.assembles', ({ request }) => request.operation === 'CompleteMultipartUpload'],
  ['http.expect', ({ request }) => request.extras?.includes('expect') === true],
];
