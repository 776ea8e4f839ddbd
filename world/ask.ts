import type { Client } from '../client/index.ts';
import type { Exchange } from '../core/exchange.ts';
import { type DraftInput, draftOf } from './draft.ts';

/** More than a list of 1,000 versions with long names. */
const listingBytesMax = 4 * 1024 * 1024;

/** Sends a request that belongs to no trial: a look at the endpoint, or work on it, of the run itself. */
export function ask(
  client: Client,
  input: Omit<DraftInput, 'vary'> & { readonly vary?: DraftInput['vary'] },
): Promise<Exchange> {
  return client.exchange(draftOf({ vary: {}, ...input }, 'writeKey'), 'observe', {
    answerBytesMax: listingBytesMax,
  });
}
