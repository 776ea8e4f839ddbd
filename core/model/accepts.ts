import type { ClauseId } from '../../spec/clauses.ts';
import type { Encryption } from '../values.ts';
import { plain, sseKms, sseS3 } from '../values.ts';
import type { Reason } from './allowed.ts';
import type { ModelOperation } from './request.ts';
import { type Scene, visible } from './scene.ts';

/** The sentence by which a valid request is accepted: with a customer key, and without one. */
const clauses: Readonly<Record<ModelOperation, readonly [withKey: ClauseId, without: ClauseId]>> = {
  PutObject: ['ssec.put.triple', 'ssec.default-only-without'],
  PostObject: ['ssec.form-fields', 'ssec.default-only-without'],
  CopyObject: ['ssec.copy.target', 'ssec.copy.source-key'],
  CreateMultipartUpload: ['ssec.mpu.create', 'ssec.default-only-without'],
  UploadPart: ['ssec.mpu.same-key', 'ssec.default-only-without'],
  UploadPartCopy: ['upc.target-key', 'ssec.copy.source-key'],
  CompleteMultipartUpload: ['mpu.complete.assembles', 'mpu.complete.key-only-with-checksum'],
  AbortMultipartUpload: ['mpu.abort.no-members', 'mpu.abort.no-members'],
  GetObject: ['ssec.get.decrypts', 'get.body-size'],
  HeadObject: ['ssec.head.echo', 'head.like-get'],
  GetObjectAttributes: ['attributes.size', 'attributes.size'],
  SelectObjectContent: ['select.key', 'select.key'],
  ListParts: ['mpu.list.key-only-with-checksum', 'mpu.list.key-only-with-checksum'],
  ListObjects: ['list.still-works', 'list.still-works'],
  ListObjectsV2: ['list.still-works', 'list.still-works'],
  ListObjectVersions: ['versions.list-no-members', 'versions.list-no-members'],
  ListMultipartUploads: ['mpu.list-uploads.no-members', 'mpu.list-uploads.no-members'],
  DeleteObject: ['delete.no-members', 'delete.no-members'],
  DeleteObjects: ['delete-multi.no-members', 'delete-multi.no-members'],
  GetObjectTagging: ['tagging.no-members', 'tagging.no-members'],
  PutObjectTagging: ['tagging.no-members', 'tagging.no-members'],
  DeleteObjectTagging: ['tagging.no-members', 'tagging.no-members'],
  GetObjectAcl: ['acl.no-members', 'acl.no-members'],
  PutObjectAcl: ['acl-write.no-members', 'acl-write.no-members'],
  GetObjectTorrent: ['torrent.not-ssec', 'torrent.not-ssec'],
  PutObjectAnnotation: ['annotations.not-ssec', 'annotations.not-ssec'],
  UpdateObjectEncryption: ['update-encryption.not-ssec', 'update-encryption.not-ssec'],
  PutBucketVersioning: ['versions.suspended', 'versions.suspended'],
  GetBucketEncryption: ['bucketenc.values', 'bucketenc.values'],
  DeleteBucketEncryption: ['bucketenc.delete-resets', 'bucketenc.delete-resets'],
  PutBucketEncryption: ['bucketenc.values', 'bucketenc.values'],
  PutBucketPolicy: ['iam.condition-key', 'iam.condition-key'],
};

/** Why a request is accepted. Where nothing is under a customer key, it is no claim of SSE-C. */
export function acceptance(scene: Scene): Reason {
  const { request, object, source, upload, bucket } = scene;
  const sends = request.sent.some(({ members }) => members.length > 0);
  const met = [visible(object), visible(source), upload].some(
    (one) => one?.encryption.mode === 'SSE-C',
  );
  const isListed =
    request.operation.startsWith('List') && [...bucket.names.values()].flat().some(isUnderKey);
  const [withKey, without] = clauses[request.operation];
  return {
    clause: sends ? withKey : without,
    level: sends || met || isListed ? 'MUST' : 'SHOULD',
  };
}

function isUnderKey({ encryption }: { readonly encryption: Encryption }): boolean {
  return encryption.mode === 'SSE-C';
}

/** How an object is encrypted that a request without a customer key writes. */
export function unkeyed({ request }: Scene): Encryption {
  if (request.otherMode === 'AES256') return sseS3;
  return request.otherMode?.startsWith('aws:kms') ? sseKms : plain;
}
