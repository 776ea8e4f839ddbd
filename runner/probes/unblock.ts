import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { unblockDocument } from '../../spec/documents.ts';
import { ask } from '../../world/ask.ts';
import { askUntil } from '../../world/patience.ts';
import type { Connection } from '../session.ts';

/**
 * Allows SSE-C in a bucket, only where a valid write was answered with 403, as in new buckets of
 * Amazon S3: the document for it also names a default encryption, which on other endpoints changes
 * what a plain object is. Returns the answer to the last write; where the change had no effect the
 * bucket gets its old settings back.
 */
export async function unblocked(
  { client }: Pick<Connection, 'client'>,
  bucket: string,
  of: {
    /** The answer to the first write. */
    readonly first: Exchange;
    readonly write: () => Promise<Exchange>;
    readonly limitMs: number;
  },
): Promise<Exchange> {
  const { first } = of;
  if (first.status !== 403) return first;
  const before = await ask(client, { operation: 'GetBucketEncryption', bucket });
  const changed = await put(client, bucket, Buffer.from(unblockDocument));
  if (!isAccepted(changed)) return first;
  // The change takes time to reach every server.
  const last = await askUntil((written) => written.status !== 403, of.write, of.limitMs);
  if (last.status !== 403) return last;
  if (isAccepted(before)) await put(client, bucket, before.body);
  else await ask(client, { operation: 'DeleteBucketEncryption', bucket });
  return last;
}

function put(client: Connection['client'], bucket: string, body: Uint8Array): Promise<Exchange> {
  const headers = [['content-type', 'application/xml']] as const;
  return ask(client, { operation: 'PutBucketEncryption', bucket, body, headers });
}
