import { createHash } from 'node:crypto';
import type { Client } from '../../client/index.ts';
import { child, childrenNamed, isAccepted } from '../../core/exchange.ts';
import { ask } from '../../world/ask.ts';

/** An object, or one of its versions. */
export interface Named {
  readonly name: string;
  readonly versionId?: string;
}

/** The limit of DeleteObjects, by its API reference. */
const keysMax = 1_000;
/** Names that need no XML escaping; objects with other names are deleted one by one. */
const plainName = /^[\w./-]+$/;

/** The identity of an object or version; the null version may be listed without an id. */
export function identityOf({ name, versionId = 'null' }: Named): string {
  return JSON.stringify([name, versionId]);
}

/**
 * Deletes with DeleteObjects, 1,000 at a time, and returns the identities that the endpoint reports
 * as deleted. Such a report may be false, which the next list shows.
 */
export async function deleteMany(
  client: Client,
  bucket: string,
  things: readonly Named[],
): Promise<ReadonlySet<string>> {
  const gone = new Set<string>();
  const plain = things.filter(({ name }) => plainName.test(name));
  for (let at = 0; at < plain.length; at += keysMax) {
    const reported = await deleteOnce(client, bucket, plain.slice(at, at + keysMax));
    if (reported.length === 0) break;
    for (const identity of reported) gone.add(identity);
  }
  return gone;
}

async function deleteOnce(
  client: Client,
  bucket: string,
  things: readonly Named[],
): Promise<readonly string[]> {
  const body = Buffer.from(documentOf(things));
  const answer = await ask(client, {
    operation: 'DeleteObjects',
    bucket,
    headers: [
      ['content-md5', createHash('md5').update(body).digest('base64')],
      ['content-type', 'application/xml'],
    ],
    body,
  });
  if (!isAccepted(answer)) return [];
  return childrenNamed(answer.document, 'Deleted').map((entry) => {
    const name = child(entry, 'Key')?.text ?? '';
    const versionId = child(entry, 'VersionId')?.text;
    return identityOf({ name, ...(versionId !== undefined && { versionId }) });
  });
}

function documentOf(things: readonly Named[]): string {
  const objects = things.map(({ name, versionId }) => {
    const version = versionId === undefined ? '' : `<VersionId>${versionId}</VersionId>`;
    return `<Object><Key>${name}</Key>${version}</Object>`;
  });
  return `<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${objects.join('')}</Delete>`;
}
