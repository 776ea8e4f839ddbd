import type { Reply, Values } from './call.ts';
import { decoded } from './call.ts';
import {
  type Algorithm,
  algorithmOf,
  assertClaim,
  assertContentMd5,
  assertMd5Form,
  claimOf,
  digestOf,
} from './checksum.ts';
import { assertReplaced, assertSource } from './conditions.ts';
import { type Manner, sentIn } from './customer-key.ts';
import { describe, type Tags, tagsIn } from './description.ts';
import { refusalsOfSource, type Target, targetOf, unlock } from './encryption.ts';
import { assertLength } from './payload.ts';
import { checksumHeaders, quoted } from './reads.ts';
import { allow, allowIn, type Request } from './request.ts';
import { invalidArgument, S3Error } from './s3-error.ts';
import { seal } from './seal.ts';
import {
  type Bucket,
  bucketIn,
  bytesOf,
  current,
  type Description,
  etagOf,
  type Stored,
  store,
  versionAt,
  versionHeader,
} from './store.ts';
import { elements, xmlDocument } from './xml.ts';

/** The encryption that a write asks for, where its bucket lets it. */
export function writeTarget({ call, bucket }: Request, values: Values = call.header): Target {
  const target = targetOf(values, call.manner, bucket.encryption);
  if (target.encryption.by === 'customer') assertNotBlocked(bucket);
  return target;
}

export function assertNotBlocked({ blocksCustomerKeys }: Bucket): void {
  if (!blocksCustomerKeys) return;
  throw new S3Error(
    'AccessDenied',
    'Access Denied because Server-side encryption with customer-provided keys (SSE-C) is blocked on this bucket.',
  );
}

/** The checksum of what comes without one. */
export function byDefault(manner: Manner): Algorithm | undefined {
  return manner === 'amazon' ? 'CRC64NVME' : undefined;
}

interface Contents {
  readonly bytes: Buffer;
  readonly target: Target;
  readonly description: Description;
  readonly tags: Tags;
  readonly algorithm: Algorithm | undefined;
}

/** Encrypts bytes and makes them the newest version of a name. */
export function storeBytes(bucket: Bucket, key: string, contents: Contents): Stored {
  const { bytes, target, description, tags, algorithm } = contents;
  return store(bucket, key, {
    ...description,
    etag: etagOf(target.encryption, bytes, bucket.manner),
    size: bytes.length,
    encryption: target.encryption,
    stretches: [seal(target.secret, bytes)],
    checksum: algorithm && {
      algorithm,
      type: 'FULL_OBJECT',
      value: digestOf(algorithm, bytes),
    },
    parts: undefined,
    tags,
  });
}

/** The headers that confirm what was stored. */
export function confirmation(
  bucket: Bucket,
  object: Stored,
  target: Target,
): Record<string, string | undefined> {
  return {
    ...target.headers,
    ...checksumHeaders(object.checksum),
    ETag: quoted(object.etag),
    'x-amz-version-id': versionHeader(bucket, object.versionId),
  };
}

/** The body of a write, after all that the request claims of it was checked. */
export function checkedBody({ call, payload }: Request): {
  bytes: Buffer;
  algorithm: Algorithm | undefined;
} {
  assertLength(call);
  const { bytes, trailers } = payload();
  const claim = claimOf(call.header, trailers);
  assertContentMd5(call.header('content-md5'), bytes);
  assertClaim(claim, bytes);
  return { bytes, algorithm: claim?.algorithm };
}

/** PutObject. */
export function putObject(request: Request): Reply {
  const { call, bucket } = request;
  allow(request, 's3:PutObject');
  const description = describe(call.header, call.headers.keys());
  assertMd5Form(call.header('content-md5'));
  const target = writeTarget(request);
  const tags = tagsIn(call.header);
  const { bytes, algorithm = byDefault(call.manner) } = checkedBody(request);
  assertReplaced(call.header, call.key, current(bucket, call.key));
  const object = storeBytes(bucket, call.key, { bytes, target, description, tags, algorithm });
  return { status: 200, headers: confirmation(bucket, object, target) };
}

/** The source of a copy, opened with the key that the request has for it. */
export interface Source {
  readonly bucket: Bucket;
  readonly key: string;
  readonly object: Stored;
  readonly secret: Buffer;
  readonly headers: Record<string, string | undefined>;
}

export function sourceOf(request: Request): Source {
  const { call } = request;
  const named = call.header('x-amz-copy-source') ?? '';
  const [path = '', query] = named.split(/\?(?=versionId=)/);
  const versionId = query === undefined ? undefined : decoded(query.slice('versionId='.length));
  const parts = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path.replaceAll('+', ' ')));
  const [, name, key] = parts ?? [];
  if (name === undefined || key === undefined) {
    throw invalidArgument(
      'x-amz-copy-source',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  }
  const bucket = bucketIn(request.store, name);
  allowIn(request, bucket, versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion', key);
  const object = sourceVersion(bucket, key, versionId);
  const { secret } = unlock(object.encryption, sentIn(call.header, 'source'), {
    manner: call.manner,
    needsMd5: false,
    refusals: refusalsOfSource,
  });
  assertSource(call.header, object);
  const headers = { 'x-amz-copy-source-version-id': versionHeader(bucket, object.versionId) };
  return { bucket, key, object, secret, headers };
}

function sourceVersion(bucket: Bucket, key: string, versionId: string | undefined): Stored {
  try {
    return versionAt(bucket, key, versionId);
  } catch (error) {
    if (!(error instanceof S3Error) || error.code !== 'MethodNotAllowed') throw error;
    throw new S3Error(
      'InvalidRequest',
      'The source of a copy request may not specifically refer to a delete marker by version id.',
    );
  }
}

function directive(values: Values, name: string): 'COPY' | 'REPLACE' {
  const value = values(name) ?? 'COPY';
  if (value === 'COPY' || value === 'REPLACE') return value;
  throw invalidArgument(name, `Unknown ${name.slice('x-amz-'.length)}.`);
}

const changes = [
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-tagging-directive',
];

function assertChanges({ call, bucket }: Request, source: Source, replaces: boolean): void {
  const isSelf = source.bucket === bucket && source.key === call.key;
  const isCurrent = current(bucket, call.key) === source.object;
  if (!isSelf || !isCurrent || replaces || changes.some((one) => call.header(one) !== undefined))
    return;
  throw new S3Error(
    'InvalidRequest',
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  );
}

/** CopyObject. */
export function copyObject(request: Request): Reply {
  const { call, bucket } = request;
  allow(request, 's3:PutObject');
  const metadata = directive(call.header, 'x-amz-metadata-directive');
  const tagging = directive(call.header, 'x-amz-tagging-directive');
  const asked = describe(call.header, call.headers.keys());
  const source = sourceOf(request);
  const target = writeTarget(request);
  const replaces = metadata === 'REPLACE';
  assertChanges(request, source, replaces);
  assertReplaced(call.header, call.key, current(bucket, call.key));
  const { object } = source;
  const description = replaces
    ? asked
    : { ...asked, headers: object.headers, metadata: object.metadata };
  const named = call.header('x-amz-checksum-algorithm');
  const algorithm =
    named === undefined
      ? (object.checksum?.algorithm ?? byDefault(call.manner))
      : algorithmOf(named, 'x-amz-checksum-algorithm');
  const tags = tagging === 'REPLACE' ? tagsIn(call.header) : object.tags;
  const bytes = bytesOf(object, source.secret);
  const copy = storeBytes(bucket, call.key, { bytes, target, description, tags, algorithm });
  return {
    status: 200,
    headers: {
      ...target.headers,
      ...source.headers,
      'x-amz-version-id': versionHeader(bucket, copy.versionId),
    },
    body: xmlDocument('CopyObjectResult', copied(copy)),
  };
}

function copied({ etag, modified, checksum }: Stored) {
  return elements({
    LastModified: modified.toISOString(),
    ETag: quoted(etag),
    [`Checksum${checksum?.algorithm}`]: checksum?.value,
    ChecksumType: checksum?.type,
  });
}
