import type { DrawnValues, Rule } from '../../core/rule.ts';
import type { OperationName } from '../../spec/operations.ts';
import { drawnText } from './print.ts';

/** Controls of a run. Trials of a case that differ in their mutation alone have one control. */
export interface Controls {
  /**
   * Undefined if the control of this id was accepted before or is accepted now; else what `send`
   * returned. A control that was not accepted is sent again for the next trial.
   */
  accepted<T>(id: string, send: () => Promise<T | undefined>): Promise<T | undefined>;
}

/** No control was sent yet. */
export function newControls(): Controls {
  const known = new Map<string, Promise<boolean>>();
  return {
    accepted: async (id, send) => {
      if (await known.get(id)) return undefined;
      const sent = send();
      known.set(
        id,
        sent.then(
          (obstacle) => obstacle === undefined,
          () => false,
        ),
      );
      return sent;
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
