import { describe, expect, test } from 'vitest';
import { Performance, type Played } from '../../fuzz/play.ts';
import type { Step } from '../../fuzz/step.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { onStages } from './staged.ts';

/** Plays the steps of a story on a reference endpoint with these faults. */
export async function played(faults: readonly FaultId[], steps: readonly Step[]) {
  return onStages(faults, async (stages) => {
    const performance = new Performance({ seed: 1, names: ['a', 'b', 'c'] }, await stages.next(0));
    for (const step of steps) await performance.play(step);
    return performance.played;
  });
}

/** Every sentence that the answers of a story break. */
export const named = (all: readonly Played[]) =>
  all.flatMap(({ mismatches }) => mismatches.flatMap(({ clause, also = [] }) => [clause, ...also]));

/** A fault, a sentence that the story breaks on an endpoint with it, and the story. */
export type Breaks = readonly [FaultId, ClauseId, readonly Step[]];

/** Holds that each story breaks its sentence with its fault, and nothing on an honest endpoint. */
export function eachBreaks(rows: readonly Breaks[]): void {
  describe.each(rows)('an endpoint with %s', (fault, clause, steps) => {
    test(`breaks ${clause}, and an honest one nothing`, async () => {
      const faulty = await played([fault], steps);
      expect(faulty).toHaveLength(steps.length);
      expect(named(faulty)).toContain(clause);
      expect(named(await played([], steps))).toEqual([]);
    });
  });
}
