import { Performance, type Played } from '../../fuzz/play.ts';
import type { Step } from '../../fuzz/step.ts';
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
