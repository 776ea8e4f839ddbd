import type { ModelOperation } from '../../core/model/request.ts';
import { isRead } from '../../core/model/scene.ts';
import type { OpenUpload } from '../../core/model/state.ts';
import type { Step } from '../step.ts';
import { type Drawing, objectsOf, openUploads } from './drawing.ts';
import { drawFocused } from './focus.ts';
import { drawNeighbour } from './neighbour.ts';
import { drawOf } from './operation.ts';
import { drawRace } from './race.ts';

/** How often each operation is drawn, where it can be. */
const weights: Readonly<Record<ModelOperation, number>> = {
  PutObject: 12,
  PostObject: 10,
  CopyObject: 18,
  CreateMultipartUpload: 7,
  UploadPart: 8,
  UploadPartCopy: 16,
  CompleteMultipartUpload: 6,
  AbortMultipartUpload: 2,
  GetObject: 18,
  HeadObject: 11,
  GetObjectAttributes: 9,
  SelectObjectContent: 6,
  ListParts: 3,
  ListObjects: 2,
  ListObjectsV2: 3,
  ListObjectVersions: 2,
  ListMultipartUploads: 1,
  DeleteObject: 3,
  DeleteObjects: 2,
  GetObjectTagging: 3,
  PutObjectTagging: 2,
  DeleteObjectTagging: 1,
  GetObjectAcl: 2,
  PutObjectAcl: 1,
  GetObjectTorrent: 1,
  PutObjectAnnotation: 1,
  UpdateObjectEncryption: 2,
  PutBucketVersioning: 1,
  GetBucketEncryption: 1,
  PutBucketEncryption: 4,
  DeleteBucketEncryption: 2,
  PutBucketPolicy: 1,
};

/** Whether a name holds more than one version, one of which can be deleted. */
function hasOlder({ state, story }: Drawing): boolean {
  const names = state.buckets.get('two')?.names;
  return story.names.some((name) => (names?.get(name)?.length ?? 0) > 1);
}

/** Uploads that were begun are brought to an end, so that objects of parts are made. */
function weightOf(of: Drawing, operation: ModelOperation, open: readonly OpenUpload[]): number {
  if (operation === 'CompleteMultipartUpload')
    return open.some(({ parts }) => parts.size > 0) ? 2 * weights[operation] : 1;
  if (operation === 'UploadPart' && open.some(({ parts }) => parts.size === 0))
    return 2 * weights[operation];
  if (operation === 'CreateMultipartUpload' && open.length > 1) return 1;
  if (operation === 'DeleteObject' && hasOlder(of)) return 3 * weights[operation];
  const two = of.state.buckets.get('two');
  if (operation === 'PutBucketEncryption' && two?.blocksSsec) return 5;
  if (operation === 'GetBucketEncryption' && two?.isDefaultSet) return 12;
  return weights[operation];
}

/** Draws the next step of a story from what the model says is there. */
export function drawStep(of: Drawing): Step {
  const { random, habit } = of;
  if (habit.setsPolicy && of.hasVersions && of.state.buckets.get('two')?.policy === undefined)
    return drawOf(of, 'PutBucketPolicy');
  if (habit.races && random.oneIn(3)) return drawRace(of);
  if (habit.focus !== undefined && random.below(4) < 3) return drawFocused(of, habit.focus);
  const neighbour = random.below(5) < (habit.isLarge ? 1 : 2) ? drawNeighbour(of) : undefined;
  if (neighbour !== undefined) return neighbour;
  const operation = nextOfParts(of) ?? drawOperation(of);
  return drawOf(of, operation);
}

/** In a story of large parts mostly what is next on the way to an object of several parts. */
function nextOfParts(of: Drawing): ModelOperation | undefined {
  const { random, habit, state } = of;
  if (!habit.hasLargeParts || random.oneIn(3)) return undefined;
  const isMade = objectsOf(of).some(({ version }) => (version.parts?.length ?? 0) > 1);
  if (isMade && !random.oneIn(4)) return undefined;
  const [open] = [...state.buckets.values()].flatMap(({ uploads }) => [...uploads.values()]);
  if (open === undefined) return 'CreateMultipartUpload';
  return open.parts.size < 2 ? 'UploadPart' : 'CompleteMultipartUpload';
}

const onObject: ReadonlySet<ModelOperation> = new Set([
  'GetObjectTagging',
  'PutObjectTagging',
  'DeleteObjectTagging',
  'GetObjectAcl',
  'PutObjectAcl',
  'GetObjectTorrent',
  'PutObjectAnnotation',
]);

function drawOperation(of: Drawing): ModelOperation {
  const { random, habit } = of;
  const there = objectsOf(of);
  const isThere = there.length > 0;
  const can = [...habit.operations].filter((operation) => {
    if (
      ['UploadPart', 'CompleteMultipartUpload', 'AbortMultipartUpload', 'ListParts'].includes(
        operation,
      )
    )
      return of.uploads.size > 0;
    if (operation === 'UploadPartCopy') return of.uploads.size > 0 && isThere;
    if (operation === 'CopyObject') return isThere;
    if (/^(Get|Put|Delete)Bucket/.test(operation)) return of.hasVersions;
    if (operation === 'UpdateObjectEncryption') return isThere;
    if (onObject.has(operation)) return isThere;
    const needsOne = isRead(operation) || operation === 'DeleteObject';
    return isThere || !needsOne || random.oneIn(20);
  });
  const open = openUploads(of);
  const weighed = can.map((operation) => [operation, weightOf(of, operation, open)] as const);
  let at = random.below(
    Math.max(
      1,
      weighed.reduce((total, [, weight]) => total + weight, 0),
    ),
  );
  for (const [operation, weight] of weighed) {
    at -= weight;
    if (at < 0) return operation;
  }
  return 'PutObject';
}
