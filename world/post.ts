import type { Written } from '../core/exchange.ts';
import type { Draft } from '../core/values.ts';
import type { WriteInput } from '../core/world.ts';
import { type Phase, request } from './phase.ts';
import { keyOf, managedHeaders, withStateAfterwards } from './write.ts';

/** PostObject: SSE-C, SSE-S3 and SSE-KMS are asked for by fields of the form. */
export async function postObject(
  phase: Phase,
  input: WriteInput & { readonly form?: Draft['form'] },
): Promise<Written> {
  const { onto } = input;
  const fields = [...managedHeaders(input.encryption), ...(input.form?.fields ?? [])];
  const exchange = await request(phase, {
    operation: 'PostObject',
    name: onto?.name ?? phase.trial.freshName(),
    body: input.body?.bytes() ?? new Uint8Array(0),
    writeKey: input.key ?? keyOf(input.encryption),
    form: { ...input.form, fields },
    vary: input,
  });
  return withStateAfterwards(phase, exchange, { isFresh: onto === undefined });
}
