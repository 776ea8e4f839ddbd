import { plain } from '../values.ts';
import type { Scene } from './scene.ts';
import type { ModelBucket, ModelState, OpenUpload, Version } from './state.ts';

/** The state with a new current version, which replaces the null version unless ids are given. */
export function withVersion(scene: Scene, version: Version): ModelState {
  const { bucket, request } = scene;
  const before = bucket.names.get(request.name) ?? [];
  const kept = bucket.versioning === 'Enabled' ? before : before.filter(({ id }) => id !== 'null');
  return withNames(scene, [version, ...kept]);
}

/** The state with an upload that was begun, under a number of its own. */
export function withUpload({ state, request, bucket }: Scene, upload: OpenUpload): ModelState {
  const uploads = new Map(bucket.uploads).set(state.uploadsBegun, upload);
  return {
    ...state,
    buckets: new Map(state.buckets).set(request.bucket, { ...bucket, uploads }),
    uploadsBegun: state.uploadsBegun + 1,
  };
}

/** The state after DeleteObject: without the version that it names, or with a delete marker. */
export function withDeleted(scene: Scene, markerId: string | undefined): ModelState {
  const { bucket, request } = scene;
  const before = bucket.names.get(request.name) ?? [];
  if (request.version !== undefined) return withNames(scene, before.toSpliced(request.version, 1));
  if (bucket.versioning === 'Off') return withNames(scene, []);
  return withVersion(scene, {
    id: bucket.versioning === 'Enabled' ? markerId : 'null',
    isDeleteMarker: true,
    encryption: plain,
    pieces: [],
    isMultipart: false,
    etag: undefined,
    headers: [],
  });
}

/** The state in which the version that is named has this tag, or none. */
export function withTag(scene: Scene, tag: string | undefined): ModelState {
  return changed(scene, { tag, isCopy: false });
}

/** The state in which the version that is named has the ACL of the request. */
export function withAcl(scene: Scene): ModelState {
  return changed(scene, { isPublic: makesPublic(scene.request) });
}

/** Whether the request asks for an ACL that lets everybody read. */
export function makesPublic({ extras = [] }: Scene['request']): boolean {
  return extras.includes('public-acl');
}

function changed(scene: Scene, change: Partial<Version>): ModelState {
  const { bucket, request } = scene;
  const versions = bucket.names.get(request.name) ?? [];
  const named = request.version ?? 0;
  return withNames(
    scene,
    versions.map((version, at) => (at === named ? { ...version, ...change } : version)),
  );
}

function withNames({ state, request, bucket }: Scene, versions: readonly Version[]): ModelState {
  const names = new Map(bucket.names);
  if (versions.length === 0) names.delete(request.name);
  else names.set(request.name, versions);
  const changed: ModelBucket = { ...bucket, names };
  return { ...state, buckets: new Map(state.buckets).set(request.bucket, changed) };
}
