import { child, header } from '../exchange.ts';
import type { Encryption } from '../values.ts';
import type { ModelAnswer } from './answer.ts';
import { checksumOf } from './checksum-of.ts';
import { madeBy } from './made-by.ts';
import type { Scene } from './scene.ts';
import type { Checksum, Version } from './state.ts';
import { makesPublic } from './stored.ts';

type With<T> = Scene & T;

/** The object that PutObject or PostObject makes. */
export function written(
  answer: ModelAnswer,
  of: With<{ readonly encryption: Encryption }>,
): Version {
  const { request, encryption } = of;
  return {
    ...common(answer, of),
    encryption,
    pieces: request.body === undefined ? [] : [request.body],
    isMultipart: false,
    headers: request.headers ?? [],
    tag: request.tag,
    checksum: sentChecksum(request),
  };
}

/** The object that CopyObject makes. */
export function copied(
  answer: ModelAnswer,
  of: With<{ readonly encryption: Encryption; readonly source: Version }>,
): Version {
  const { request, source, encryption } = of;
  return {
    ...common(answer, of),
    encryption,
    pieces: source.pieces,
    isMultipart: false,
    headers: request.replacesMetadata === true ? (request.headers ?? []) : source.headers,
    tag: source.tag,
    isCopy: true,
    checksum: copiedChecksum(of),
  };
}

/** The checksum that a copy asks for, or that of its source. */
function copiedChecksum({ request, source }: With<{ readonly source: Version }>) {
  if (request.extras?.includes('copy-checksum') !== true) return source.checksum;
  return { algorithm: 'crc32', value: checksumOf(source.pieces, 'crc32') };
}

/** What all writes of an object make of their answer. */
export function common(answer: ModelAnswer, scene: Scene) {
  const { bucket, request } = scene;
  const id = header(answer, 'x-amz-version-id');
  return {
    id: bucket.versioning === 'Enabled' ? id : 'null',
    isDeleteMarker: false,
    isPublic: makesPublic(request),
    etag: etagOf(answer),
    madeBy: madeBy(scene),
  };
}

/** The ETag of an answer; an empty one is none. */
export function etagOf(answer: ModelAnswer): string | undefined {
  return (header(answer, 'etag') ?? child(answer.document, 'ETag')?.text) || undefined;
}

function sentChecksum({ checksum, body }: Scene['request']): Checksum | undefined {
  if (checksum?.isRight !== true || body === undefined) return undefined;
  const { algorithm } = checksum;
  return { algorithm, value: body.checksum(algorithm) };
}

/** The upload that CreateMultipartUpload begins. */
export function begun(
  answer: ModelAnswer,
  { request, encryption }: Pick<Scene, 'request'> & { readonly encryption: Encryption },
) {
  const { name, headers = [], tag, checksumAlgorithm } = request;
  const id = child(answer.document, 'UploadId')?.text ?? '';
  const kept = { headers, tag, checksumAlgorithm, isPublic: makesPublic(request) };
  return { id, name, encryption, ...kept, parts: new Map() };
}
