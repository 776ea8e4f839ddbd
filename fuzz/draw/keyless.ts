import { type Step, storyKeys } from '../step.ts';
import { type Drawing, drawAccess, drawPlace, objectsOf } from './drawing.ts';
import { drawUpload } from './parts.ts';
import { drawSentKey } from './values.ts';

type ListOperation =
  | 'ListParts'
  | 'ListObjects'
  | 'ListObjectsV2'
  | 'ListObjectVersions'
  | 'ListMultipartUploads'
  | 'AbortMultipartUpload';

/** A list, or AbortMultipartUpload: they need no key. */
export function drawList(of: Drawing, operation: ListOperation): Step {
  const access = drawAccess(of);
  if (operation !== 'ListParts' && operation !== 'AbortMultipartUpload')
    return { operation, ...drawPlace(of), ...access, ...strayKey(of) };
  const chosen = drawUpload(of);
  if (chosen === undefined)
    return { operation: 'ListMultipartUploads', ...drawPlace(of), ...access };
  const isUnderKey = chosen.upload?.encryption.mode === 'SSE-C';
  const key = drawSentKey(of.random, { key: 'right', faultsIn100: of.habit.faultsIn100 });
  const isKeyed = operation === 'ListParts' && isUnderKey && of.random.oneIn(2);
  return {
    operation,
    ...chosen.place,
    upload: chosen.number,
    ...access,
    ...(isKeyed && { key }),
  };
}

/** Rarely SSE-C headers where none belong. */
function strayKey({ random }: Drawing): Pick<Step, 'key'> {
  if (!random.oneIn(14)) return {};
  return { key: drawSentKey(random, { key: random.pick(storyKeys), faultsIn100: 0 }) };
}

type SubResource =
  | 'GetObjectTagging'
  | 'PutObjectTagging'
  | 'DeleteObjectTagging'
  | 'GetObjectAcl'
  | 'PutObjectAcl'
  | 'GetObjectTorrent'
  | 'PutObjectAnnotation'
  | 'UpdateObjectEncryption';

/** An operation on what an object has besides its bytes, which takes no key. */
export function drawSubResource(of: Drawing, operation: SubResource): Step {
  const { random } = of;
  const access = drawAccess(of);
  const { place } = random.pick(objectsOf(of));
  // Of old versions, tags and ACLs need permissions of their own.
  const { version: _, ...current } = place;
  return {
    operation,
    ...current,
    ...(operation === 'PutObjectAcl' && random.oneIn(2) && { extras: ['public-acl'] as const }),
    ...(operation === 'UpdateObjectEncryption' &&
      random.oneIn(2) && { updatesTo: 'SSE-C' as const }),
    ...(operation === 'PutObjectTagging' && { tag: random.pick(['red', 'green', 'blue']) }),
    ...access,
    ...strayKey(of),
  };
}

/** DeleteObject or DeleteObjects, of the current object or of one version; sometimes with a key. */
export function drawDelete(of: Drawing, operation: 'DeleteObject' | 'DeleteObjects'): Step {
  const { random, has } = of;
  const found = objectsOf(of);
  const place = found.length > 0 && !random.oneIn(8) ? random.pick(found).place : drawPlace(of);
  const isOnEtag = operation === 'DeleteObject' && place.version === undefined && random.oneIn(3);
  return {
    operation,
    ...place,
    ...strayKey(of),
    ...(operation === 'DeleteObjects' && random.oneIn(2) && { isQuiet: true }),
    ...(isOnEtag &&
      has('conditional-deletes') && {
        condition: { header: 'if-match', etag: random.pick(['its own', 'another'] as const) },
      }),
    ...drawAccess(of),
  };
}

type BucketOperation =
  | 'PutBucketVersioning'
  | 'GetBucketEncryption'
  | 'PutBucketEncryption'
  | 'DeleteBucketEncryption'
  | 'PutBucketPolicy';

/** A setting of a bucket. */
export function drawBucketStep(of: Drawing, operation: BucketOperation): Step {
  const { random, has, state } = of;
  const access = { signing: 'header', scheme: 'https' } as const;
  const bucket = state.buckets.get('two');
  const place = { operation, bucket: 'two', name: 0, ...access } as const;
  if (operation === 'PutBucketVersioning')
    return { ...place, versioning: bucket?.versioning === 'Enabled' ? 'Suspended' : 'Enabled' };
  if (operation === 'PutBucketPolicy') return { ...place, policy: drawPolicy(of) };
  if (operation !== 'PutBucketEncryption') return place;
  if (random.oneIn(6)) return { ...place, defaultEncryption: 'SSE-C' };
  return {
    ...place,
    defaultEncryption: has('kms') ? random.pick(['SSE-S3', 'SSE-KMS'] as const) : 'SSE-S3',
    ...(has('blocked-encryption') &&
      (bucket?.blocksSsec || random.oneIn(2)) && { blocksSsec: bucket?.blocksSsec !== true }),
  };
}

/** A policy that requires or denies SSE-C, or lets all read; now and then one that takes it back. */
function drawPolicy({ random, state, has }: Drawing): NonNullable<Step['policy']> {
  const now = state.buckets.get('two')?.policy;
  if (now !== undefined && random.oneIn(3)) return 'allows all';
  const isPublic = has('public-policy') && random.oneIn(3);
  return isPublic ? 'lets all read' : random.pick(['requires SSE-C', 'denies SSE-C'] as const);
}
