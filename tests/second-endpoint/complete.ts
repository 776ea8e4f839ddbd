import { createHash } from 'node:crypto';
import type { Reply } from './call.ts';
import { algorithms, assertDigest, digestOfParts, headerOf } from './checksum.ts';
import { assertReplaced } from './conditions.ts';
import { sentIn, sse } from './customer-key.ts';
import { headersOf, refusalsOfUpload, unlock } from './encryption.ts';
import { uploadIn } from './multipart.ts';
import { numberOf, quoted } from './reads.ts';
import { allow, type Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import { current, store, type Upload, type UploadedPart, versionHeader } from './store.ts';
import {
  all,
  element,
  elements,
  malformedXml,
  type Node,
  parseXml,
  textOf,
  xmlDocument,
} from './xml.ts';

const partSizeMin = 5 * 1024 * 1024;

/** AbortMultipartUpload. */
export function abortUpload(request: Request): Reply {
  allow(request, 's3:AbortMultipartUpload');
  request.bucket.uploads.delete(uploadIn(request).id);
  return { status: 204 };
}

/**
 * Complete and ListParts of an upload that was created with a checksum algorithm need its key; a
 * key that is sent must be the right one. Returns what confirms it.
 */
function assertUploadKey({ call }: Request, upload: Upload): Record<string, string> {
  const { encryption, isChecked } = upload;
  const found = sentIn(call.header, 'object');
  const isWhole = found && Object.values(found).every((one) => one !== undefined);
  // Amazon S3 takes headers of which one is missing for none.
  const sent = isWhole || call.manner === 'own' ? found : undefined;
  const isNeeded = isChecked && encryption.by === 'customer';
  if (sent === undefined && !isNeeded) {
    return encryption.by === 'customer'
      ? { [`${sse}-customer-algorithm`]: 'AES256' }
      : headersOf(encryption);
  }
  const of = { manner: call.manner, needsMd5: true, refusals: refusalsOfUpload };
  return unlock(encryption, sent, of).headers;
}

interface Listed {
  readonly number: number;
  readonly part: UploadedPart;
}

function assertNumbers(root: Node): void {
  for (const node of all(root, 'Part')) {
    const number = textOf(node, 'PartNumber') ?? '';
    if (!/^-?\d+$/.test(number)) throw malformedXml();
    if (Number(number) < 1) {
      throw new S3Error('InvalidArgument', 'PartNumber must be >= 1', {
        elements: { ArgumentName: 'PartNumber', ArgumentValue: number },
      });
    }
  }
}

function listedParts(upload: Upload, root: Node): readonly Listed[] {
  const listed = all(root, 'Part').map((node) => {
    const number = textOf(node, 'PartNumber') ?? '';
    const part = upload.parts.get(Number(number));
    const etag = (textOf(node, 'ETag') ?? '').replace(/^"(.*)"$/, '$1');
    const digest = textOf(node, `Checksum${upload.algorithm}`);
    if (part?.etag !== etag || (digest !== undefined && digest !== part.digest)) {
      throw new S3Error(
        'InvalidPart',
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        { elements: { UploadId: upload.id, PartNumber: number } },
      );
    }
    return { number: Number(number), part };
  });
  if (listed.length === 0) throw malformedXml();
  if (listed.some(({ number }, at) => at > 0 && number <= (listed[at - 1]?.number ?? 0))) {
    throw new S3Error(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
    );
  }
  if (listed.slice(0, -1).some(({ part }) => part.size < partSizeMin)) {
    throw new S3Error(
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed size',
    );
  }
  return listed;
}

function assertClaims(request: Request, upload: Upload, digest: string, size: number): void {
  const { call } = request;
  const type = call.header('x-amz-checksum-type');
  if (type !== undefined && type !== upload.type) {
    throw new S3Error(
      'InvalidRequest',
      `The upload was created using the ${upload.type} checksum mode. The complete request must use the same checksum mode.`,
    );
  }
  const claimed = algorithms.find((one) => call.header(headerOf(one)) !== undefined);
  const value = claimed && call.header(headerOf(claimed));
  if (claimed !== undefined && value !== undefined) {
    if (claimed !== upload.algorithm) {
      throw new S3Error(
        'InvalidRequest',
        `The upload was created using the ${upload.algorithm.toLowerCase()} checksum. The complete request must use the same.`,
      );
    }
    assertDigest({ algorithm: claimed, value: value.replace(/-\d+$/, '') });
    const isShort = upload.type === 'COMPOSITE' && !value.includes('-');
    if (value !== (isShort ? digest.replace(/-\d+$/, '') : digest)) {
      throw new S3Error(
        'BadDigest',
        `The ${claimed.toLowerCase()} you specified did not match the calculated checksum.`,
      );
    }
  }
  const stated = call.header('x-amz-mp-object-size');
  if (stated !== undefined && stated !== String(size)) {
    throw new S3Error(
      'InvalidRequest',
      `The provided 'x-amz-mp-object-size' header value ${stated} does not match what was computed: ${size}`,
    );
  }
}

function etagOfParts(parts: readonly Listed[]): string {
  const hash = createHash('md5');
  for (const { part } of parts)
    hash.update(Buffer.from(part.etag, /^[0-9a-f]+$/.test(part.etag) ? 'hex' : 'utf8'));
  return `${hash.digest('hex')}-${parts.length}`;
}

/** CompleteMultipartUpload. */
export function completeUpload(request: Request): Reply {
  const { call, bucket } = request;
  allow(request, 's3:PutObject');
  const upload = uploadIn(request);
  const root = parseXml(request.payload().bytes, 'CompleteMultipartUpload');
  assertNumbers(root);
  const confirmed = assertUploadKey(request, upload);
  const listed = listedParts(upload, root);
  const { algorithm, type } = upload;
  const sizes = listed.map(({ part }) => ({ value: part.digest, size: part.size }));
  const value = digestOfParts(algorithm, type, sizes);
  const size = sizes.reduce((sum, one) => sum + one.size, 0);
  assertClaims(request, upload, value, size);
  assertReplaced(call.header, call.key, current(bucket, call.key));
  const { headers, metadata, redirect, storageClass, encryption, tags } = upload;
  const object = store(bucket, call.key, {
    headers,
    metadata,
    redirect,
    storageClass,
    encryption,
    tags,
    etag: etagOfParts(listed),
    size,
    stretches: listed.map(({ part }) => part.stretch),
    checksum: { algorithm, type, value },
    parts: listed.map(({ part }, at) => ({
      number: at + 1,
      size: part.size,
      checksum: type === 'COMPOSITE' ? part.digest : undefined,
    })),
  });
  bucket.uploads.delete(upload.id);
  return {
    status: 200,
    headers: { ...confirmed, 'x-amz-version-id': versionHeader(bucket, object.versionId) },
    body: xmlDocument(
      'CompleteMultipartUploadResult',
      elements({
        Location: `https://${call.header('host')}${call.path}`,
        Bucket: bucket.name,
        Key: call.key,
        ETag: quoted(object.etag),
        [`Checksum${algorithm}`]: value,
        ChecksumType: type,
      }),
    ),
  };
}

/** ListParts. */
export function listParts(request: Request): Reply {
  const { call, bucket } = request;
  allow(request, 's3:ListMultipartUploadParts');
  const upload = uploadIn(request);
  assertUploadKey(request, upload);
  const read = (name: string, otherwise: number) =>
    numberOf(call.param(name), { name, least: 0, most: 2_147_483_647, otherwise });
  const after = read('part-number-marker', 0);
  const most = Math.min(read('max-parts', 1000), 1000);
  const rest = [...upload.parts].sort(([a], [b]) => a - b).filter(([number]) => number > after);
  const shown = rest.slice(0, most);
  const owner = elements({ ID: 'owner', DisplayName: 'owner' });
  return {
    status: 200,
    body: xmlDocument('ListPartsResult', [
      ...elements({
        Bucket: bucket.name,
        Key: call.key,
        UploadId: upload.id,
        PartNumberMarker: after,
        NextPartNumberMarker: shown.at(-1)?.[0] ?? 0,
        MaxParts: most,
        IsTruncated: rest.length > shown.length,
        Initiator: owner,
        Owner: owner,
        StorageClass: upload.storageClass,
        ChecksumAlgorithm: upload.isChecked ? upload.algorithm : undefined,
        ChecksumType: upload.isChecked ? upload.type : undefined,
      }),
      ...shown.map(([number, part]) =>
        element(
          'Part',
          elements({
            PartNumber: number,
            LastModified: part.modified.toISOString(),
            ETag: quoted(part.etag),
            Size: part.size,
            [`Checksum${upload.algorithm}`]: upload.isChecked ? part.digest : undefined,
          }),
        ),
      ),
    ]),
  };
}
