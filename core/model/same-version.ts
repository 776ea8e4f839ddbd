import type { ModelRequest, ObjectPlace } from './request.ts';
import { versionAt } from './scene.ts';
import type { ModelState } from './state.ts';

/**
 * A request that names versions by their place in one state, and ETags as those of an object, as it reads
 * in another one: the same ids and ETags were sent whichever state is true. An id that the state lacks
 * names no version there.
 */
export function requestIn(
  state: ModelState,
  request: ModelRequest,
  sentFrom: ModelState,
): ModelRequest {
  if (state === sentFrom) return request;
  const { copyFrom, condition, ifRange } = request;
  const found = <P extends ObjectPlace>(place: P): P => placeIn(state, place, sentFrom);
  const isOther = (place: ObjectPlace) =>
    versionAt(state, found(place))?.etag !== versionAt(sentFrom, place)?.etag;
  const isOnSource = condition?.isOnTarget !== true;
  return {
    ...found(request),
    ...(copyFrom && { copyFrom: found(copyFrom) }),
    ...(condition?.etag === 'its own' &&
      isOther((isOnSource && copyFrom) || request) && {
        condition: { ...condition, etag: 'another' as const },
      }),
    ...(ifRange === 'its own' && isOther(request) && { ifRange: 'another' as const }),
  };
}

function placeIn<P extends ObjectPlace>(state: ModelState, place: P, sentFrom: ModelState): P {
  const id = place.version === undefined ? undefined : versionAt(sentFrom, place)?.id;
  if (id === undefined) return place;
  const versions = state.buckets.get(place.bucket)?.names.get(place.name) ?? [];
  const at = versions.findIndex((one) => one.id === id);
  return { ...place, version: at < 0 ? versions.length : at };
}
