import { createHash, randomBytes } from 'node:crypto';
import type { Algorithm, Checksum, ChecksumType } from './checksum.ts';
import type { Manner } from './customer-key.ts';
import type { DefaultEncryption, Encryption } from './encryption.ts';
import { invalidArgument, S3Error } from './s3-error.ts';
import { open, type Stretch } from './seal.ts';

/** A part of an object that was uploaded in parts. */
export interface PartOf {
  readonly number: number;
  readonly size: number;
  readonly checksum: string | undefined;
}

/** What a write says of an object besides its bytes. */
export interface Description {
  readonly headers: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly redirect: string | undefined;
  readonly storageClass: string;
}

export interface Stored extends Description {
  readonly isMarker: false;
  readonly versionId: string;
  readonly modified: Date;
  readonly etag: string;
  readonly size: number;
  readonly encryption: Encryption;
  readonly stretches: readonly Stretch[];
  readonly checksum: Checksum | undefined;
  readonly parts: readonly PartOf[] | undefined;
  tags: ReadonlyMap<string, string>;
}

export interface Marker {
  readonly isMarker: true;
  readonly versionId: string;
  readonly modified: Date;
}

export type Version = Stored | Marker;

export interface UploadedPart {
  readonly etag: string;
  readonly size: number;
  readonly modified: Date;
  readonly stretch: Stretch;
  /** Of the plain bytes, in the algorithm of the upload. */
  readonly digest: string;
}

export interface Upload extends Description {
  readonly id: string;
  readonly key: string;
  readonly initiated: Date;
  readonly encryption: Encryption;
  readonly tags: ReadonlyMap<string, string>;
  readonly algorithm: Algorithm;
  readonly type: ChecksumType;
  /** Whether the algorithm was asked for. */
  readonly isChecked: boolean;
  readonly parts: Map<number, UploadedPart>;
}

export interface Bucket {
  readonly name: string;
  readonly created: Date;
  readonly manner: Manner;
  versioning: 'Enabled' | 'Suspended' | undefined;
  encryption: DefaultEncryption;
  blocksCustomerKeys: boolean;
  policy: string | undefined;
  publicAccess: Readonly<Record<string, boolean>> | undefined;
  ownership: string | undefined;
  tags: ReadonlyMap<string, string> | undefined;
  /** The versions of each name, the newest first. */
  readonly objects: Map<string, Version[]>;
  readonly uploads: Map<string, Upload>;
}

export type Store = Map<string, Bucket>;

/** An id that nobody can read anything out of; its shape is the endpoint's own. */
export function newId(manner: Manner): string {
  if (manner === 'amazon') return randomBytes(16).toString('hex');
  return `${randomBytes(40).toString('base64url')}.~v`;
}

export function bucketIn(store: Store, name: string): Bucket {
  const bucket = store.get(name);
  if (bucket !== undefined) return bucket;
  throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', {
    elements: { BucketName: name },
  });
}

/** The ETag of bytes: their MD5, or a random value where their MD5 would tell of them. */
export function etagOf(encryption: Encryption, bytes: Buffer, manner: Manner): string {
  if (encryption.by !== 'AES256') return newId(manner);
  return createHash('md5').update(bytes).digest('hex');
}

function put(bucket: Bucket, key: string, version: Version): void {
  const before = bucket.objects.get(key) ?? [];
  // Only a bucket with versioning keeps what was the null version.
  const kept = before.filter(({ versionId }) => versionId !== version.versionId);
  bucket.objects.set(key, [version, ...kept]);
}

/** The id of the next version of a bucket. */
export function nextVersionId(bucket: Bucket): string {
  return bucket.versioning === 'Enabled' ? newId(bucket.manner) : 'null';
}

export function store(
  bucket: Bucket,
  key: string,
  object: Omit<Stored, 'isMarker' | 'versionId' | 'modified'>,
): Stored {
  const version: Stored = {
    ...object,
    isMarker: false,
    versionId: nextVersionId(bucket),
    modified: new Date(),
  };
  put(bucket, key, version);
  return version;
}

/** The id of a version as an answer names it: not at all where versions were never kept. */
export function versionHeader(bucket: Bucket, versionId: string): string | undefined {
  return bucket.versioning === undefined && bucket.manner === 'amazon' ? undefined : versionId;
}

/** What became of a deletion. */
export interface Deletion {
  readonly versionId: string | undefined;
  readonly isMarker: boolean;
}

export function remove(bucket: Bucket, key: string, versionId: string | undefined): Deletion {
  const versions = bucket.objects.get(key) ?? [];
  if (versionId !== undefined || bucket.versioning === undefined) {
    const gone = versions.find((one) => one.versionId === (versionId ?? 'null'));
    const kept = versions.filter((one) => one !== gone);
    if (kept.length > 0) bucket.objects.set(key, kept);
    else bucket.objects.delete(key);
    return { versionId, isMarker: gone?.isMarker === true };
  }
  const marker: Marker = {
    isMarker: true,
    versionId: nextVersionId(bucket),
    modified: new Date(),
  };
  put(bucket, key, marker);
  return { versionId: marker.versionId, isMarker: true };
}

export function assertVersionId(versionId: string | undefined): void {
  if (versionId === undefined || versionId === 'null') return;
  if (versionId === '') throw invalidArgument('versionId', 'Version id cannot be the empty string');
  if (!/^[\w.~-]{32,80}$/.test(versionId)) {
    throw invalidArgument('versionId', 'Invalid version id specified');
  }
}

/** The version that is current. */
export function current(bucket: Bucket, key: string): Stored | undefined {
  const [version] = bucket.objects.get(key) ?? [];
  return version?.isMarker === false ? version : undefined;
}

/** The version that a read names, or the current one. */
export function versionAt(bucket: Bucket, key: string, versionId: string | undefined): Stored {
  assertVersionId(versionId);
  const versions = bucket.objects.get(key) ?? [];
  const found =
    versionId === undefined ? versions[0] : versions.find((one) => one.versionId === versionId);
  if (found === undefined && versionId !== undefined) {
    throw new S3Error('NoSuchVersion', 'The specified version does not exist.', {
      elements: { Key: key, VersionId: versionId },
    });
  }
  if (found?.isMarker === false) return found;
  const headers =
    found === undefined
      ? {}
      : { 'x-amz-delete-marker': 'true', 'x-amz-version-id': found.versionId };
  if (found !== undefined && versionId !== undefined) {
    throw new S3Error(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      { headers: { ...headers, Allow: 'DELETE', 'Last-Modified': found.modified.toUTCString() } },
    );
  }
  throw new S3Error('NoSuchKey', 'The specified key does not exist.', {
    elements: { Key: key },
    headers,
  });
}

/** The bytes of an object, or some of them. */
export function bytesOf(
  object: Stored,
  secret: Buffer,
  range = { from: 0, to: object.size },
): Buffer {
  return open(secret, object.stretches, range);
}
