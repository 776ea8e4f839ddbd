import type { DrawnValues, Rule } from '../../core/rule.ts';
import type { OperationName } from '../../spec/operations.ts';
import { drawnText } from './print.ts';

/** Controls of a run. Trials of a case that differ in their mutation alone have one control. */
export interface Controls {
  /** Where a trial stands among those whose control has this id: in the order in which they begin. */
  place(id: string): ControlPlace;
}

/** The place of a trial, which it leaves when it is judged. */
export interface ControlPlace {
  /**
   * Waits for the trials that began before. Undefined if a control of theirs was accepted or this
   * one is now; else what `send` returned.
   */
  accepted<T>(send: () => Promise<T | undefined>): Promise<T | undefined>;
  leave(): void;
}

/** No control was sent yet. */
export function newControls(): Controls {
  const last = new Map<string, Promise<boolean>>();
  return {
    place: (id) => {
      const before = last.get(id) ?? Promise.resolve(false);
      let settle: (isAccepted: boolean) => void = () => {};
      const own = new Promise<boolean>((resolve) => {
        settle = resolve;
      });
      last.set(
        id,
        before.then((wasAccepted) => wasAccepted || own),
      );
      return {
        accepted: async (send) => {
          if (await before) return undefined;
          const obstacle = await send();
          settle(obstacle === undefined);
          return obstacle;
        },
        leave: () => settle(false),
      };
    },
  };
}

/** The case with all that it drew but the mutation, which a control leaves out. */
export function controlId(
  { rule, operation }: { readonly rule: Rule; readonly operation: OperationName },
  { mutation: _, ...drawn }: DrawnValues,
): string {
  return `${rule.id}@${operation} ${drawnText(drawn)}`;
}
