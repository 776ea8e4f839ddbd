import type { Client } from '../../client/index.ts';
import { certificateTrouble } from '../../core/outage.ts';
import { ask } from '../../world/ask.ts';
import type { Config } from '../config.ts';
import type { RunEvents } from '../events.ts';
import { connect } from '../session.ts';
import { identityOf } from './delete-many.ts';
import { deleteEach, deleteTogether, empty, isGone, type Left, whyLeft } from './empty.ts';
import { discard, type LedgerEntry } from './ledger.ts';
import { type OwnNames, objectOf } from './listings.ts';
import { readLedger } from './read-ledger.ts';

/** How many objects, uploads and buckets a clean-up deleted, and what is left. */
export interface Cleaned {
  readonly deleted: number;
  readonly left: readonly Left[];
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
  if (run?.kind !== 'run') return { deleted: 0, left: [] };
  const { endpoint, region, addressing } = run;
  const { client } = connect({ ...config, endpoint, region, addressing });
  try {
    const cleaned = await clean(client, entries, events);
    if (cleaned.left.length === 0) discard({ ledgerFile });
    return cleaned;
  } finally {
    await client.close();
  }
}

const bucketsAtOnce = 4;

/** Deletes the objects and buckets that a ledger names, newest first, several at once. */
export async function clean(
  client: Client,
  entries: readonly LedgerEntry[],
  events: RunEvents = {},
): Promise<Cleaned> {
  const gone = new Set(entries.flatMap((one) => (one.kind === 'gone' ? one.bucket : [])));
  const ours = entries
    .toReversed()
    .filter((one) => one.kind === 'bucket' || one.kind === 'prefix')
    .filter(({ bucket }) => !gone.has(bucket));
  const cleaned = new Map<LedgerEntry, Cleaned>();
  let isSilent = false;
  const cleanOne = async (entry: (typeof ours)[number]) => {
    const one = await cleanBucket(client, entry, namesIn(entries, entry.bucket));
    cleaned.set(entry, one);
    isSilent ||= one.isSilent;
  };
  const [first, ...others] = ours;
  // Alone: where the endpoint does not answer, each further request would wait for its timeout.
  if (first !== undefined) await cleanOne(first);
  const open = others.values();
  const worker = async () => {
    while (!isSilent) {
      const { value } = open.next();
      if (value === undefined) return;
      await cleanOne(value);
    }
  };
  await Promise.all(Array.from({ length: bucketsAtOnce }, worker));
  const untried = (bucket: string): Cleaned => ({
    deleted: 0,
    left: [{ what: `bucket ${bucket}`, why: whyLeft(undefined) }],
  });
  const all = ours.map((entry) => cleaned.get(entry) ?? untried(entry.bucket));
  const left = all.flatMap((one) => one.left);
  tell(left, events, certificateTrouble(client.lastFailure));
  return { deleted: all.reduce((sum, one) => sum + one.deleted, 0), left };
}

function namesIn(entries: readonly LedgerEntry[], bucket: string): readonly string[] {
  return entries.flatMap((one) => (one.kind === 'name' && one.bucket === bucket ? one.name : []));
}

/** Empties a bucket, and deletes it if it is not the user's. */
async function cleanBucket(
  client: Client,
  entry: Extract<LedgerEntry, { readonly kind: 'bucket' | 'prefix' }>,
  names: readonly string[],
): Promise<Cleaned & { readonly isSilent: boolean }> {
  const { bucket } = entry;
  const ours = { bucket, prefix: entry.kind === 'prefix' ? entry.prefix : '' };
  let emptied: Cleaned & { readonly isUnlisted?: boolean } = await empty(client, ours);
  if (emptied.isUnlisted) emptied = await emptyByNames(client, { ours, names }, emptied);
  if (entry.kind === 'prefix') return { ...emptied, isSilent: false };
  const remove = () => ask(client, { operation: 'DeleteBucket', bucket });
  let answer = await remove();
  // The bucket holds an object that no list shows.
  if (answer.status === 409 && emptied.isUnlisted === false) {
    emptied = await emptyByNames(client, { ours, names }, emptied);
    answer = await remove();
  }
  const isSilent = answer.broken !== undefined;
  if (isGone(answer)) return { ...emptied, left: [], isSilent };
  return {
    deleted: emptied.deleted,
    left: [...emptied.left, { what: `bucket ${bucket}`, why: whyLeft(answer) }],
    isSilent,
  };
}

/**
 * Deletes by the recorded names what a list did not show: one object that cannot be listed may make
 * an endpoint refuse every list of its bucket.
 */
async function emptyByNames(
  client: Client,
  { ours, names }: { readonly ours: OwnNames; readonly names: readonly string[] },
  listed: Cleaned,
): Promise<Cleaned> {
  const things = names
    .filter((name) => name.startsWith(ours.prefix))
    .map((name) => objectOf(ours.bucket, name));
  if (things.length === 0) return listed;
  const gone = await deleteTogether(client, things);
  const rest = things.filter(({ named }) => named === undefined || !gone.has(identityOf(named)));
  const singly = await deleteEach(client, rest);
  // The list may work again now, and shows what the names did not reach.
  const again = await empty(client, ours);
  const deleted = listed.deleted + gone.size + singly.done + again.deleted;
  return { deleted, left: again.isUnlisted ? singly.left : again.left };
}

const namedMax = 10;
const unanswered = /was answered with nothing \(|, since the endpoint does not answer$/;

/** Names what is left, and why. */
function tell(left: readonly Left[], events: RunEvents, distrust: string | undefined): void {
  if (left.length === 0) return;
  if (left.every(({ why }) => unanswered.test(why))) {
    const buckets = left.filter(({ what }) => what.startsWith('bucket ')).map(({ what }) => what);
    const why =
      distrust === undefined
        ? 'The endpoint does not answer'
        : `The endpoint's certificate is not trusted (${distrust})`;
    events.onNotice?.(`${why}, so that it is unknown what is left of: ${buckets.join(', ')}.`);
    return;
  }
  const counted = left.length === 1 ? '1 is left' : `${left.length} are left`;
  const named = left.slice(0, namedMax).map(({ what, why }) => `  ${what}: ${why}`);
  const more = left.length > namedMax ? [`  and ${left.length - namedMax} more`] : [];
  events.onNotice?.([`Not everything could be deleted, ${counted}:`, ...named, ...more].join('\n'));
}
