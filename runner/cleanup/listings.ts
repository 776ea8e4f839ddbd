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
import type { Named } from './delete-many.ts';

/** A bucket, and the prefix of all names that the run used in it. */
export interface OwnNames {
  readonly bucket: string;
  readonly prefix: string;
}

/** An upload, object or version to be deleted. */
export interface Leftover {
  readonly is: 'upload' | 'object';
  readonly bucket: string;
  /** Requests that may delete it, the likeliest first. */
  readonly ways: readonly [DeleteRequest, ...DeleteRequest[]];
  /** Its name and version for DeleteObjects. */
  readonly named?: Named;
}
type DeleteRequest = Parameters<typeof ask>[1];

/** What a list shows, or the answer that shows nothing. */
export type Listing = readonly Leftover[] | Exchange;

/**
 * Whether an answer is a list. One object that cannot be listed may make an endpoint answer a list
 * with 206 and an error document; a list without a document shows nothing either.
 */
function isList(answer: Exchange): boolean {
  return isAccepted(answer) && answer.document !== undefined;
}

/** Whether a refused list means that nothing is left: no such bucket, or no such operation. */
function saysNothingThere({ status }: Exchange): boolean {
  return status === 404 || status === 405 || status === 501;
}

/** Open uploads. An endpoint may take the prefix as a whole name, so that the list without it follows. */
export async function listUploads(client: Client, of: OwnNames): Promise<Listing> {
  const found = await uploadsIn(client, of, [['prefix', of.prefix]]);
  if (!Array.isArray(found) || found.length > 0 || of.prefix === '') return found;
  return uploadsIn(client, of, []);
}

async function uploadsIn(
  client: Client,
  { bucket, prefix }: OwnNames,
  query: readonly QueryPair[],
): Promise<Listing> {
  const list = await ask(client, { operation: 'ListMultipartUploads', bucket, query });
  if (!isList(list)) return saysNothingThere(list) ? [] : list;
  return childrenNamed(list.document, 'Upload')
    .filter(isOurs(prefix))
    .map((upload) => ({
      is: 'upload' as const,
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
export async function listVersions(client: Client, { bucket, prefix }: OwnNames): Promise<Listing> {
  const query: QueryPair[] = [['prefix', prefix]];
  const versions = await ask(client, { operation: 'ListObjectVersions', bucket, query });
  const found = isList(versions)
    ? [
        ...childrenNamed(versions.document, 'Version'),
        ...childrenNamed(versions.document, 'DeleteMarker'),
      ].filter(isOurs(prefix))
    : [];
  if (found.length > 0) return found.map((entry) => versionOf(bucket, entry));
  const objects = await ask(client, { operation: 'ListObjectsV2', bucket, query });
  if (!isList(objects)) return saysNothingThere(objects) ? [] : objects;
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
    is: 'object',
    bucket,
    named: { name, versionId },
    ways: versionId === 'null' ? [byId, way] : [byId],
  };
}

/** An object without versions, deleted by its name. */
export function objectOf(bucket: string, name: string): Leftover {
  return {
    is: 'object',
    bucket,
    named: { name },
    ways: [{ operation: 'DeleteObject', bucket, name }],
  };
}

function textOf(element: XmlElement, name: string): string {
  return child(element, name)?.text ?? '';
}
