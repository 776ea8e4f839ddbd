import { hash } from 'node:crypto';
import { checksums } from '../core/checksum.ts';
import type { ModelRequest, ObjectPlace } from '../core/model/request.ts';
import { versionAt } from '../core/model/scene.ts';
import type { ModelBucket, ModelState } from '../core/model/state.ts';
import type { Draft, HeaderPair, QueryPair, Signing } from '../core/values.ts';
import { requestLines } from './request-lines.ts';

/** The real names of the buckets, by the model's words for them. */
export type BucketNames = Readonly<Record<string, string>>;

/** Writes a request of the model as one that can be sent, with the ids that the state holds. */
export function draftOfModel(state: ModelState, request: ModelRequest, names: BucketNames): Draft {
  const { operation } = request;
  const { method, query } = requestLines[operation];
  const isList = operation === 'ListObjectsV2' || operation.startsWith('ListObjectV');
  const onBucket = isList || operation.startsWith('PutBucket') || operation.endsWith('Uploads');
  const prefixed: readonly QueryPair[] =
    isList || operation === 'ListMultipartUploads' ? [['prefix', state.prefix]] : [];
  const body = bodyOf(state, request);
  const isForm = operation === 'PostObject';
  const headers = headersOf(state, request, { names, body });
  const signing = signingOf(request, { body });
  return {
    ...{ operation, method, body, signing },
    bucket: names[request.bucket] ?? request.bucket,
    name: onBucket ? '' : state.prefix + request.name,
    query: [...query, ...prefixed, ...queryOf(state, request)],
    headers: isForm ? [] : headers,
    ssecHeaders: request.sent,
    transport: { scheme: request.scheme, wire: 'client' },
    ...(isForm && { form: { fields: headers } }),
  };
}

function bodyOf(state: ModelState, request: ModelRequest): Uint8Array {
  switch (request.operation) {
    case 'CompleteMultipartUpload':
      return Buffer.from(completeDocument(state, request));
    case 'PutBucketVersioning':
      return Buffer.from(
        `<VersioningConfiguration><Status>${request.versioning}</Status></VersioningConfiguration>`,
      );
    case 'PutBucketEncryption': {
      const mode = request.defaultEncryption === 'SSE-KMS' ? 'aws:kms' : 'AES256';
      return Buffer.from(
        `<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>${mode}</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>`,
      );
    }
    default:
      return request.body?.bytes() ?? new Uint8Array(0);
  }
}

function completeDocument(state: ModelState, { bucket, upload, parts = [] }: ModelRequest): string {
  const known = state.buckets.get(bucket)?.uploads.get(upload ?? -1)?.parts;
  const elements = parts.map(({ number, hasOldEtag }) => {
    const etag = hasOldEtag ? anotherEtag : (known?.get(number)?.etag ?? anotherEtag);
    return `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`;
  });
  return `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${elements.join('')}</CompleteMultipartUpload>`;
}

const anotherEtag = '"00000000000000000000000000000000"';

function queryOf(state: ModelState, request: ModelRequest): readonly QueryPair[] {
  const { bucket, upload, partNumber } = request;
  const found = state.buckets.get(bucket);
  return [
    ...(partNumber === undefined ? [] : [['partNumber', String(partNumber)] as const]),
    ...(upload === undefined ? [] : [['uploadId', uploadId(found, upload)] as const]),
    ...versionQuery(state, request),
  ];
}

function uploadId(bucket: ModelBucket | undefined, upload: number): string {
  return bucket?.uploads.get(upload)?.id ?? bucket?.endedUploads.get(upload)?.id ?? 'none';
}

function versionQuery(state: ModelState, place: ObjectPlace): readonly QueryPair[] {
  if (place.version === undefined) return [];
  return [['versionId', versionAt(state, place)?.id ?? 'null']];
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

function headersOf(
  state: ModelState,
  request: ModelRequest,
  { names, body }: { readonly names: BucketNames; readonly body: Uint8Array },
): readonly HeaderPair[] {
  const { operation, otherMode, range, replacesMetadata, contentMd5, checksum } = request;
  const md5 = {
    right: () => hash('md5', body, 'base64'),
    wrong: () => hash('md5', Buffer.concat([body, body, Buffer.from('x')]), 'base64'),
    malformed: () => 'AAAA',
  };
  const isTrailer = request.payload?.includes('trailer');
  return [
    ...(otherMode === undefined ? [] : [modes[otherMode]]),
    ...(range === undefined ? [] : [['range', range] as const]),
    ...conditionHeaders(state, request),
    ...copyHeaders(state, request, names),
    ...(replacesMetadata === true ? [['x-amz-metadata-directive', 'REPLACE'] as const] : []),
    ...(request.headers ?? []),
    ...(contentMd5 === undefined ? [] : [['content-md5', md5[contentMd5]()] as const]),
    ...(checksum === undefined || isTrailer ? [] : [checksumHeader(checksum, body)]),
    ...(operation === 'GetObjectAttributes'
      ? [['x-amz-object-attributes', 'ETag,ObjectSize,Checksum,ObjectParts'] as const]
      : []),
    ...(operation === 'CompleteMultipartUpload'
      ? [['content-type', 'application/xml'] as const]
      : []),
  ];
}

function checksumHeader(
  { algorithm, isRight }: NonNullable<ModelRequest['checksum']>,
  body: Uint8Array,
): HeaderPair {
  const summed = isRight ? body : Buffer.concat([body, Buffer.from('x')]);
  return [`x-amz-checksum-${algorithm}`, checksums[algorithm](summed)];
}

function conditionHeaders(
  state: ModelState,
  { condition, copyFrom, ...place }: ModelRequest,
): readonly HeaderPair[] {
  if (condition === undefined) return [];
  const own = versionAt(state, copyFrom ?? place)?.etag ?? anotherEtag;
  const etag = { 'its own': own, another: anotherEtag, '*': '*' }[condition.etag];
  const prefix = copyFrom === undefined ? '' : 'x-amz-copy-source-';
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

const writtenNames = {
  lower: (name: string) => name.toLowerCase(),
  upper: (name: string) => name.toUpperCase(),
};

function signingOf(request: ModelRequest, { body }: { readonly body: Uint8Array }): Signing {
  const { payload, checksum, nameCase } = request;
  const mode = request.signing === 'presigned' ? 'query' : request.signing;
  const trailer = payload?.includes('trailer') && checksum && checksumHeader(checksum, body);
  const written = nameCase === 'lower' || nameCase === 'upper' ? writtenNames[nameCase] : undefined;
  return {
    mode,
    ...(payload !== undefined && { payload }),
    ...(trailer && { trailer }),
    // Names are signed in lower case, however they are sent.
    ...(written && {
      tamper: (headers) =>
        headers.map(([name, value]) => [
          name.toLowerCase().includes('customer') ? written(name) : name,
          value,
        ]),
    }),
  };
}
