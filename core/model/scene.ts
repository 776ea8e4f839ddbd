import { type Carrier, operations } from '../../spec/operations.ts';
import { type CheckedOperation, orderOfChecks } from '../../spec/recorded/order-of-checks.ts';
import type { Encryption } from '../values.ts';
import type { ModelOperation, ModelRequest, ObjectPlace } from './request.ts';
import {
  emptyBucket,
  type ModelBucket,
  type ModelState,
  type OpenUpload,
  type Version,
} from './state.ts';

/** What a request meets in a state. */
export interface Scene {
  readonly state: ModelState;
  readonly request: ModelRequest;
  readonly bucket: ModelBucket;
  /** The current version of the name that is written to or read, or the version that is named. */
  readonly object: Version | undefined;
  readonly source: Version | undefined;
  readonly upload: OpenUpload | undefined;
}

/** Looks up what a request meets. */
export function sceneOf(state: ModelState, request: ModelRequest): Scene {
  const bucket = state.buckets.get(request.bucket) ?? emptyBucket;
  const upload = request.upload === undefined ? undefined : bucket.uploads.get(request.upload);
  return {
    state,
    request,
    bucket,
    object: versionAt(state, request),
    source: request.copyFrom && versionAt(state, request.copyFrom),
    upload: upload?.name === request.name ? upload : undefined,
  };
}

/** The version that a place names: the current one, unless it names one. */
export function versionAt(state: ModelState, place: ObjectPlace): Version | undefined {
  return state.buckets.get(place.bucket)?.names.get(place.name)?.[place.version ?? 0];
}

/** Whether the operation reads the object that it names. */
export function isRead(operation: ModelOperation): boolean {
  return reads.has(operation);
}

const reads: ReadonlySet<ModelOperation> = new Set([
  'GetObject',
  'HeadObject',
  'GetObjectAttributes',
  'SelectObjectContent',
]);

/** What the key of a carrier is compared with: nothing, where it encrypts a new object. */
export function metBy(
  { request, object, source, upload }: Scene,
  carrier: Carrier,
): Encryption | undefined {
  if (carrier === 'copySourceHeaders') return visible(source)?.encryption;
  if (isRead(request.operation)) return visible(object)?.encryption;
  return upload?.encryption;
}

/** A version that a read can return. */
export function visible(version: Version | undefined): Version | undefined {
  return version?.isDeleteMarker ? undefined : version;
}

/** The carriers in which the operation takes keys. */
export function carriersOf(operation: ModelOperation): readonly Carrier[] {
  const { writeKeyIn, readKeyIn }: { writeKeyIn?: Carrier; readKeyIn?: Carrier } =
    operations[operation];
  const taken = [writeKeyIn, readKeyIn].filter((carrier) => carrier !== undefined);
  const takesUploads = operation === 'CompleteMultipartUpload' || operation === 'ListParts';
  return takesUploads ? ['headers'] : taken;
}

/** Whether Amazon's checks of an operation are recorded. */
export function isChecked(
  operation: ModelOperation,
): operation is ModelOperation & CheckedOperation {
  return Object.hasOwn(orderOfChecks, operation);
}
