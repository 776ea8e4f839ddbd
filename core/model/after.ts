import { child, header, isAccepted, isFailure } from '../exchange.ts';
import { type Encryption, type ObjectBody, plain } from '../values.ts';
import { type Allowed, allowedIn, holdsIf } from './allowed.ts';
import type { ModelAnswer } from './answer.ts';
import { leastOf, mismatchesBy } from './compare.ts';
import { reportsError } from './compare-sub-resources.ts';
import { anyEncryption, confirmedAmong } from './holds.ts';
import { madeBy } from './made-by.ts';
import type { ModelMismatch } from './mismatch.ts';
import { between } from './positions.ts';
import { redirected } from './redirected.ts';
import type { ModelRequest } from './request.ts';
import { requestIn } from './same-version.ts';
import { type Scene, sceneOf, visible } from './scene.ts';
import { encryptingBy, policedBy, withoutDefault } from './settings.ts';
import {
  atMost,
  type ModelBucket,
  type ModelState,
  type Possible,
  sizeOf,
  statesMax,
  type Version,
} from './state.ts';
import { withAcl, withDeleted, withTag, withUpload, withVersion } from './stored.ts';
import { begun, common, copied, etagOf, written } from './written.ts';

/**
 * The states that are possible after an answer, whatever it should have been. States that the
 * answer contradicts are dropped, unless it contradicts all of them.
 */
export function after(states: Possible, request: ModelRequest, answer: ModelAnswer): Possible {
  return judged(states, request, answer).after;
}

/** An answer compared with every state that is possible before it, and those that are after it. */
export interface Judged {
  readonly mismatches: readonly ModelMismatch[];
  readonly after: Possible;
  /** There are more possible states than are kept, so that the true one may be lost. */
  readonly isLost: boolean;
}

/** Compares an answer with the states that are possible, and moves them on. */
export function judged(states: Possible, request: ModelRequest, given: ModelAnswer): Judged {
  const answer = redirected(request, given);
  const all = states.map((state) => {
    const scene = sceneOf(state, requestIn(state, request, states[0]));
    const verdict = allowedIn(scene);
    return { scene, verdict, mismatches: mismatchesBy(scene, answer, verdict) };
  });
  const fitting = all.filter(({ mismatches }) => mismatches.every(({ level }) => level !== 'MUST'));
  const next = (fitting.length > 0 ? fitting : all).flatMap((of) => nextStates(of, answer));
  return {
    mismatches: leastOf(all.map(({ mismatches }) => mismatches)),
    after: atMost(next, states[0]),
    isLost: next.length > statesMax,
  };
}

/** A request in one of the states that are possible, and what is allowed there. */
interface Met {
  readonly scene: Scene;
  readonly verdict: Allowed;
}

function nextStates(met: Met, answer: ModelAnswer): readonly ModelState[] {
  const { state, request } = met.scene;
  if (request.isTruncated === true && !isDone(answer)) return [state];
  const isUnknown = answer.broken !== undefined || isFailure(answer) || answer.isResend === true;
  if (!isDone(answer)) return isUnknown ? [state, ...stored(met, answer, 'any')] : [state];
  if (reportsError(request, answer)) return [state];
  const next = stored(met, answer, met.verdict.kind === 'refuse' ? 'any' : 'as allowed');
  if (isUnknown) return [state, ...next];
  return request.form === 'named by its file' ? [...next, state] : next;
}

function isDone(answer: ModelAnswer): boolean {
  return isAccepted(answer as Parameters<typeof isAccepted>[0]);
}

/** Operations of which the model keeps how they encrypted. */
const encrypting: ReadonlySet<ModelRequest['operation']> = new Set([
  'PutObject',
  'PostObject',
  'CopyObject',
  'CreateMultipartUpload',
  'CompleteMultipartUpload',
]);

/** The states after the request took effect: one for each way in which it may be encrypted. */
function stored(
  { scene, verdict }: Met,
  answer: ModelAnswer,
  how: 'any' | 'as allowed',
): readonly ModelState[] {
  // What encrypts nothing has one effect, in whatever way it was answered.
  if (!encrypting.has(scene.request.operation)) return [effect(scene, answer, plain)];
  const holds = holdsIf(verdict);
  const all = how === 'any' ? anyEncryption(scene) : (holds.stores ?? anyEncryption(scene));
  return confirmedAmong(all, answer).map((encryption) => effect(scene, answer, encryption));
}

/** The state in which an accepted request leaves the buckets. */
function effect(scene: Scene, answer: ModelAnswer, encryption: Encryption): ModelState {
  const { request, bucket, source, upload } = scene;
  switch (request.operation) {
    case 'PutObject':
    case 'PostObject':
      return withVersion(scene, written(answer, { ...scene, encryption }));
    case 'CopyObject':
      return source === undefined
        ? scene.state
        : withVersion(scene, copied(answer, { ...scene, encryption, source }));
    case 'CreateMultipartUpload':
      return withUpload(scene, begun(answer, { request, encryption }));
    case 'UploadPart':
    case 'UploadPartCopy':
      return withPart(scene, answer);
    case 'CompleteMultipartUpload':
      return upload === undefined ? scene.state : completed(scene, answer, encryption);
    case 'AbortMultipartUpload':
      return ended(scene, 'aborted');
    case 'DeleteObject':
      return withDeleted(scene, header(answer, 'x-amz-version-id'));
    case 'DeleteObjects':
      return withDeleted(scene, markerIn(answer));
    case 'PutObjectTagging':
      return withTag(scene, request.tag);
    case 'DeleteObjectTagging':
      return withTag(scene, undefined);
    case 'PutObjectAcl':
      return withAcl(scene);
    case 'PutBucketVersioning':
      return withBucket(scene, { ...bucket, versioning: request.versioning ?? bucket.versioning });
    case 'PutBucketEncryption':
      return withBucket(scene, encryptingBy(scene));
    case 'DeleteBucketEncryption':
      return withBucket(scene, withoutDefault(bucket));
    case 'PutBucketPolicy':
      return withBucket(scene, policedBy(scene));
    default:
      return scene.state;
  }
}

/** The id of the delete marker that DeleteObjects reports. */
function markerIn(answer: ModelAnswer): string | undefined {
  return child(child(answer.document, 'Deleted'), 'DeleteMarkerVersionId')?.text;
}

function withPart(scene: Scene, answer: ModelAnswer): ModelState {
  const { request, bucket, upload, source } = scene;
  if (upload === undefined || request.upload === undefined) return scene.state;
  const etag = etagOf(answer);
  const range = request.copyFrom?.range;
  const pieces = visible(source)?.pieces ?? [];
  const body: readonly ObjectBody[] =
    request.copyFrom === undefined
      ? [request.body].filter((one) => one !== undefined)
      : range === undefined
        ? pieces
        : between(pieces, range);
  const { checksumAlgorithm } = upload;
  const isOther = checksumAlgorithm !== request.checksum?.algorithm;
  const lacksSum = request.copyFrom === undefined && checksumAlgorithm !== undefined && isOther;
  const made = { body, etag, lacksSum, madeBy: madeBy(scene) };
  const parts = new Map(upload.parts).set(request.partNumber ?? 0, made);
  const uploads = new Map(bucket.uploads).set(request.upload, { ...upload, parts });
  return withBucket(scene, { ...bucket, uploads });
}

function completed(scene: Scene, answer: ModelAnswer, encryption: Encryption): ModelState {
  const { request, upload } = scene;
  const parts = (request.parts ?? []).flatMap(({ number }) => {
    const part = upload?.parts.get(number);
    return part === undefined ? [] : [{ number, part }];
  });
  const version: Version = {
    ...common(answer, scene),
    madeBy: [...madeBy(scene), ...parts.flatMap(({ part }) => part.madeBy ?? [])],
    etag: child(answer.document, 'ETag')?.text || etagOf(answer),
    encryption,
    pieces: parts.flatMap(({ part }) => part.body),
    parts: parts.map(({ number, part }) => ({ number, sizeBytes: sizeOf({ pieces: part.body }) })),
    isMultipart: true,
    headers: upload?.headers ?? [],
    tag: upload?.tag,
    isPublic: upload?.isPublic === true,
    // CRC64NVME is a checksum of whole objects alone.
    hasPartChecksums: ![undefined, 'crc64nvme'].includes(upload?.checksumAlgorithm),
  };
  return ended({ ...scene, state: withVersion(scene, version) }, 'completed');
}

function ended(scene: Scene, how: 'completed' | 'aborted'): ModelState {
  const { state, request, upload } = scene;
  const bucket = state.buckets.get(request.bucket);
  if (upload === undefined || request.upload === undefined || bucket === undefined) return state;
  const uploads = new Map(bucket.uploads);
  uploads.delete(request.upload);
  const { id, name, parts } = upload;
  const ended = { id, name, parts, how };
  const endedUploads = new Map(bucket.endedUploads).set(request.upload, ended);
  return withBucket(scene, { ...bucket, uploads, endedUploads });
}

function withBucket({ state, request }: Scene, bucket: ModelBucket): ModelState {
  return { ...state, buckets: new Map(state.buckets).set(request.bucket, bucket) };
}
