import { child, header } from '../exchange.ts';
import type { Holds } from './allowed.ts';
import type { ModelAnswer } from './answer.ts';
import { type ModelMismatch, mismatch, sameHeader } from './mismatch.ts';
import { isRead, type Scene, visible } from './scene.ts';
import { sizeOf, type Version } from './state.ts';

const customer = 'x-amz-server-side-encryption-customer-';
const form = { level: 'SHOULD', harm: 'wrong-form' } as const;

/** What is recorded of accepted answers besides what they must return and confirm. */
export function detailMismatches(
  scene: Scene,
  answer: ModelAnswer,
  { stores }: Holds,
): readonly ModelMismatch[] {
  const isUnderKey = stores?.every(({ mode }) => mode === 'SSE-C') === true;
  return [
    ...sealedShown(scene, answer),
    ...managedNamed(scene, answer),
    ...(isUnderKey ? [...etagOfWrite(scene, answer), ...completionConfirmed(scene, answer)] : []),
    ...wholeSumOfRange(scene, answer),
  ];
}

const documented = new Set([
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-context',
  'x-amz-server-side-encryption-bucket-key-enabled',
  `${customer}algorithm`,
  `${customer}key-md5`,
]);

/** Encryption headers of the endpoint's own with an object; user metadata may be named like them. */
function sealedShown({ request }: Scene, answer: ModelAnswer): readonly ModelMismatch[] {
  if (!isRead(request.operation) && request.operation !== 'PutObject') return [];
  const shown = answer.headers
    .map(([name]) => name.toLowerCase())
    .filter((name) => name.includes('server-side-encryption') && !name.startsWith('x-amz-meta-'))
    .filter((name) => !documented.has(name));
  const weight = { ...form, clause: 'derived.reveals-nothing', harm: 'wrong-form' } as const;
  return shown.flatMap((name) =>
    mismatch(weight, true, () => ({ expected: `no ${name}`, received: name })),
  );
}

/** A copy to SSE-S3 that was asked for says so. */
function managedNamed({ request }: Scene, answer: ModelAnswer): readonly ModelMismatch[] {
  const isKeyed = request.sent.some(({ carrier }) => carrier !== 'copySourceHeaders');
  if (request.operation !== 'CopyObject' || request.otherMode !== 'AES256' || isKeyed) return [];
  const weight = { ...form, clause: 'ssec.copy.managed-target' } as const;
  return sameHeader(weight, answer, ['x-amz-server-side-encryption', 'AES256']);
}

/** The ETag of an SSE-C write is there, quoted in a header, and that of no other object or part. */
function etagOfWrite(scene: Scene, answer: ModelAnswer): readonly ModelMismatch[] {
  const { operation } = scene.request;
  if (!written.has(operation)) return [];
  const inHeader = header(answer, 'etag');
  const etag = inHeader ?? child(answer.document, 'ETag')?.text;
  const isPart = operation.startsWith('UploadPart');
  const also = isPart ? (['recorded.part.etag', 'mpu.complete.assembles'] as const) : [];
  const weight = { ...form, clause: isPart ? 'mpu.part-etag' : 'recorded.etag', also } as const;
  const isBare = inHeader !== undefined && !/^".*"$/.test(inHeader);
  const bare = etag?.replaceAll('"', '');
  const known = bare ? etagsOf(scene).find((one) => one.etag === bare) : undefined;
  const shared = { ...weight, also: ['recorded.part.etag', 'object.etag-reflects'] } as const;
  return [
    ...mismatch(weight, !bare, () => ({ expected: 'an ETag', received: 'none' })),
    ...mismatch(weight, isBare, () => ({ expected: 'an ETag in quotes', received: `${etag}` })),
    ...mismatch({ ...shared, clause: 'recorded.etag' }, known !== undefined, () => ({
      expected: 'an ETag that no other SSE-C object or part has',
      received: `${etag}, which another write was answered with`,
    })),
  ];
}

const written = new Set<string>([
  'PutObject',
  'CopyObject',
  'UploadPart',
  'UploadPartCopy',
  'CompleteMultipartUpload',
]);

/** The ETags of SSE-C objects and parts that are there. */
function etagsOf({ state }: Scene): readonly { readonly etag: string }[] {
  const isSsec = ({ encryption }: Pick<Version, 'encryption'>) => encryption.mode === 'SSE-C';
  const all = [...state.buckets.values()].flatMap(({ names, uploads }) => [
    ...[...names.values()].flat().filter(isSsec),
    ...[...uploads.values()].filter(isSsec).flatMap(({ parts }) => [...parts.values()]),
  ]);
  return all.flatMap(({ etag }) => (etag ? [{ etag: etag.replaceAll('"', '') }] : []));
}

/** CompleteMultipartUpload of an SSE-C upload is recorded to name the algorithm. */
function completionConfirmed({ request }: Scene, answer: ModelAnswer): readonly ModelMismatch[] {
  if (request.operation !== 'CompleteMultipartUpload') return [];
  const weight = { ...form, clause: 'recorded.complete-multipart-upload.valid' } as const;
  return sameHeader(weight, answer, [`${customer}algorithm`, 'AES256']);
}

/** The checksum of the whole object is not that of a range of it. */
function wholeSumOfRange(
  { request, object }: Scene,
  answer: ModelAnswer,
): readonly ModelMismatch[] {
  const { checksum, ...version } = visible(object) ?? { pieces: [] };
  const length = Number(header(answer, 'content-length') ?? answer.body.byteLength);
  if (checksum === undefined || request.range === undefined || answer.status !== 206) return [];
  const name = `x-amz-checksum-${checksum.algorithm}`;
  const isWhole = length === sizeOf(version);
  const weight = { ...form, clause: 'checksum.of-object' } as const;
  return mismatch(weight, !isWhole && header(answer, name) === checksum.value, () => ({
    expected: 'no checksum of the whole object with a range of it',
    received: name,
  }));
}
