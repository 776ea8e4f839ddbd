import type { CustomerKey } from '../core/customer-key.ts';
import type { Exchange } from '../core/exchange.ts';
import { type Encryption, type Stored, ssec } from '../core/values.ts';
import { customerKey, objectBody } from './index.ts';

/** One size, off every block boundary: rules that need no SDK try the other sizes. */
export const given = {
  key: customerKey(),
  other: customerKey(),
  body: objectBody({ sizeBytes: 4097 }),
};

/** Requests of an SDK are slow, and trials with it differ little. */
export const trials = 2;

/** The object of an accepted write. */
export function leftBy(
  written: Exchange,
  of: Pick<Stored, 'body'> & ({ readonly key: CustomerKey } | { readonly encryption: Encryption }),
): Stored {
  const encryption = 'key' in of ? ssec(of.key) : of.encryption;
  return { name: written.request.name, encryption, body: of.body, etag: '' };
}
