import { type Step, storyKeys } from '../step.ts';
import { type Drawing, drawAccess, drawPlace, objectsOf } from './drawing.ts';
import { drawSentKey } from './values.ts';
import { drawUpload } from './writes.ts';

type ListOperation =
  | 'ListParts'
  | 'ListObjectsV2'
  | 'ListObjectVersions'
  | 'ListMultipartUploads'
  | 'AbortMultipartUpload';

/** A list, or AbortMultipartUpload: they need no key. */
export function drawList(of: Drawing, operation: ListOperation): Step {
  const access = drawAccess(of);
  if (operation !== 'ListParts' && operation !== 'AbortMultipartUpload')
    return { operation, ...drawPlace(of), ...access };
  const chosen = drawUpload(of);
  if (chosen === undefined)
    return { operation: 'ListMultipartUploads', ...drawPlace(of), ...access };
  return { operation, ...chosen.place, upload: chosen.number, ...access };
}

/** DeleteObject, of the current object or of one version; sometimes with SSE-C headers. */
export function drawDelete(of: Drawing): Step {
  const { random } = of;
  const found = objectsOf(of);
  const place = found.length > 0 && !random.oneIn(8) ? random.pick(found).place : drawPlace(of);
  return {
    operation: 'DeleteObject',
    ...place,
    ...(random.oneIn(10) && {
      key: drawSentKey(random, { key: random.pick(storyKeys), faultsIn100: 0 }),
    }),
    ...drawAccess(of),
  };
}

/** A setting of a bucket. */
export function drawBucketStep(
  of: Drawing,
  operation: 'PutBucketVersioning' | 'PutBucketEncryption',
): Step {
  const access = { signing: 'header', scheme: 'https' } as const;
  if (operation === 'PutBucketEncryption') return { operation, bucket: 'two', name: 0, ...access };
  const isOn = of.state.buckets.get('two')?.versioning === 'Enabled';
  const versioning = isOn ? 'Suspended' : 'Enabled';
  return { operation, bucket: 'two', name: 0, versioning, ...access };
}
