import type { Client } from '../client/index.ts';
import type { Exchange } from '../core/exchange.ts';
import { type DraftInput, draftOf } from './draft.ts';

/** Larger than a list of 1,000 versions with long names. */
const listingBytesMax = 4 * 1024 * 1024;

/**
 * Sends a request of the run itself, which belongs to no trial: a probe, or one of the clean-up.
 */
export function ask(
  client: Client,
  input: Omit<DraftInput, 'vary'> & { readonly vary?: DraftInput['vary'] },
): Promise<Exchange> {
  return client.exchange(draftOf({ vary: {}, ...input }, 'writeKey'), 'observe', {
    answerBytesMax: listingBytesMax,
  });
}
