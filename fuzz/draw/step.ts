import type { ModelOperation } from '../../core/model/request.ts';
import type { Step } from '../step.ts';
import { type Drawing, objectsOf, openUploads } from './drawing.ts';
import { drawBucketStep, drawDelete, drawList } from './keyless.ts';
import { drawRead } from './reads.ts';
import { drawComplete, drawCopy, drawCreate, drawPart, drawPut } from './writes.ts';

/** How often each operation is drawn, where it can be. */
const weights: Readonly<Record<ModelOperation, number>> = {
  PutObject: 12,
  PostObject: 7,
  CopyObject: 18,
  CreateMultipartUpload: 7,
  UploadPart: 8,
  UploadPartCopy: 10,
  CompleteMultipartUpload: 6,
  AbortMultipartUpload: 1,
  GetObject: 18,
  HeadObject: 11,
  GetObjectAttributes: 7,
  ListParts: 3,
  ListObjectsV2: 3,
  ListObjectVersions: 2,
  ListMultipartUploads: 1,
  DeleteObject: 4,
  PutBucketVersioning: 1,
  PutBucketEncryption: 1,
};

/** Uploads that were begun are brought to an end, so that objects of parts are made. */
function weightOf(of: Drawing, operation: ModelOperation): number {
  const open = openUploads(of);
  if (operation === 'CompleteMultipartUpload' && open.some(({ parts }) => parts.size > 0))
    return 3 * weights[operation];
  if (operation === 'UploadPart' && open.some(({ parts }) => parts.size === 0))
    return 2 * weights[operation];
  if (operation === 'CreateMultipartUpload' && open.length > 1) return 1;
  return weights[operation];
}

/** Draws the next step of a story from what the model says is there. */
export function drawStep(of: Drawing): Step {
  const operation = drawOperation(of);
  switch (operation) {
    case 'PutObject':
    case 'PostObject':
      return drawPut(of, operation);
    case 'CopyObject':
      return drawCopy(of);
    case 'CreateMultipartUpload':
      return drawCreate(of);
    case 'UploadPart':
    case 'UploadPartCopy':
      return drawPart(of, operation);
    case 'CompleteMultipartUpload':
      return drawComplete(of);
    case 'GetObject':
    case 'HeadObject':
    case 'GetObjectAttributes':
      return drawRead(of, operation);
    case 'DeleteObject':
      return drawDelete(of);
    case 'PutBucketVersioning':
    case 'PutBucketEncryption':
      return drawBucketStep(of, operation);
    default:
      return drawList(of, operation);
  }
}

function drawOperation(of: Drawing): ModelOperation {
  const { random, habit } = of;
  const isThere = objectsOf(of).length > 0;
  const can = [...habit.operations].filter((operation) => {
    if (
      ['UploadPart', 'CompleteMultipartUpload', 'AbortMultipartUpload', 'ListParts'].includes(
        operation,
      )
    )
      return of.uploads.size > 0;
    if (operation === 'UploadPartCopy') return of.uploads.size > 0 && isThere;
    if (operation === 'CopyObject') return isThere;
    if (operation === 'PutBucketVersioning') return of.hasVersions;
    return (
      isThere || !operation.endsWith('Object') || operation === 'PutObject' || random.oneIn(10)
    );
  });
  const sum = can.reduce((total, operation) => total + weightOf(of, operation), 0);
  let at = random.below(Math.max(1, sum));
  for (const operation of can) {
    at -= weightOf(of, operation);
    if (at < 0) return operation;
  }
  return 'PutObject';
}
