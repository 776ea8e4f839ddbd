import type { QueryPair } from '../core/values.ts';
import type { OperationName } from '../spec/operations.ts';

interface RequestLine {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS';
  /** The sub-resource by which S3 distinguishes operations with the same method. */
  readonly query: readonly QueryPair[];
}

const line = (method: RequestLine['method'], ...query: readonly QueryPair[]): RequestLine => ({
  method,
  query,
});

/** Method and sub-resource of every operation. */
export const requestLines: Readonly<Record<OperationName, RequestLine>> = {
  PutObject: line('PUT'),
  CreateMultipartUpload: line('POST', ['uploads']),
  UploadPart: line('PUT'),
  CopyObject: line('PUT'),
  UploadPartCopy: line('PUT'),
  PostObject: line('POST'),
  GetObject: line('GET'),
  HeadObject: line('HEAD'),
  GetObjectAttributes: line('GET', ['attributes']),
  SelectObjectContent: line('POST', ['select'], ['select-type', '2']),
  CompleteMultipartUpload: line('POST'),
  AbortMultipartUpload: line('DELETE'),
  ListParts: line('GET'),
  ListMultipartUploads: line('GET', ['uploads']),
  ListObjects: line('GET'),
  ListObjectsV2: line('GET', ['list-type', '2']),
  ListObjectVersions: line('GET', ['versions']),
  DeleteObject: line('DELETE'),
  DeleteObjects: line('POST', ['delete']),
  GetObjectAcl: line('GET', ['acl']),
  PutObjectAcl: line('PUT', ['acl']),
  GetObjectTagging: line('GET', ['tagging']),
  PutObjectTagging: line('PUT', ['tagging']),
  DeleteObjectTagging: line('DELETE', ['tagging']),
  GetObjectRetention: line('GET', ['retention']),
  PutObjectRetention: line('PUT', ['retention']),
  GetObjectLegalHold: line('GET', ['legal-hold']),
  PutObjectLegalHold: line('PUT', ['legal-hold']),
  RestoreObject: line('POST', ['restore']),
  HeadBucket: line('HEAD'),
  CreateBucket: line('PUT'),
  DeleteBucket: line('DELETE'),
  GetBucketEncryption: line('GET', ['encryption']),
  PutBucketEncryption: line('PUT', ['encryption']),
  DeleteBucketEncryption: line('DELETE', ['encryption']),
  GetBucketPolicy: line('GET', ['policy']),
  PutBucketPolicy: line('PUT', ['policy']),
  DeleteBucketPolicy: line('DELETE', ['policy']),
  PutBucketVersioning: line('PUT', ['versioning']),
  GetBucketOwnershipControls: line('GET', ['ownershipControls']),
  PutBucketOwnershipControls: line('PUT', ['ownershipControls']),
  GetObjectTorrent: line('GET', ['torrent']),
  PutObjectAnnotation: line('PUT', ['annotation'], ['annotationName', 'note']),
  GetObjectAnnotation: line('GET', ['annotation'], ['annotationName', 'note']),
  UpdateObjectEncryption: line('PUT', ['encryption']),
  PutBucketCors: line('PUT', ['cors']),
  PreflightRequest: line('OPTIONS'),
};
