import type { ClauseId } from '../../spec/clauses.ts';
import { carriersOf, type Scene, visible } from './scene.ts';

/** Sentences about a write that what it leaves must fit: wrong bytes, sizes and keys break them. */
export function madeBy(scene: Scene): readonly ClauseId[] {
  return [...new Set(clauses.flatMap(([clause, isSo]) => (isSo(scene) ? [clause] : [])))];
}

const isSsec = (version: Scene['object']) => visible(version)?.encryption.mode === 'SSE-C';
const sends = ({ request }: Scene) =>
  request.sent.some(
    ({ carrier, members }) => carrier !== 'copySourceHeaders' && members.length > 0,
  );
const isCopy = ({ request }: Scene) => request.operation === 'CopyObject';
const isObject = ({ request }: Scene) => !request.operation.startsWith('UploadPart');
const overwrites = (scene: Scene) => isObject(scene) && visible(scene.object) !== undefined;

const clauses: readonly (readonly [ClauseId, (scene: Scene) => boolean])[] = [
  ['ssec.copy.target', (scene) => isCopy(scene) && sends(scene)],
  ['ssec.copy.managed-target', (scene) => isCopy(scene) && !sends(scene)],
  ['ssec.copy.source-key', (scene) => isCopy(scene) && isSsec(scene.source)],
  ['ssec.copy.source-same', ({ source }) => isSsec(source)],
  ['ssec.versions.own-key', ({ request }) => request.copyFrom?.version !== undefined],
  ['copy.checksum-algorithm', ({ request }) => request.extras?.includes('copy-checksum') === true],
  ['upc.range', ({ request }) => request.copyFrom?.range !== undefined],
  ['mpu.complete.assembles', ({ source }) => source?.isMultipart === true],
  ['mpu.complete.assembles', ({ request }) => request.operation === 'CompleteMultipartUpload'],
  [
    'mpu.overwritten-part',
    ({ request, upload }) =>
      isPart(request.operation) && upload?.parts.has(request.partNumber ?? 0) === true,
  ],
  ['derived.reveals-nothing', ({ request }) => request.stray !== undefined],
  ['s3.strong-consistency', overwrites],
  ['s3.never-partial', overwrites],
  ['versions.suspended', (scene) => scene.bucket.versioning === 'Suspended' && overwrites(scene)],
  ['derived.one-value', ({ request }) => request.sent.some(isRepeated)],
  [
    'ssec.form-fields',
    (scene) => carriersOf(scene.request.operation).includes('formFields') && sends(scene),
  ],
];

const isPart = (operation: string) => operation.startsWith('UploadPart');

function isRepeated({ members }: Scene['request']['sent'][number]): boolean {
  return new Set(members.map(([member]) => member)).size < members.length;
}
