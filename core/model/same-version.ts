import type { ModelRequest, ObjectPlace } from './request.ts';
import { versionAt } from './scene.ts';
import type { ModelState } from './state.ts';

/**
 * A request that names versions by their place in one state, as it reads in another one: the same
 * version ids were sent whichever state is true. An id that the state lacks names no version there.
 */
export function requestIn(
  state: ModelState,
  request: ModelRequest,
  sentFrom: ModelState,
): ModelRequest {
  if (state === sentFrom) return request;
  const { copyFrom } = request;
  const found = <P extends ObjectPlace>(place: P): P => placeIn(state, place, sentFrom);
  return { ...found(request), ...(copyFrom && { copyFrom: found(copyFrom) }) };
}

function placeIn<P extends ObjectPlace>(state: ModelState, place: P, sentFrom: ModelState): P {
  const id = place.version === undefined ? undefined : versionAt(sentFrom, place)?.id;
  if (id === undefined) return place;
  const versions = state.buckets.get(place.bucket)?.names.get(place.name) ?? [];
  const at = versions.findIndex((one) => one.id === id);
  return { ...place, version: at < 0 ? versions.length : at };
}
