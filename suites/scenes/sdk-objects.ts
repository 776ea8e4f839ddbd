import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { type Encryption, type Stored, ssec } from '../../core/values.ts';
import { customerKey, objectBody } from '../../generators/index.ts';

/** One size, off every block boundary: which sizes work is for the rules that need no SDK. */
export const given = {
  key: customerKey(),
  other: customerKey(),
  body: objectBody({ sizeBytes: 4097 }),
};

/** An SDK is dear, and its trials differ little. */
export const trials = 2;

/** The object that a write left. */
export function leftBy(
  written: Exchange,
  of: Pick<Stored, 'body'> & ({ readonly key: CustomerKey } | { readonly encryption: Encryption }),
): Stored {
  const encryption = 'key' in of ? ssec(of.key) : of.encryption;
  return { name: written.request.name, encryption, body: of.body, etag: '' };
}

/** Reads with the own key, with another one and without. */
export async function threeReads(
  get: (input: { of: Stored; key?: CustomerKey | 'none' }) => Promise<Exchange>,
  { of, other }: { readonly of: Stored; readonly other: CustomerKey },
) {
  return [
    await get({ of }),
    await get({ of, key: other }),
    await get({ of, key: 'none' }),
  ] as const;
}
