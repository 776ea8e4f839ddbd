import type { Client } from '../client/index.ts';
import { child, childrenNamed, isAccepted, type XmlElement } from '../core/exchange.ts';
import type { QueryPair } from '../core/values.ts';
import { ask } from './requests.ts';

/** What a clean-up came to. */
export interface Emptied {
  readonly deleted: number;
  /** Things that are still there, as far as could be seen. */
  readonly left: number;
}

const pagesMax = 200;

/** Deletes every object, version and upload of a bucket whose name begins with the prefix. */
export async function empty(
  client: Client,
  of: { readonly bucket: string; readonly prefix: string },
): Promise<Emptied> {
  const uploads = await abortUploads(client, of);
  const objects = await deleteVersions(client, of);
  return { deleted: uploads.deleted + objects.deleted, left: uploads.left + objects.left };
}

async function abortUploads(
  client: Client,
  { bucket, prefix }: { bucket: string; prefix: string },
): Promise<Emptied> {
  let deleted = 0;
  for (let page = 0; page < pagesMax; page += 1) {
    const list = await ask(client, {
      operation: 'ListMultipartUploads',
      bucket,
      query: [['prefix', prefix]],
    });
    const uploads = isAccepted(list) ? childrenNamed(list.document, 'Upload') : [];
    if (uploads.length === 0) return { deleted, left: 0 };
    const ended = await Promise.all(
      uploads.map((upload) =>
        ask(client, {
          operation: 'AbortMultipartUpload',
          bucket,
          name: textOf(upload, 'Key'),
          query: [['uploadId', textOf(upload, 'UploadId')]],
        }),
      ),
    );
    const done = ended.filter(isAccepted).length;
    deleted += done;
    if (done === 0) return { deleted, left: uploads.length };
  }
  return { deleted, left: 1 };
}

interface Version {
  readonly name: string;
  readonly versionId?: string;
}

async function deleteVersions(
  client: Client,
  of: { bucket: string; prefix: string },
): Promise<Emptied> {
  let deleted = 0;
  for (let page = 0; page < pagesMax; page += 1) {
    const versions = await listVersions(client, of);
    if (versions.length === 0) return { deleted, left: 0 };
    const done = await deleteAll(client, of.bucket, versions);
    deleted += done;
    if (done === 0) return { deleted, left: versions.length };
  }
  return { deleted, left: 1 };
}

/** Versions where the endpoint has them, else objects. */
async function listVersions(
  client: Client,
  { bucket, prefix }: { bucket: string; prefix: string },
): Promise<readonly Version[]> {
  const query: QueryPair[] = [['prefix', prefix]];
  const versions = await ask(client, { operation: 'ListObjectVersions', bucket, query });
  const found = isAccepted(versions)
    ? [
        ...childrenNamed(versions.document, 'Version'),
        ...childrenNamed(versions.document, 'DeleteMarker'),
      ]
    : [];
  if (found.length > 0) return found.map(versionOf);
  const objects = await ask(client, { operation: 'ListObjectsV2', bucket, query });
  if (!isAccepted(objects)) return [];
  return childrenNamed(objects.document, 'Contents').map((entry) => ({
    name: textOf(entry, 'Key'),
  }));
}

function versionOf(entry: XmlElement): Version {
  const versionId = textOf(entry, 'VersionId');
  const name = textOf(entry, 'Key');
  return versionId === '' ? { name } : { name, versionId };
}

const deletesAtOnce = 16;

async function deleteAll(
  client: Client,
  bucket: string,
  versions: readonly Version[],
): Promise<number> {
  let done = 0;
  let next = 0;
  const worker = async () => {
    for (let version = versions[next++]; version !== undefined; version = versions[next++]) {
      if (await deleted(client, bucket, version)) done += 1;
    }
  };
  await Promise.all(Array.from({ length: deletesAtOnce }, worker));
  return done;
}

/**
 * Deletes one version by its id. Where versioning was suspended, the null version goes only by its
 * name: without it each delete adds a marker. Some endpoints that never had versions refuse that id.
 */
async function deleted(client: Client, bucket: string, version: Version): Promise<boolean> {
  const { name, versionId } = version;
  const request = { operation: 'DeleteObject', bucket, name } as const;
  if (versionId === undefined) return isAccepted(await ask(client, request));
  const answer = await ask(client, { ...request, query: [['versionId', versionId]] });
  if (isAccepted(answer)) return true;
  return versionId === 'null' && isAccepted(await ask(client, request));
}

function textOf(element: XmlElement, name: string): string {
  return child(element, name)?.text ?? '';
}
