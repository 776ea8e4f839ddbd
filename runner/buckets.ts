import { isAccepted } from '../core/exchange.ts';
import { unblockDocument, versioningDocument } from '../spec/documents.ts';
import type { Config } from './config.ts';
import { empty } from './empty.ts';
import { note } from './ledger.ts';
import { createBucket } from './preflight.ts';
import { ask } from './requests.ts';
import type { Connection, SessionFacts } from './session.ts';

/** A bucket with versioning on beside the run's own, or undefined where that cannot be. */
export async function versionedBucket(
  config: Config,
  connection: Connection,
  facts: Pick<SessionFacts, 'bucket' | 'isOwnBucket'>,
): Promise<string | undefined> {
  if (!facts.isOwnBucket) return undefined;
  const bucket = `${facts.bucket}-versions`;
  if (!(await made(config, connection, bucket))) return undefined;
  const body = Buffer.from(versioningDocument('Enabled'));
  const answer = await ask(connection.client, { operation: 'PutBucketVersioning', bucket, body });
  return isAccepted(answer) ? bucket : undefined;
}

/** Lends buckets, one for each trial of a rule that changes its bucket. */
export function bucketLender(config: Config, connection: Connection, facts: SessionFacts) {
  let count = 0;
  return async (): Promise<{ readonly name: string; release(): Promise<void> }> => {
    count += 1;
    const name = `${facts.bucket}-own-${count}`;
    await made(config, connection, name);
    return {
      name,
      release: async () => {
        const { client } = connection;
        await ask(client, { operation: 'DeleteBucketPolicy', bucket: name });
        await empty(client, { bucket: name, prefix: '' });
        await ask(client, { operation: 'DeleteBucket', bucket: name });
      },
    };
  };
}

async function made(config: Config, connection: Connection, bucket: string): Promise<boolean> {
  note(config, { kind: 'bucket', bucket });
  const { client } = connection;
  if (!isAccepted(await ask(client, createBucket(bucket, config.region)))) return false;
  // New buckets may block SSE-C; where the request is unknown, nothing blocks it either.
  const body = Buffer.from(unblockDocument);
  await ask(client, { operation: 'PutBucketEncryption', bucket, body });
  return true;
}
