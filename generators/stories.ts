import fc from 'fast-check';
import type { Command, Story } from '../core/story.ts';
import type { CustomerKey } from '../core/values.ts';
import { customerKey } from './customer-key.ts';
import { objectBody } from './object-body.ts';

/** 4 to 12 puts, reads and deletes of one object with one of two keys or none. Shrinks to fewer. */
export function stories(): fc.Arbitrary<Story> {
  return fc
    .tuple(customerKey(), customerKey())
    .chain((keys) => fc.array(command(keys), { minLength: 4, maxLength: 12, size: 'max' }))
    .map((commands) => ({ commands }));
}

function command(keys: readonly CustomerKey[]): fc.Arbitrary<Command> {
  const key = fc.constantFrom<(CustomerKey | 'none')[]>(...keys, 'none');
  const put = fc.record({ kind: fc.constant('put' as const), key, body: objectBody() });
  const read = fc.record({ kind: fc.constantFrom('get' as const, 'head' as const), key });
  const remove = fc.constant<Command>({ kind: 'delete' });
  return fc.oneof(
    { weight: 3, arbitrary: put },
    { weight: 5, arbitrary: read },
    { weight: 1, arbitrary: remove },
  );
}
