import type { Client } from '../../client/index.ts';
import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { ask } from '../../world/ask.ts';
import type { Config } from '../config.ts';
import type { RunEvents } from '../events.ts';
import { connect } from '../session.ts';
import { empty } from './empty.ts';
import { discard, type LedgerEntry } from './ledger.ts';
import { readLedger } from './read-ledger.ts';

/** How many objects, uploads and buckets a clean-up deleted, and how many are left. */
export interface Cleaned {
  readonly deleted: number;
  readonly left: number;
}

/**
 * Deletes the objects and buckets of an interrupted run. The ledger names them and the endpoint;
 * credentials and CA certificates are those of `config`. Removes the ledger when nothing is left.
 */
export async function cleanup(
  ledgerFile: string,
  events: RunEvents,
  config: Config,
): Promise<Cleaned> {
  const entries = readLedger(ledgerFile);
  const [run] = entries;
  if (run?.kind !== 'run') return { deleted: 0, left: 0 };
  const { endpoint, region, addressing } = run;
  const { client } = connect({ ...config, endpoint, region, addressing });
  try {
    const cleaned = await clean(client, entries, events);
    if (cleaned.left === 0) discard({ ledgerFile });
    return cleaned;
  } finally {
    await client.close();
  }
}

/** Deletes the objects and buckets that a ledger names, newest first. */
export async function clean(
  client: Client,
  entries: readonly LedgerEntry[],
  events: RunEvents = {},
): Promise<Cleaned> {
  let deleted = 0;
  let left = 0;
  let isSilent = false;
  const gone = new Set(entries.flatMap((one) => (one.kind === 'gone' ? one.bucket : [])));
  for (const entry of entries.toReversed()) {
    if (entry.kind === 'run' || gone.has(entry.bucket)) continue;
    // The endpoint does not answer: each further request would wait for its timeout.
    if (isSilent) {
      left += 1;
      continue;
    }
    const prefix = entry.kind === 'prefix' ? entry.prefix : '';
    const emptied = await empty(client, { bucket: entry.bucket, prefix });
    deleted += emptied.deleted;
    left += emptied.left;
    if (entry.kind === 'prefix') continue;
    const answer = await ask(client, { operation: 'DeleteBucket', bucket: entry.bucket });
    if (!isGone(answer)) left += 1;
    isSilent = answer.broken !== undefined;
  }
  const counted = left === 1 ? '1 object, upload or bucket' : `${left} objects, uploads or buckets`;
  if (left > 0) events.onNotice?.(`${counted} could not be deleted.`);
  return { deleted, left };
}

function isGone(answer: Exchange): boolean {
  return isAccepted(answer) || answer.status === 404;
}
