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

/** What a clean-up came to. */
export interface Emptied {
  readonly deleted: number;
  /** Things that are still there, as far as could be seen. */
  readonly left: number;
}

/** A bucket, and how the names in it begin that are ours. */
export interface OwnNames {
  readonly bucket: string;
  readonly prefix: string;
}

const pagesMax = 200;
/** After so many requests in a row without an answer, nobody is there to clean up with. */
const silencesMax = 3;

/** Deletes every object, version and upload of a bucket whose name begins with the prefix. */
export async function empty(client: Client, ours: OwnNames): Promise<Emptied> {
  const uploads = await inPages(client, () => listUploads(client, ours));
  const objects = await inPages(client, () => listVersions(client, ours));
  return { deleted: uploads.deleted + objects.deleted, left: uploads.left + objects.left };
}

/** Something that can be deleted: an upload, or an object by its name or version. */
interface Leftover {
  readonly bucket: string;
  /** How one request deletes it, the likeliest first. */
  readonly ways: readonly [DeleteRequest, ...DeleteRequest[]];
  /** What DeleteObjects calls it. */
  readonly named?: Named;
}
type DeleteRequest = Parameters<typeof ask>[1];

/** Lists and deletes until a list is empty, or nothing of it goes away. */
async function inPages(
  client: Client,
  list: () => Promise<readonly Leftover[] | undefined>,
): Promise<Emptied> {
  let deleted = 0;
  const reported = new Set<string>();
  for (let page = 0; page < pagesMax; page += 1) {
    const leftovers = await list();
    // A list that is refused tells nothing, so something may be left.
    if (leftovers === undefined) return { deleted, left: 1 };
    if (leftovers.length === 0) return { deleted, left: 0 };
    // What was reported as deleted and is still there goes one by one.
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

/** Nothing is there where the bucket is not, or where the endpoint knows no such list. */
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

/** Versions where the endpoint has them, else objects. */
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

/** An endpoint that ignores the prefix lists what is not ours. */
function isOurs(prefix: string): (entry: XmlElement) => boolean {
  return (entry) => textOf(entry, 'Key').startsWith(prefix);
}

/**
 * A version by its id. Where versioning was suspended, the null version goes only by its id: by its
 * name alone each delete adds a marker. Some endpoints that never had versions refuse that id.
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

/** Fewer go as fast one by one. Returns the identities of what the endpoint reports as deleted. */
async function deleteTogether(
  client: Client,
  leftovers: readonly Leftover[],
  except: ReadonlySet<Leftover>,
): Promise<ReadonlySet<string>> {
  const things = leftovers.filter((one) => !except.has(one)).flatMap(({ named }) => named ?? []);
  const bucket = leftovers[0]?.bucket ?? '';
  return things.length > deletesAtOnce ? deleteMany(client, bucket, things) : new Set();
}

/** How many of them are gone. */
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
