import type { Stored } from '../core/values.ts';
import type { Opening, Subject, Vary, World } from '../core/world.ts';
import { TrialContext } from './context.ts';
import { have } from './have.ts';
import { askUntil, shortPatience } from './patience.ts';
import { s3 } from './s3.ts';
import { look, perform, read, write } from './scene.ts';
import { createSdk } from './sdk/sdk.ts';
import { play } from './story.ts';

export { TrialContext };

/** Everything that any rule's steps may use; the types of a rule decide what it sees of it. */
export type WholeWorld = World<'CopyObject'>;

/** The world of one trial. */
export function createWorld(trial: TrialContext): WholeWorld {
  return {
    operation: trial.operation,
    have: have(trial),
    s3: s3(trial),
    sdk: createSdk(trial),
    perform: (subject) => perform(trial, subject),
    write: (subject: Subject) => write(trial, subject),
    read: (of: Stored, vary: Vary & Pick<Opening, 'key' | 'range'>) => read(trial, { ...vary, of }),
    look: (of) => look(trial, of),
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
    play: (story) => play(trial, story),
  };
}
