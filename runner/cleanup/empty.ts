import type { Client } from '../../client/index.ts';
import { answered, type Exchange, isAccepted } from '../../core/exchange.ts';
import { ask } from '../../world/ask.ts';
import { deleteMany, identityOf } from './delete-many.ts';
import {
  type Leftover,
  type Listing,
  listUploads,
  listVersions,
  type OwnNames,
} from './listings.ts';

/** What could not be deleted, and why. */
export interface Left {
  /** `object bucket/name`, `bucket name`. */
  readonly what: string;
  readonly why: string;
}

/** How much was deleted of a bucket, and what is left. */
export interface Emptied {
  readonly deleted: number;
  /** Objects, versions and uploads that are still listed; one entry where the list was refused. */
  readonly left: readonly Left[];
  /** A list was refused or never ended, so that there may be objects that were not listed. */
  readonly isUnlisted: boolean;
}

const pagesMax = 200;
/** After this many requests in a row without an answer no more are sent. */
const silencesMax = 3;

/** Deletes every object, version and upload of a bucket whose name begins with the prefix. */
export async function empty(client: Client, ours: OwnNames): Promise<Emptied> {
  const uploads = await inPages(client, ours, () => listUploads(client, ours));
  const objects = await inPages(client, ours, () => listVersions(client, ours));
  return {
    deleted: uploads.deleted + objects.deleted,
    left: [...uploads.left, ...objects.left],
    isUnlisted: objects.isUnlisted,
  };
}

/** Lists and deletes until the list is empty or nothing more can be deleted. */
async function inPages(
  client: Client,
  ours: OwnNames,
  list: () => Promise<Listing>,
): Promise<Emptied> {
  let deleted = 0;
  const reported = new Set<string>();
  for (let page = 0; page < pagesMax; page += 1) {
    const listed = await list();
    if ('status' in listed) return { deleted, left: [unlisted(ours, listed)], isUnlisted: true };
    if (listed.length === 0) return { deleted, left: [], isUnlisted: false };
    // Objects that were reported as deleted but are listed again are deleted one by one.
    const untrue = listed.filter(({ named }) => named && reported.delete(identityOf(named)));
    deleted -= untrue.length;
    const gone = await deleteTogether(client, listed, new Set(untrue));
    for (const identity of gone) reported.add(identity);
    const rest = listed.filter(({ named }) => named === undefined || !gone.has(identityOf(named)));
    const { done, left } = await deleteEach(client, rest);
    deleted += listed.length - rest.length + done;
    if (listed.length - rest.length + done === 0) return { deleted, left, isUnlisted: false };
  }
  const why = `the list has entries after ${pagesMax} pages were deleted`;
  return { deleted, left: [{ what: whatOf(ours), why }], isUnlisted: true };
}

/** Something may be left where the list was refused. */
function unlisted(ours: OwnNames, answer: Exchange): Left {
  return {
    what: whatOf(ours),
    why: `${answer.request.operation} was answered with ${answered(answer)}`,
  };
}

function whatOf({ bucket, prefix }: OwnNames): string {
  return prefix === '' ? `what is in ${bucket}` : `what is under ${prefix} in ${bucket}`;
}

const deletesAtOnce = 16;

/**
 * Deletes many with DeleteObjects (few are as fast one by one); returns the identities reported.
 */
export async function deleteTogether(
  client: Client,
  leftovers: readonly Leftover[],
  except: ReadonlySet<Leftover> = new Set(),
): Promise<ReadonlySet<string>> {
  const things = leftovers.filter((one) => !except.has(one)).flatMap(({ named }) => named ?? []);
  const bucket = leftovers[0]?.bucket ?? '';
  return things.length > deletesAtOnce ? deleteMany(client, bucket, things) : new Set();
}

/**
 * Deletes one by one, several at once. Counts the deletions that were accepted; what the endpoint
 * says does not exist is neither deleted nor left.
 */
export async function deleteEach(
  client: Client,
  leftovers: readonly Leftover[],
): Promise<{ readonly done: number; readonly left: readonly Left[] }> {
  const answers = new Map<Leftover, Exchange>();
  let next = 0;
  let silences = 0;
  const worker = async () => {
    for (let one = leftovers[next++]; one !== undefined; one = leftovers[next++]) {
      if (silences >= silencesMax) return;
      const answer = await deleted(client, one);
      silences = answer.broken === undefined ? 0 : silences + 1;
      answers.set(one, answer);
    }
  };
  await Promise.all(Array.from({ length: deletesAtOnce }, worker));
  const ended = leftovers.map((one) => ({ one, answer: answers.get(one) }));
  return {
    done: ended.filter(({ answer }) => answer !== undefined && isAccepted(answer)).length,
    left: ended
      .filter(({ answer }) => answer === undefined || !isGone(answer))
      .map(({ one, answer }) => ({ what: nameOf(one), why: whyLeft(answer) })),
  };
}

/** Whether the endpoint says that a thing does not exist, or no longer. */
export function isGone(answer: Exchange): boolean {
  return isAccepted(answer) || answer.status === 404;
}

function nameOf({ is, ways: [{ bucket, name, query = [] }] }: Leftover): string {
  const version = query.map(([key, value]) => `, ${key} ${value}`).join('');
  return `${is} ${bucket}/${name}${version}`;
}

/** Why a thing is left: the answer to the request that was to delete it. */
export function whyLeft(answer: Exchange | undefined): string {
  if (answer === undefined) return 'not tried, since the endpoint does not answer';
  return `${answer.request.operation} was answered with ${answered(answer)}`;
}

async function deleted(client: Client, { ways: [first, ...others] }: Leftover): Promise<Exchange> {
  let answer = await ask(client, first);
  for (const other of others) if (!isAccepted(answer)) answer = await ask(client, other);
  return answer;
}
