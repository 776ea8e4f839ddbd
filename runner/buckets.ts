import { randomBytes } from 'node:crypto';
import { CustomerKey } from '../core/customer-key.ts';
import { type Exchange, header, isAccepted } from '../core/exchange.ts';
import { unblockDocument, versioningDocument } from '../spec/documents.ts';
import {
  askUntil,
  longPatience,
  type Patience,
  quickPatience,
  shortPatience,
} from '../world/patience.ts';
import { empty } from './cleanup/empty.ts';
import { note } from './cleanup/ledger.ts';
import type { Config } from './config.ts';
import { isTransient } from './judge/excuses.ts';
import { createBucket } from './probes/preflight.ts';
import { ask } from './requests.ts';
import type { Connection, SessionFacts } from './session.ts';
import { quoting } from './told.ts';

/** What the endpoint in this process changes holds at once; elsewhere a change travels. */
export function patienceFor(config: Pick<Config, 'endpointKind' | 'quick'>): Patience {
  if (config.endpointKind === 'reference') return shortPatience;
  return config.quick ? quickPatience : longPatience;
}

const versionsMs = 300_000;
const versionsHereMs = 10_000;
const versionsInARow = 3;

/** A bucket with versioning on beside the run's own, or why there is none. */
export async function versionedBucket(
  config: Config,
  given: Connection,
  facts: Pick<SessionFacts, 'bucket' | 'isOwnBucket'>,
): Promise<Pick<SessionFacts, 'versionedBucket' | 'noVersions' | 'isVersioningUnclear'>> {
  if (!facts.isOwnBucket) return { noVersions: '--bucket names a bucket of yours' };
  const connection = quoting(given);
  const bucket = `${facts.bucket}-versions`;
  const trouble = await made(config, connection, bucket);
  if (trouble !== undefined) return none(trouble.reason, trouble.answer);
  const body = Buffer.from(versioningDocument('Enabled'));
  const { client } = connection;
  const answer = await ask(client, { operation: 'PutBucketVersioning', bucket, body });
  if (!isAccepted(answer)) return none(`PutBucketVersioning was ${said(answer)}`, answer);
  // Enabling travels: a write before it has arrived has no version, and the next one replaces it.
  let inARow = 0;
  const last = await askUntil(
    (written) => {
      inARow = hasVersion(written) ? inARow + 1 : 0;
      return inARow >= versionsInARow || isSilent(written);
    },
    () => ask(client, { operation: 'PutObject', bucket, name: 'preflight/version' }),
    config.endpointKind === 'reference' ? versionsHereMs : versionsMs,
  );
  if (inARow >= versionsInARow) return { versionedBucket: bucket };
  return none(`versioning was enabled, but a write was ${said(last)} without a version`, last);
}

/** Why there is no bucket with versions, and whether the endpoint failed rather than said so. */
function none(noVersions: string, answer: Exchange) {
  return { noVersions, ...(isTransient(answer) && { isVersioningUnclear: true }) };
}

function hasVersion(written: Exchange): boolean {
  const id = header(written, 'x-amz-version-id');
  return isAccepted(written) && id !== undefined && id !== 'null';
}

function isSilent({ broken }: Exchange): boolean {
  return broken === 'unreachable';
}

/** A bucket for one trial, and why it is of no use, if so. */
export interface LentBucket {
  readonly name: string;
  readonly trouble?: string;
  release(): Promise<void>;
}

/** Lends buckets, one for each trial of a rule that changes its bucket. */
export function bucketLender(config: Config, given: Connection, facts: SessionFacts) {
  const connection = quoting(given);
  let count = 0;
  return async (): Promise<LentBucket> => {
    count += 1;
    const name = `${facts.bucket}-own-${count}`;
    const trouble = await made(config, connection, name);
    return {
      name,
      ...(trouble !== undefined && { trouble: trouble.reason }),
      release: async () => {
        const { client } = connection;
        await ask(client, { operation: 'DeleteBucketPolicy', bucket: name });
        await empty(client, { bucket: name, prefix: '' });
        const deleted = await ask(client, { operation: 'DeleteBucket', bucket: name });
        if (isAccepted(deleted)) note(config, { kind: 'gone', bucket: name });
      },
    };
  };
}

/** Makes a bucket that takes SSE-C; else says why it does not. */
async function made(
  config: Config,
  connection: Connection,
  bucket: string,
): Promise<{ readonly reason: string; readonly answer: Exchange } | undefined> {
  note(config, { kind: 'bucket', bucket });
  const { client } = connection;
  const created = await ask(client, createBucket(bucket, config.region));
  if (!isAccepted(created)) return { reason: `CreateBucket was ${said(created)}`, answer: created };
  // New buckets may block SSE-C; where the request is unknown, nothing blocks it either.
  const body = Buffer.from(unblockDocument);
  await ask(client, { operation: 'PutBucketEncryption', bucket, body });
  // Allowing it again travels too. Any refusal but this one is for the rules to judge.
  const sealing = CustomerKey.of(randomBytes(32));
  connection.secrets.add('customer key', sealing.bytes);
  const name = 'preflight/ssec';
  const last = await askUntil(
    (written) => written.status !== 403,
    () => ask(client, { operation: 'PutObject', bucket, name, sealing }),
    patienceFor(config).changeMs,
  );
  if (last.status === 403)
    return {
      reason: `a new bucket refuses SSE-C: a valid write was ${said(last)}`,
      answer: last,
    };
  if (isAccepted(last)) await ask(client, { operation: 'DeleteObject', bucket, name });
  return undefined;
}

function said({ status, error, broken }: Exchange): string {
  return `answered with ${status} ${error?.code ?? broken ?? ''}`.trim();
}
