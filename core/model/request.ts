import type { ChecksumName } from '../checksum.ts';
import type { HeaderPair, ObjectBody, Signing } from '../values.ts';
import type { ExtraName } from './extras.ts';
import type { SentHeaders } from './members.ts';

/** The operations that the model knows. */
export const modelOperations = [
  'PutObject',
  'PostObject',
  'CopyObject',
  'CreateMultipartUpload',
  'UploadPart',
  'UploadPartCopy',
  'CompleteMultipartUpload',
  'AbortMultipartUpload',
  'GetObject',
  'HeadObject',
  'GetObjectAttributes',
  'SelectObjectContent',
  'ListParts',
  'ListObjects',
  'ListObjectsV2',
  'ListObjectVersions',
  'ListMultipartUploads',
  'DeleteObject',
  'DeleteObjects',
  'GetObjectTagging',
  'PutObjectTagging',
  'DeleteObjectTagging',
  'GetObjectAcl',
  'PutObjectAcl',
  'GetObjectTorrent',
  'PutObjectAnnotation',
  'UpdateObjectEncryption',
  'PutBucketVersioning',
  'GetBucketEncryption',
  'PutBucketEncryption',
  'DeleteBucketEncryption',
  'PutBucketPolicy',
] as const;
export type ModelOperation = (typeof modelOperations)[number];

/** Values of x-amz-server-side-encryption, or one of the headers that come with aws:kms. */
export type OtherMode =
  | 'AES256'
  | 'aws:kms'
  | 'aws:kms:dsse'
  | 'kms-key-id'
  | 'kms-context'
  | 'bucket-key';

/**
 * What is particular about a form: conditions of its policy, what it asks for, or where it has its
 * SSE-C fields.
 */
export const formManners = [
  'starts with',
  'uncovered',
  'other algorithm',
  'exact length',
  'other length',
  'redirect',
  'named by its file',
  'in headers',
  'after the file',
  'in capitals',
] as const;
export type FormManner = (typeof formManners)[number];

/** Forms whose SSE-C fields stand where an endpoint need not read them, or under other names. */
export const strayForms: readonly FormManner[] = ['in headers', 'after the file', 'in capitals'];

/** An object, or one version of it. */
export interface ObjectPlace {
  /** The word for the bucket. */
  readonly bucket: string;
  readonly name: string;
  /** Which version is named, counted from the newest, 0; undefined: no version is named. */
  readonly version?: number;
}

/** Positions of the first and last byte, both counted from 0 and inclusive. */
export interface Positions {
  readonly first: number;
  readonly last: number;
}

/** What GetObjectAttributes can ask for. */
export const attributeNames = [
  'ETag',
  'ObjectSize',
  'Checksum',
  'ObjectParts',
  'StorageClass',
] as const;
export type AttributeName = (typeof attributeNames)[number];

/** A condition on the ETag of the object, or of the source of a copy. */
export interface Condition {
  readonly header: 'if-match' | 'if-none-match';
  readonly etag: 'its own' | 'another' | '*';
  /** Of a copy: the condition is on what its target replaces, not on its source. */
  readonly isOnTarget?: boolean;
}

/**
 * What is done to the SSE-C headers after the request was signed, or left out of the signature:
 * `unsigned` sends them without a signature, `altered` sends another key than was signed, `removed`
 * sends none of them, `false-signature` sends a signature of zeros, and `chunk-signature` has a wrong
 * signature of the last chunk of an aws-chunked body.
 */
export type Tampering = 'unsigned' | 'altered' | 'removed' | 'false-signature' | 'chunk-signature';

/**
 * A request in words of the model: it names versions and uploads by number, so that it can be sent
 * again where their ids are others.
 */
export interface ModelRequest extends ObjectPlace {
  readonly operation: ModelOperation;
  /** SSE-C headers, by carrier; a carrier that is left out sends none. */
  readonly sent: readonly SentHeaders[];
  readonly form?: FormManner;
  /** The SSE-C fields of one of the stray forms. */
  readonly stray?: SentHeaders;
  readonly otherMode?: OtherMode;
  readonly body?: ObjectBody;
  /** The number that the model gave the upload. */
  readonly upload?: number;
  readonly partNumber?: number;
  /** The Range header of a read: what it says, `bytes=0-9`. */
  readonly range?: string;
  /** If-Range with the ETag of the object, or with another one. */
  readonly ifRange?: 'its own' | 'another';
  readonly copyFrom?: ObjectPlace & {
    readonly range?: Positions;
    /** The source is named as `bucket/name`, without a slash in front. */
    readonly isBare?: boolean;
  };
  readonly condition?: Condition;
  /** The one attribute that GetObjectAttributes asks for; undefined: several. */
  readonly attribute?: AttributeName;
  readonly replacesMetadata?: boolean;
  /** User metadata and content headers of a write. */
  readonly headers?: readonly HeaderPair[];
  /** A checksum of the body, by the end of its header's name: `crc32`, `sha256`. */
  readonly checksum?:
    | { readonly algorithm: ChecksumName; readonly isRight: boolean }
    /** Kinds that S3 had last are sent with a wrong value alone. */
    | { readonly algorithm: 'sha512' | 'md5' | 'xxhash64'; readonly isRight: false };
  readonly contentMd5?: 'right' | 'wrong' | 'malformed';
  /** The part list of CompleteMultipartUpload, in its order. */
  readonly parts?: readonly { readonly number: number; readonly hasOldEtag?: boolean }[];
  /** The algorithm of the checksums of an upload that CreateMultipartUpload begins. */
  readonly checksumAlgorithm?: ChecksumName;
  /** A checksum that CompleteMultipartUpload names, in its list of parts or for the whole. */
  readonly wrongSum?: 'of a part' | 'of the object';
  /** What CompleteMultipartUpload says of the size of the object; wrong: 16 bytes more. */
  readonly objectSize?: 'right' | 'wrong';
  /** For PutBucketVersioning. */
  readonly versioning?: 'Enabled' | 'Suspended';
  /** For PutBucketEncryption; `blocksSsec` names BlockedEncryptionTypes, which not all know. */
  readonly defaultEncryption?: 'SSE-S3' | 'SSE-KMS' | 'SSE-C';
  readonly blocksSsec?: boolean;
  /** For UpdateObjectEncryption; SSE-KMS without it. */
  readonly updatesTo?: 'SSE-C';
  /** For PutBucketPolicy: what it says of writes, or of reads, under the names of the story. */
  readonly policy?: 'requires SSE-C' | 'denies SSE-C' | 'lets all read' | 'allows all';
  /** Headers and parameters, most of which change nothing about what is allowed. */
  readonly extras?: readonly ExtraName[];
  /** The value of the one tag of a write or of PutObjectTagging. */
  readonly tag?: string;
  readonly tampering?: Tampering;
  /** Half of the body is sent, then the connection is closed. */
  readonly isTruncated?: boolean;
  /** For DeleteObjects: only errors are reported. */
  readonly isQuiet?: boolean;
  readonly signing: 'header' | 'presigned' | 'form' | 'anonymous';
  readonly payload?: Signing['payload'];
  /** Of an aws-chunked body: the bytes of each chunk but the last; undefined: 64 KiB. */
  readonly chunkSizeBytes?: number;
  readonly scheme: 'https' | 'http';
  /** How header names are written. */
  readonly nameCase?: 'documented' | 'lower' | 'upper';
}
