import { child, childrenNamed } from '../exchange.ts';
import type { ModelAnswer } from './answer.ts';
import { type ModelMismatch, mismatch } from './mismatch.ts';
import type { ModelRequest } from './request.ts';
import { type Scene, visible } from './scene.ts';

/**
 * DeleteObjects is answered with 200 and reports a refusal for each object: of one that it names
 * with an error, nothing was deleted.
 */
export function reportsError({ operation }: ModelRequest, answer: ModelAnswer): boolean {
  return operation === 'DeleteObjects' && childrenNamed(answer.document, 'Error').length > 0;
}

/** What is wrong with accepted tags and with the report of DeleteObjects. */
export function subResourceMismatches(scene: Scene, answer: ModelAnswer): readonly ModelMismatch[] {
  const { operation } = scene.request;
  if (operation === 'GetObjectTagging') return tags(scene, answer);
  if (operation !== 'DeleteObjects') return [];
  const weight = { clause: 'delete-multi.modes', level: 'MUST', harm: 'wrong-form' } as const;
  const [failed] = childrenNamed(answer.document, 'Error');
  return mismatch(weight, failed !== undefined, () => ({
    expected: 'a report without an error',
    received: `an error: ${child(failed, 'Code')?.text ?? 'without a code'}`,
  }));
}

function tags({ object }: Scene, answer: ModelAnswer): readonly ModelMismatch[] {
  const version = visible(object);
  if (version === undefined) return [];
  const clause = version.isCopy ? 'copy.tagging-directive' : 'put.tagging';
  const shown = childrenNamed(child(answer.document, 'TagSet'), 'Tag').map(
    (tag) => child(tag, 'Value')?.text ?? '',
  );
  const known = version.tag === undefined ? [] : [version.tag];
  return mismatch(
    { clause, level: 'MUST', harm: 'data-lost' },
    shown.join() !== known.join(),
    () => ({
      expected: known.length === 0 ? 'no tag' : 'the tag of the object',
      received: shown.length === 0 ? 'no tag' : 'another tag',
    }),
  );
}
