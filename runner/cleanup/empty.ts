import type { Client } from '../../client/index.ts';
import {
  child,
  childrenNamed,
  type Exchange,
  isAccepted,
  type XmlElement,
} from '../../core/exchange.ts';
import type { QueryPair } from '../../core/values.ts';
import { ask } from '../../world/ask.ts';
import { deleteMany, identityOf, type Named } from './delete-many.ts';

/** How much was deleted of a bucket, and how much is left. */
export interface Emptied {
  readonly deleted: number;
  /** Objects, versions and uploads that are still listed; 1 where the list was refused. */
  readonly left: number;
}

/** A bucket, and the prefix of all names that the run used in it. */
export interface OwnNames {
  readonly bucket: string;
  readonly prefix: string;
}

const pagesMax = 200;
/** After this many requests in a row without an answer no more are sent. */
const silencesMax = 3;

/** Deletes every object, version and upload of a bucket whose name begins with the prefix. */
export async function empty(client: Client, ours: OwnNames): Promise<Emptied> {
  const uploads = await inPages(client, () => listUploads(client, ours));
  const objects = await inPages(client, () => listVersions(client, ours));
  return { deleted: uploads.deleted + objects.deleted, left: uploads.left + objects.left };
}

/** An upload, object or version to be deleted. */
interface Leftover {
  readonly bucket: string;
  /** Requests that may delete it, the likeliest first. */
  readonly ways: readonly [DeleteRequest, ...DeleteRequest[]];
  /** Its name and version for DeleteObjects. */
  readonly named?: Named;
}
type DeleteRequest = Parameters<typeof ask>[1];

/** Lists and deletes until the list is empty or nothing more can be deleted. */
async function inPages(
  client: Client,
  list: () => Promise<readonly Leftover[] | undefined>,
): Promise<Emptied> {
  let deleted = 0;
  const reported = new Set<string>();
  for (let page = 0; page < pagesMax; page += 1) {
    const leftovers = await list();
    // The list was refused, so something may be left.
    if (leftovers === undefined) return { deleted, left: 1 };
    if (leftovers.length === 0) return { deleted, left: 0 };
    // Objects that were reported as deleted but are listed again are deleted one by one.
    const untrue = leftovers.filter(({ named }) => named && reported.delete(identityOf(named)));
    deleted -= untrue.length;
    const gone = await deleteTogether(client, leftovers, new Set(untrue));
    for (const identity of gone) reported.add(identity);
    const isGone = ({ named }: Leftover) => named !== undefined && gone.has(identityOf(named));
    const left = leftovers.filter((one) => !isGone(one));
    const done = leftovers.length - left.length + (await deleteAll(client, left));
    deleted += done;
    if (done === 0) return { deleted, left: leftovers.length };
  }
  return { deleted, left: 1 };
}

/** Whether a refused list means that nothing is left: no such bucket, or no such operation. */
function saysNothingThere({ status }: Exchange): boolean {
  return status === 404 || status === 405 || status === 501;
}

async function listUploads(
  client: Client,
  { bucket, prefix }: OwnNames,
): Promise<readonly Leftover[] | undefined> {
  const query: QueryPair[] = [['prefix', prefix]];
  const list = await ask(client, { operation: 'ListMultipartUploads', bucket, query });
  if (!isAccepted(list)) return saysNothingThere(list) ? [] : undefined;
  return childrenNamed(list.document, 'Upload')
    .filter(isOurs(prefix))
    .map((upload) => ({
      bucket,
      ways: [
        {
          operation: 'AbortMultipartUpload',
          bucket,
          name: textOf(upload, 'Key'),
          query: [['uploadId', textOf(upload, 'UploadId')]],
        },
      ],
    }));
}

/** Versions and delete markers where the endpoint lists them, else objects. */
async function listVersions(
  client: Client,
  { bucket, prefix }: OwnNames,
): Promise<readonly Leftover[] | undefined> {
  const query: QueryPair[] = [['prefix', prefix]];
  const versions = await ask(client, { operation: 'ListObjectVersions', bucket, query });
  const found = isAccepted(versions)
    ? [
        ...childrenNamed(versions.document, 'Version'),
        ...childrenNamed(versions.document, 'DeleteMarker'),
      ].filter(isOurs(prefix))
    : [];
  if (found.length > 0) return found.map((entry) => versionOf(bucket, entry));
  const objects = await ask(client, { operation: 'ListObjectsV2', bucket, query });
  if (!isAccepted(objects)) return saysNothingThere(objects) ? [] : undefined;
  return childrenNamed(objects.document, 'Contents')
    .filter(isOurs(prefix))
    .map((entry) => objectOf(bucket, textOf(entry, 'Key')));
}

/** Checks the prefix of each listed name, since an endpoint may ignore the `prefix` parameter. */
function isOurs(prefix: string): (entry: XmlElement) => boolean {
  return (entry) => textOf(entry, 'Key').startsWith(prefix);
}

/**
 * A version, deleted by its id. Where versioning was suspended, the null version must be deleted by
 * its id, since each delete by name adds a delete marker. Some endpoints without versions refuse
 * that id, so the name is tried next.
 */
function versionOf(bucket: string, entry: XmlElement): Leftover {
  const name = textOf(entry, 'Key');
  const versionId = textOf(entry, 'VersionId');
  const byName = objectOf(bucket, name);
  if (versionId === '') return byName;
  const [way] = byName.ways;
  const byId: DeleteRequest = { ...way, query: [['versionId', versionId]] };
  return {
    bucket,
    named: { name, versionId },
    ways: versionId === 'null' ? [byId, way] : [byId],
  };
}

function objectOf(bucket: string, name: string): Leftover {
  return { bucket, named: { name }, ways: [{ operation: 'DeleteObject', bucket, name }] };
}

const deletesAtOnce = 16;

/**
 * Deletes many with DeleteObjects (few are as fast one by one); returns the identities reported.
 */
async function deleteTogether(
  client: Client,
  leftovers: readonly Leftover[],
  except: ReadonlySet<Leftover>,
): Promise<ReadonlySet<string>> {
  const things = leftovers.filter((one) => !except.has(one)).flatMap(({ named }) => named ?? []);
  const bucket = leftovers[0]?.bucket ?? '';
  return things.length > deletesAtOnce ? deleteMany(client, bucket, things) : new Set();
}

/** Deletes one by one, several at once; returns how many deletions were accepted. */
async function deleteAll(client: Client, leftovers: readonly Leftover[]): Promise<number> {
  let done = 0;
  let next = 0;
  let silences = 0;
  const worker = async () => {
    for (let one = leftovers[next++]; one !== undefined; one = leftovers[next++]) {
      if (silences >= silencesMax) return;
      const answer = await deleted(client, one);
      silences = answer.broken === undefined ? 0 : silences + 1;
      if (isAccepted(answer)) done += 1;
    }
  };
  await Promise.all(Array.from({ length: deletesAtOnce }, worker));
  return done;
}

async function deleted(client: Client, { ways: [first, ...others] }: Leftover): Promise<Exchange> {
  let answer = await ask(client, first);
  for (const other of others) if (!isAccepted(answer)) answer = await ask(client, other);
  return answer;
}

function textOf(element: XmlElement, name: string): string {
  return child(element, name)?.text ?? '';
}
