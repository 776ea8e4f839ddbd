import { hash } from 'node:crypto';
import { extraParts } from '../core/model/extras.ts';
import type { ModelRequest, ObjectPlace } from '../core/model/request.ts';
import { versionAt } from '../core/model/scene.ts';
import { type ModelState, sizeOf } from '../core/model/state.ts';
import { ObjectBody } from '../core/object-body.ts';
import type { Draft, HeaderPair, QueryPair } from '../core/values.ts';
import { anotherEtag, bodyOfModel } from './model-body.ts';
import { formOfModel } from './model-form.ts';
import { uploadIdOf, versionIdOf } from './model-ids.ts';
import { signingOfModel } from './model-signing.ts';
import { requestLines } from './request-lines.ts';

/** The real names of the buckets, by the model's words for them. */
export type BucketNames = Readonly<Record<string, string>>;

/** What a request sends, and its bytes: a large body makes them anew each time it is asked. */
interface Content {
  readonly object: ObjectBody;
  readonly body: Buffer;
}

/** Writes a request of the model as one that can be sent, with the ids that the state holds. */
export function draftOfModel(state: ModelState, request: ModelRequest, names: BucketNames): Draft {
  const { operation } = request;
  const { method, query } = requestLines[operation];
  const isList = operation.startsWith('ListObject');
  const onBucket =
    isList ||
    /^(Get|Put|Delete)Bucket/.test(operation) ||
    operation.endsWith('Uploads') ||
    operation === 'DeleteObjects';
  const prefixed: readonly QueryPair[] =
    isList || operation === 'ListMultipartUploads' ? [['prefix', state.prefix]] : [];
  const object = bodyOfModel(state, request, names[request.bucket]);
  const body = object.bytes();
  const content = { object, body };
  const extra = extraParts(request.extras);
  const isForm = operation === 'PostObject';
  const headers = headersOf(state, request, { names, content });
  const signing = signingOfModel(request, { trailer: trailerOf(request, content) });
  return {
    ...{ operation, method, body, signing },
    bucket: names[request.bucket] ?? request.bucket,
    name: onBucket ? '' : state.prefix + request.name,
    query: [...query, ...prefixed, ...queryOf(state, request), ...extra.query],
    ...(isForm ? formOfModel(request, headers) : { headers }),
    ssecHeaders: request.sent,
    transport: {
      ...{ scheme: request.scheme, wire: 'client' },
      ...extra.transport,
      ...(request.isTruncated && { truncated: true }),
    },
  };
}

function queryOf(state: ModelState, request: ModelRequest): readonly QueryPair[] {
  const { bucket, upload, partNumber } = request;
  const found = state.buckets.get(bucket);
  return [
    ...(partNumber === undefined ? [] : [['partNumber', String(partNumber)] as const]),
    ...(upload === undefined ? [] : [['uploadId', uploadIdOf(found, upload)] as const]),
    ...versionQuery(state, request),
  ];
}

function versionQuery(state: ModelState, place: ObjectPlace): readonly QueryPair[] {
  const id = versionIdOf(state, place);
  return id === undefined ? [] : [['versionId', id]];
}

const modes = {
  AES256: ['x-amz-server-side-encryption', 'AES256'],
  'aws:kms': ['x-amz-server-side-encryption', 'aws:kms'],
  'aws:kms:dsse': ['x-amz-server-side-encryption', 'aws:kms:dsse'],
  'kms-key-id': [
    'x-amz-server-side-encryption-aws-kms-key-id',
    'arn:aws:kms:us-east-1:000000000000:key/none',
  ],
  'kms-context': ['x-amz-server-side-encryption-context', 'eyJuYW1lIjoidmFsdWUifQ=='],
  'bucket-key': ['x-amz-server-side-encryption-bucket-key-enabled', 'true'],
} as const;

const severalAttributes = 'ETag,ObjectSize,Checksum,ObjectParts';

function headersOf(
  state: ModelState,
  request: ModelRequest,
  { names, content }: { readonly names: BucketNames; readonly content: Content },
): readonly HeaderPair[] {
  const { operation, otherMode, range, replacesMetadata, contentMd5, checksum, tag } = request;
  const md5 = {
    right: () => hash('md5', content.body, 'base64'),
    wrong: () => hash('md5', otherThan(content).body, 'base64'),
    malformed: () => 'AAAA',
  };
  const isTrailer = request.payload?.includes('trailer');
  return [
    ...(otherMode === undefined ? [] : [modes[otherMode]]),
    ...(range === undefined ? [] : [['range', range] as const]),
    ...ifRangeHeader(state, request),
    ...conditionHeaders(state, request),
    ...copyHeaders(state, request, names),
    ...(replacesMetadata === true ? [['x-amz-metadata-directive', 'REPLACE'] as const] : []),
    ...(request.headers ?? []),
    ...(tag === undefined || operation === 'PutObjectTagging'
      ? []
      : [['x-amz-tagging', `colour=${tag}`] as const]),
    ...extraParts(request.extras).headers,
    ...(contentMd5 === undefined ? [] : [['content-md5', md5[contentMd5]()] as const]),
    ...(checksum === undefined || isTrailer ? [] : [checksumHeader(checksum, content)]),
    ...(operation === 'GetObjectAttributes'
      ? [['x-amz-object-attributes', request.attribute ?? severalAttributes] as const]
      : []),
    ...(withDocument.has(operation)
      ? ([
          ['content-type', 'application/xml'],
          ['content-md5', md5.right()],
        ] as const)
      : operation === 'CompleteMultipartUpload'
        ? [['content-type', 'application/xml'] as const]
        : operation === 'PutBucketPolicy'
          ? [['content-type', 'application/json'] as const]
          : []),
    ...sizeHeader(state, request),
    ...objectSumHeader(state, request),
    ...(request.checksumAlgorithm === undefined
      ? []
      : [['x-amz-checksum-algorithm', request.checksumAlgorithm.toUpperCase()] as const]),
    ...(operation === 'PutObjectAcl' && request.extras === undefined
      ? [['x-amz-acl', 'private'] as const]
      : []),
  ];
}

function checksumHeader(
  { algorithm, isRight }: NonNullable<ModelRequest['checksum']>,
  content: Content,
): HeaderPair {
  const { object, body } = isRight ? content : otherThan(content);
  const name = `x-amz-checksum-${algorithm}`;
  switch (algorithm) {
    case 'sha512':
    case 'md5':
      return [name, hash(algorithm, body, 'base64')];
    case 'xxhash64':
      return [name, hash('md5', body, 'buffer').subarray(0, 8).toString('base64')];
    default:
      return [name, object.checksum(algorithm, body)];
  }
}

/** Content whose checksums are wrong ones for the given content. */
function otherThan({ body }: Content): Content {
  return otherBytes.body.equals(body) ? noBytes : otherBytes;
}

function contentOf(text: string): Content {
  const object = ObjectBody.holding(Buffer.from(text));
  return { object, body: object.bytes() };
}

const otherBytes = contentOf('other bytes');
const noBytes = contentOf('');

/** The size that CompleteMultipartUpload claims for the object. */
function sizeHeader(state: ModelState, request: ModelRequest): readonly HeaderPair[] {
  const { bucket, upload = -1, parts = [], objectSize } = request;
  if (objectSize === undefined) return [];
  const known = state.buckets.get(bucket)?.uploads.get(upload)?.parts;
  const pieces = parts.flatMap(({ number }) => known?.get(number)?.body ?? []);
  const sizeBytes = sizeOf({ pieces }) + (objectSize === 'wrong' ? 16 : 0);
  return [['x-amz-mp-object-size', String(sizeBytes)]];
}

/** The checksum of other bytes as that of the object, in the algorithm of the upload. */
function objectSumHeader(
  state: ModelState,
  { bucket, upload = -1, wrongSum }: ModelRequest,
): readonly HeaderPair[] {
  const algorithm = state.buckets.get(bucket)?.uploads.get(upload)?.checksumAlgorithm;
  if (algorithm === undefined || wrongSum !== 'of the object') return [];
  return [[`x-amz-checksum-${algorithm}`, otherBytes.object.checksum(algorithm)]];
}

/** Documents that S3 wants a Content-MD5 of, or takes one with. */
const withDocument: ReadonlySet<ModelRequest['operation']> = new Set([
  'PutBucketVersioning',
  'PutBucketEncryption',
  'SelectObjectContent',
  'PutObjectTagging',
  'DeleteObjects',
  'UpdateObjectEncryption',
]);

function trailerOf({ payload, checksum }: ModelRequest, content: Content): HeaderPair | undefined {
  return payload?.includes('trailer') && checksum ? checksumHeader(checksum, content) : undefined;
}

function ifRangeHeader(
  state: ModelState,
  { ifRange, ...place }: ModelRequest,
): readonly HeaderPair[] {
  if (ifRange === undefined) return [];
  const own = versionAt(state, place)?.etag ?? anotherEtag;
  return [['if-range', ifRange === 'its own' ? own : anotherEtag]];
}

function conditionHeaders(
  state: ModelState,
  { condition, copyFrom, ...place }: ModelRequest,
): readonly HeaderPair[] {
  if (condition === undefined) return [];
  const isOnSource = copyFrom !== undefined && condition.isOnTarget !== true;
  const own = versionAt(state, isOnSource ? copyFrom : place)?.etag ?? anotherEtag;
  const etag = { 'its own': own, another: anotherEtag, '*': '*' }[condition.etag];
  const prefix = isOnSource ? 'x-amz-copy-source-' : '';
  return [[`${prefix}${condition.header}`, etag]];
}

function copyHeaders(
  state: ModelState,
  { copyFrom }: ModelRequest,
  names: BucketNames,
): readonly HeaderPair[] {
  if (copyFrom === undefined) return [];
  const path = `${names[copyFrom.bucket] ?? copyFrom.bucket}/${state.prefix}${copyFrom.name}`;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const [[, id] = []] = versionQuery(state, copyFrom);
  const version = id === undefined ? '' : `?versionId=${id}`;
  const { range } = copyFrom;
  return [
    ['x-amz-copy-source', `${copyFrom.isBare ? '' : '/'}${encoded}${version}`],
    ...(range === undefined
      ? []
      : [['x-amz-copy-source-range', `bytes=${range.first}-${range.last}`] as const]),
  ];
}
