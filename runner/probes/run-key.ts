import { createHash } from 'node:crypto';
import { CustomerKey } from '../../core/customer-key.ts';
import type { Connection } from '../session.ts';

/** A customer key for requests of the run itself, derived from the seed. */
export function runKey(
  { secrets }: Pick<Connection, 'secrets'>,
  of: { readonly seed: number; readonly use: string },
): CustomerKey {
  const key = CustomerKey.of(createHash('sha256').update(`${of.seed} ${of.use}`).digest());
  secrets.addKey(key);
  return key;
}
