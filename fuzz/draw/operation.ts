import type { ModelOperation } from '../../core/model/request.ts';
import type { Step } from '../step.ts';
import type { Drawing } from './drawing.ts';
import { drawBucketStep, drawDelete, drawList, drawSubResource } from './keyless.ts';
import { drawComplete, drawCreate, drawPart } from './parts.ts';
import { drawRead } from './reads.ts';
import { drawCopy, drawPut } from './writes.ts';

/** A step of an operation. */
export function drawOf(of: Drawing, operation: ModelOperation): Step {
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
    case 'SelectObjectContent':
      return drawRead(of, operation);
    case 'DeleteObject':
    case 'DeleteObjects':
      return drawDelete(of, operation);
    case 'PutBucketVersioning':
    case 'GetBucketEncryption':
    case 'PutBucketEncryption':
    case 'DeleteBucketEncryption':
    case 'PutBucketPolicy':
      return drawBucketStep(of, operation);
    case 'ListParts':
    case 'ListObjects':
    case 'ListObjectsV2':
    case 'ListObjectVersions':
    case 'ListMultipartUploads':
    case 'AbortMultipartUpload':
      return drawList(of, operation);
    default:
      return drawSubResource(of, operation);
  }
}
