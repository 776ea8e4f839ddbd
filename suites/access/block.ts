import { isRefusal } from '../../core/expectations.ts';
import type { CustomerKey } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { blockDocument } from '../../spec/documents.ts';

/**
 * Blocks SSE-C on the trial's bucket and waits until a write with it is refused. What takes longer
 * than such a change may take is for the rule to judge.
 */
export async function block(
  { have, s3, until }: Pick<World<'PutObject'>, 'have' | 's3' | 'until'>,
  { key }: { readonly key: CustomerKey },
): Promise<void> {
  const of = { name: '' };
  await have.accepted(s3.call('PutBucketEncryption', { of, document: blockDocument }));
  await until(isRefusal, () => s3.putObject({ key }));
}
