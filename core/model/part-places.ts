import { header } from '../exchange.ts';
import type { ModelAnswer } from './answer.ts';
import { askedOf } from './positions.ts';
import { type Scene, visible } from './scene.ts';
import { sizeOf } from './state.ts';

/**
 * A read of a part of an object whose part numbers have gaps, as the read that its answer says it
 * is: no document says whether a part is returned by its number or by its place.
 */
export function byPlace(scene: Scene, answer: ModelAnswer): Scene {
  const { object, request } = scene;
  const version = visible(object);
  const there = version?.parts?.[(request.partNumber ?? 0) - 1];
  if (version === undefined || there === undefined) return scene;
  const placed = { ...scene, request: { ...request, partNumber: there.number } };
  const asked = askedOf(placed);
  if (asked.kind !== 'positions') return scene;
  const said = `bytes ${asked.first}-${asked.last}/${sizeOf(version)}`;
  return header(answer, 'content-range') === said ? placed : scene;
}
