import type { ChecksumName } from '../core/checksum.ts';
import { checksumOf } from '../core/model/checksum-of.ts';
import type { ModelRequest } from '../core/model/request.ts';
import type { ModelState } from '../core/model/state.ts';
import { ObjectBody } from '../core/object-body.ts';
import {
  scanDocument,
  selectDocument,
  updateEncryptionDocument,
  updateToSsecDocument,
  versioningDocument,
} from '../spec/documents.ts';
import { versionIdOf } from './model-ids.ts';
import { policyDocument } from './model-policy.ts';

/**
 * The body of a request of the model: the bytes of an object, or a document. A policy names the bucket
 * by its real name.
 */
export function bodyOfModel(
  state: ModelState,
  request: ModelRequest,
  bucket: string = request.bucket,
): ObjectBody {
  const document =
    request.operation === 'PutBucketPolicy'
      ? policyDocument(request, { bucket, prefix: state.prefix })
      : documentOf(state, request);
  return document === undefined
    ? (request.body ?? noBody)
    : ObjectBody.holding(Buffer.from(document));
}

function documentOf(state: ModelState, request: ModelRequest): string | undefined {
  switch (request.operation) {
    case 'CompleteMultipartUpload':
      return completeDocument(state, request);
    case 'PutBucketVersioning':
      return versioningDocument(request.versioning ?? 'Enabled');
    case 'PutBucketEncryption':
      return encryptionDocument(request);
    case 'SelectObjectContent':
      return request.extras?.includes('scan-range') ? scanDocument : selectDocument;
    case 'UpdateObjectEncryption':
      return request.updatesTo === 'SSE-C' ? updateToSsecDocument : updateEncryptionDocument;
    case 'PutObjectAnnotation':
      return 'note';
    case 'PutObjectTagging':
      return `<Tagging xmlns="${namespace}"><TagSet><Tag><Key>colour</Key><Value>${request.tag ?? ''}</Value></Tag></TagSet></Tagging>`;
    case 'DeleteObjects':
      return deleteDocument(state, request);
    default:
      return undefined;
  }
}

const noBody = ObjectBody.holding(new Uint8Array(0));
const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
/** An ETag that no object has. */
export const anotherEtag = '"00000000000000000000000000000000"';

function completeDocument(state: ModelState, request: ModelRequest): string {
  const { bucket, upload, parts = [], wrongSum } = request;
  const found = state.buckets.get(bucket);
  const open = found?.uploads.get(upload ?? -1);
  const known = (open ?? found?.endedUploads.get(upload ?? -1))?.parts;
  const elements = parts.map(({ number, hasOldEtag }) => {
    const etag = hasOldEtag ? anotherEtag : (known?.get(number)?.etag ?? anotherEtag);
    const sum = sumElement(open?.checksumAlgorithm, [
      ...(known?.get(number)?.body ?? []),
      ...(wrongSum === 'of a part' ? [ObjectBody.holding(Buffer.from('x'))] : []),
    ]);
    return `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag>${sum}</Part>`;
  });
  return `<CompleteMultipartUpload xmlns="${namespace}">${elements.join('')}</CompleteMultipartUpload>`;
}

function sumElement(algorithm: ChecksumName | undefined, body: readonly ObjectBody[]): string {
  if (algorithm === undefined) return '';
  const name = `Checksum${algorithm.toUpperCase()}`;
  return `<${name}>${checksumOf(body, algorithm)}</${name}>`;
}

function encryptionDocument({ defaultEncryption, blocksSsec }: ModelRequest): string {
  const mode = { 'SSE-S3': 'AES256', 'SSE-KMS': 'aws:kms', 'SSE-C': 'SSE-C' }[
    defaultEncryption ?? 'SSE-S3'
  ];
  const type = blocksSsec ? 'SSE-C' : 'NONE';
  const blocked =
    blocksSsec === undefined
      ? ''
      : `<BlockedEncryptionTypes><EncryptionType>${type}</EncryptionType></BlockedEncryptionTypes>`;
  return `<ServerSideEncryptionConfiguration xmlns="${namespace}"><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>${mode}</SSEAlgorithm></ApplyServerSideEncryptionByDefault>${blocked}</Rule></ServerSideEncryptionConfiguration>`;
}

function deleteDocument(state: ModelState, request: ModelRequest): string {
  const id = versionIdOf(state, request);
  const version = id === undefined ? '' : `<VersionId>${id}</VersionId>`;
  const quiet = request.isQuiet ? '<Quiet>true</Quiet>' : '';
  const name = escaped(state.prefix + request.name);
  return `<Delete xmlns="${namespace}">${quiet}<Object><Key>${name}</Key>${version}</Object></Delete>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
