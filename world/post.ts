import type { S3 } from '../core/world.ts';
import type { TrialContext } from './context.ts';
import { keyOf, managedHeaders, written } from './write.ts';

/** PostObject: the triple, and a managed mode, are fields of the form. */
export function postObject(trial: TrialContext): S3['postObject'] {
  return async (input) => {
    const name = input.onto?.name ?? trial.freshName();
    trial.lastWritten = name;
    const fields = [...managedHeaders(input.encryption), ...(input.form?.fields ?? [])];
    const exchange = await trial.request({
      operation: 'PostObject',
      name,
      body: input.body?.bytes() ?? new Uint8Array(0),
      sealing: input.key ?? keyOf(input.encryption),
      form: { ...input.form, fields },
      vary: input,
    });
    return written(trial, exchange, { name, isFresh: input.onto === undefined });
  };
}
