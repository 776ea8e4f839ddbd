import type { Feature } from './features.ts';
import type { OperationName } from './operations.ts';

/** Operations that an endpoint may not have, with the features that stand for them. */
export const operationNeeds: Partial<Readonly<Record<OperationName, readonly Feature[]>>> = {
  CopyObject: ['copy'],
  UploadPartCopy: ['copy', 'multipart'],
  CreateMultipartUpload: ['multipart'],
  UploadPart: ['multipart'],
  CompleteMultipartUpload: ['multipart'],
  AbortMultipartUpload: ['multipart'],
  ListParts: ['multipart'],
  ListMultipartUploads: ['multipart'],
  GetObjectAttributes: ['object-attributes'],
  PostObject: ['post-form'],
  DeleteObjects: ['delete-multi'],
  GetObjectAcl: ['acl-read'],
  PutObjectAcl: ['acl-write'],
  GetObjectTagging: ['tagging'],
  PutObjectTagging: ['tagging'],
  DeleteObjectTagging: ['tagging'],
  SelectObjectContent: ['select'],
  ListObjectVersions: ['versioning'],
  PutBucketEncryption: ['bucket-encryption'],
  PutBucketPolicy: ['bucket-policy', 'policy-condition-key'],
  PutObjectAnnotation: ['annotations'],
  GetObjectAnnotation: ['annotations'],
  UpdateObjectEncryption: ['update-encryption'],
  GetObjectRetention: ['object-lock'],
  PutObjectRetention: ['object-lock'],
  GetObjectLegalHold: ['object-lock'],
  PutObjectLegalHold: ['object-lock'],
};
