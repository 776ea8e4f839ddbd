import type { ObjectPlace } from '../core/model/request.ts';
import { versionAt } from '../core/model/scene.ts';
import type { ModelBucket, ModelState } from '../core/model/state.ts';

/** The id of the version that a place names; undefined where it names none. */
export function versionIdOf(state: ModelState, place: ObjectPlace): string | undefined {
  return place.version === undefined ? undefined : (versionAt(state, place)?.id ?? 'null');
}

/** The id that the endpoint gave an upload, ended ones included. */
export function uploadIdOf(bucket: ModelBucket | undefined, upload: number): string {
  return bucket?.uploads.get(upload)?.id ?? bucket?.endedUploads.get(upload)?.id ?? 'none';
}
