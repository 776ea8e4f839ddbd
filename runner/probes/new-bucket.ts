import { randomBytes } from 'node:crypto';
import { CustomerKey } from '../../core/customer-key.ts';
import { answered, type Exchange, isAccepted } from '../../core/exchange.ts';
import { ask } from '../../world/ask.ts';
import { longPatience, type Patience, quickPatience, shortPatience } from '../../world/patience.ts';
import { note } from '../cleanup/ledger.ts';
import type { Config } from '../config.ts';
import type { Connection } from '../session.ts';
import { unblocked } from './unblock.ts';

/** How long to wait for changes: they are effective at once on the reference endpoint alone. */
export function patienceFor(config: Pick<Config, 'endpointKind' | 'quick'>): Patience {
  if (config.endpointKind === 'reference') return shortPatience;
  return config.quick ? quickPatience : longPatience;
}

/** CreateBucket, with the region that Amazon requires outside us-east-1. */
export function createBucket(bucket: string, region: string) {
  const body =
    region === 'us-east-1' || region === ''
      ? new Uint8Array(0)
      : Buffer.from(
          `<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`,
        );
  return { operation: 'CreateBucket', bucket, body } as const;
}

/** Why a new bucket cannot be used. */
export interface BucketTrouble {
  readonly reason: string;
  readonly answer: Exchange;
}

/** Creates a bucket that accepts SSE-C; returns why it does not, if so. */
export async function makeBucket(
  config: Config,
  connection: Connection,
  bucket: string,
): Promise<BucketTrouble | undefined> {
  note(config, { kind: 'bucket', bucket });
  const { client } = connection;
  const created = await ask(client, createBucket(bucket, config.region));
  if (!isAccepted(created))
    return { reason: `CreateBucket was ${inWords(created)}`, answer: created };
  // New buckets may block SSE-C. Other refusals than 403 are for the rules to judge.
  const writeKey = CustomerKey.of(randomBytes(32));
  connection.secrets.addKey(writeKey);
  const name = 'preflight/ssec';
  const write = () => ask(client, { operation: 'PutObject', bucket, name, writeKey });
  const last = await unblocked(connection, bucket, {
    ...{ first: await write(), write },
    limitMs: patienceFor(config).changeMs,
  });
  if (last.status === 403)
    return {
      reason: `a new bucket refuses SSE-C: a valid write was ${inWords(last)}`,
      answer: last,
    };
  if (isAccepted(last)) await ask(client, { operation: 'DeleteObject', bucket, name });
  return undefined;
}

/** How a request was answered, for a reason. */
export function inWords(answer: Exchange): string {
  return `answered with ${answered(answer)}`;
}
