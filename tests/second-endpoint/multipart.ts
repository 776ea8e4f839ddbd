import type { Reply } from './call.ts';
import { algorithmOf, assertMd5Form, digestOf, headerOf, typeOf } from './checksum.ts';
import { type Manner, sentIn } from './customer-key.ts';
import { describe, tagsIn } from './description.ts';
import { assertNoChoice, refusalsOfPart, type Unlocked, unlock } from './encryption.ts';
import { assertLength } from './payload.ts';
import { numberOf, quoted } from './reads.ts';
import { allow, type Request } from './request.ts';
import { invalidArgument, S3Error } from './s3-error.ts';
import { seal } from './seal.ts';
import { bytesOf, etagOf, newId, type Upload, type UploadedPart } from './store.ts';
import { assertNotBlocked, checkedBody, sourceOf, writeTarget } from './writes.ts';
import { elements, xmlDocument } from './xml.ts';

/** CreateMultipartUpload. */
export function createUpload(request: Request): Reply {
  const { call, bucket } = request;
  allow(request, 's3:PutObject');
  const target = writeTarget(request);
  const description = describe(call.header, call.headers.keys());
  const named = call.header('x-amz-checksum-algorithm');
  const askedType = call.header('x-amz-checksum-type');
  if (named === undefined && askedType !== undefined) {
    throw new S3Error(
      'InvalidRequest',
      'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
    );
  }
  const algorithm =
    named === undefined ? 'CRC64NVME' : algorithmOf(named, 'x-amz-checksum-algorithm');
  const upload: Upload = {
    ...description,
    id: newId(call.manner),
    key: call.key,
    initiated: new Date(),
    encryption: target.encryption,
    tags: tagsIn(call.header),
    algorithm,
    type: typeOf(algorithm, askedType),
    isChecked: named !== undefined,
    parts: new Map(),
  };
  bucket.uploads.set(upload.id, upload);
  const { name: Bucket } = bucket;
  return {
    status: 200,
    headers: {
      ...target.headers,
      'x-amz-checksum-algorithm': named === undefined ? undefined : algorithm,
      'x-amz-checksum-type': named === undefined ? undefined : upload.type,
    },
    body: xmlDocument(
      'InitiateMultipartUploadResult',
      elements({ Bucket, Key: call.key, UploadId: upload.id }),
    ),
  };
}

export function uploadIn({ call, bucket }: Request): Upload {
  const upload = bucket.uploads.get(call.param('uploadId') ?? '');
  if (upload?.key === call.key) return upload;
  throw new S3Error(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { elements: { UploadId: call.param('uploadId') ?? '' } },
  );
}

const partNumberOf = (text: string | undefined) =>
  numberOf(text, { name: 'partNumber', least: 1, most: 10_000, otherwise: 0 });

interface Place {
  readonly manner: Manner;
  readonly upload: Upload;
  readonly number: number;
}

function placeOf(request: Request): Place {
  const { call } = request;
  allow(request, 's3:PutObject');
  assertMd5Form(call.header('content-md5'));
  assertNoChoice(call.header);
  const number = partNumberOf(call.param('partNumber'));
  const upload = uploadIn(request);
  return { upload, number, manner: call.manner };
}

/** A part needs the key that its upload was started with, and no key where there was none. */
function unlockPart({ call, bucket }: Request, { encryption }: Upload): Unlocked {
  const sent = sentIn(call.header, 'object');
  const of = { manner: call.manner, needsMd5: true, refusals: refusalsOfPart };
  const unlocked = unlock(encryption, sent, of);
  if (sent !== undefined) assertNotBlocked(bucket);
  return unlocked;
}

function storePart({ upload, number, manner }: Place, secret: Buffer, bytes: Buffer): UploadedPart {
  const part = {
    etag: etagOf(upload.encryption, bytes, manner),
    size: bytes.length,
    modified: new Date(),
    stretch: seal(secret, bytes),
    digest: digestOf(upload.algorithm, bytes),
  };
  upload.parts.set(number, part);
  return part;
}

/** UploadPart. */
export function uploadPart(request: Request): Reply {
  const place = placeOf(request);
  const { upload } = place;
  const { secret, headers } = unlockPart(request, upload);
  assertLength(request.call);
  const { bytes, algorithm } = checkedBody(request);
  if (upload.isChecked && algorithm !== undefined && algorithm !== upload.algorithm) {
    throw new S3Error(
      'InvalidRequest',
      `Checksum Type mismatch occurred, expected checksum Type: ${upload.algorithm.toLowerCase()}, actual checksum Type: ${algorithm.toLowerCase()}`,
    );
  }
  // An upload may have gone while the body was on its way.
  uploadIn(request);
  const part = storePart(place, secret, bytes);
  const shown = algorithm ?? upload.algorithm;
  const digest = shown === upload.algorithm ? part.digest : digestOf(shown, bytes);
  return {
    status: 200,
    headers: { ...headers, ETag: quoted(part.etag), [headerOf(shown)]: digest },
  };
}

function copyRange(text: string | undefined, size: number): { from: number; to: number } {
  if (text === undefined) return { from: 0, to: size };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(text) ?? [];
  const range = { from: Number(first), to: Number(last) + 1 };
  if (first === undefined || range.from >= range.to) {
    throw invalidArgument(
      'x-amz-copy-source-range',
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
    );
  }
  if (range.to <= size) return range;
  throw invalidArgument(
    'x-amz-copy-source-range',
    `Range specified is not valid for source object of size: ${size}`,
  );
}

/** UploadPartCopy. */
export function uploadPartCopy(request: Request): Reply {
  const place = placeOf(request);
  const source = sourceOf(request);
  const range = copyRange(request.call.header('x-amz-copy-source-range'), source.object.size);
  const { secret, headers } = unlockPart(request, place.upload);
  const part = storePart(place, secret, bytesOf(source.object, source.secret, range));
  return {
    status: 200,
    headers: { ...headers, ...source.headers },
    body: xmlDocument(
      'CopyPartResult',
      elements({
        LastModified: part.modified.toISOString(),
        ETag: quoted(part.etag),
        [`Checksum${place.upload.algorithm}`]: part.digest,
      }),
    ),
  };
}
