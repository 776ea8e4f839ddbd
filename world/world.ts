import type { Role } from '../core/exchange.ts';
import type { World } from '../core/world.ts';
import { have } from './have.ts';
import { askUntil, shortPatience } from './patience.ts';
import type { Phase } from './phase.ts';
import { s3 } from './s3.ts';
import { look, perform, read, write } from './scene.ts';
import { createSdk } from './sdk/sdk.ts';
import { play } from './story.ts';
import { Trial } from './trial.ts';

export { Trial };

/** Everything that a step of a rule can use; the types of each rule allow a part of it. */
export type WholeWorld = World<'CopyObject'>;

/** The world of one phase of a trial: every request that it sends has the role of the phase. */
export function createWorld(trial: Trial, role: Role): WholeWorld {
  const phase: Phase = { trial, role };
  return {
    operation: trial.options.operation,
    have: have(phase),
    s3: s3(phase),
    sdk: createSdk(phase),
    perform: (subject) => perform(phase, subject),
    write: (subject) => write(phase, subject),
    read: (of, vary) => read(phase, { ...vary, of }),
    look: (of) => look(phase, of),
    together: (items, send) => Promise.all(items.map(send)),
    inTurn: async (items, send) => {
      const results = [];
      for (const [index, item] of items.entries()) results.push(await send(item, index));
      return results;
    },
    until: (isDone, send, what = 'a change') => {
      const { changeMs, lateWriteMs } = trial.options.patience ?? shortPatience;
      return askUntil(isDone, send, what === 'a change' ? changeMs : lateWriteMs);
    },
    play: (story) => play(phase, story),
  };
}
