import type { Exchange } from '../../core/exchange.ts';
import { holds, refusedOr, refusedOrSealed, returns } from '../../core/expectations.ts';
import type { CustomerKey, ObjectBody } from '../../core/values.ts';
import type { Subject, World } from '../../core/world.ts';

/** The case's operation, and behind a write reads with the key and without. */
export async function performed(
  { perform, s3, operation }: Pick<World<'PutObject'>, 'perform' | 's3' | 'operation'>,
  subject: Subject,
): Promise<readonly Exchange[]> {
  const answer = await perform(subject);
  return operation === 'PutObject' ? [answer, ...(await s3.getWithEach([subject.key]))] : [answer];
}

/** Refused, or else right in all: a read returns the object, a write seals it under its key. */
export function servedWhole() {
  return holds<readonly Exchange[], { readonly key: CustomerKey; readonly body: ObjectBody }>(
    'is refused, or served whole',
    (answers, drawn) => {
      const [read, ...others] = answers;
      if (read === undefined || others.length > 0) return refusedOrSealed().check(answers, drawn);
      return refusedOr(returns('body')).check(read, drawn);
    },
  );
}
