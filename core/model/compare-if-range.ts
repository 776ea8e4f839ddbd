import type { ModelAnswer } from './answer.ts';
import { type ModelMismatch, mismatch, shownAnswer } from './mismatch.ts';
import { askedOf, ignoresRange } from './positions.ts';
import type { Scene } from './scene.ts';

/**
 * A read whose If-Range the answer takes the other way than HTTP, as the request that it answers. S3
 * does not document If-Range, so that alone breaks a SHOULD; the bytes are compared with what they are said to be.
 */
export function asAnswered(
  scene: Scene,
  answer: ModelAnswer,
): { readonly scene: Scene; readonly mismatches: readonly ModelMismatch[] } {
  const { status } = answer;
  const { ifRange, range, ...request } = scene.request;
  const asked = { ...scene, request: { ...request, ...(range !== undefined && { range }) } };
  const isIgnored = ignoresRange(scene);
  const isOther = isIgnored ? status === 206 : status === 200;
  if (ifRange === undefined || askedOf(asked).kind !== 'positions' || !isOther)
    return { scene, mismatches: [] };
  const weight = { clause: 'http.if-range', level: 'SHOULD', harm: 'wrong-bytes' } as const;
  return {
    scene: isIgnored ? asked : { ...scene, request },
    mismatches: mismatch(weight, true, () => ({
      expected: isIgnored
        ? '200 with the whole object, since If-Range names another ETag'
        : '206 with the range, since If-Range names the ETag',
      received: shownAnswer(answer),
    })),
  };
}
