import { quotableErrors } from '../../client/index.ts';
import { type Exchange, header, isAccepted, isTransient } from '../../core/exchange.ts';
import { versioningDocument } from '../../spec/documents.ts';
import { ask } from '../../world/ask.ts';
import type { Config } from '../config.ts';
import type { RunEvents } from '../events.ts';
import type { Connection, SessionFacts } from '../session.ts';
import { inWords, makeBucket } from './new-bucket.ts';
import { waitFor } from './wait.ts';

const versionsMs = 300_000;
const versionsHereMs = 10_000;
const versionsInARow = 3;

/** Creates a bucket with versioning enabled, besides that of the run; or says why there is none. */
export async function versionedBucket(
  config: Config,
  given: Connection,
  facts: Pick<SessionFacts, 'bucket' | 'isOwnBucket'>,
  events: Pick<RunEvents, 'onNotice'> = {},
): Promise<Pick<SessionFacts, 'versionedBucket' | 'noVersions' | 'isVersioningUnclear'>> {
  if (!facts.isOwnBucket) return { noVersions: '--bucket names a bucket of yours' };
  const connection = quotableErrors(given);
  const bucket = `${facts.bucket}-versions`;
  const trouble = await makeBucket(config, connection, bucket);
  // Without a second bucket it is not known whether the endpoint has versions.
  if (trouble !== undefined) return { noVersions: trouble.reason, isVersioningUnclear: true };
  const body = Buffer.from(versioningDocument('Enabled'));
  const { client } = connection;
  const answer = await ask(client, { operation: 'PutBucketVersioning', bucket, body });
  if (!isAccepted(answer)) return none(`PutBucketVersioning was ${inWords(answer)}`, answer);
  // Enabling takes time to reach every server; a write before that has no version of its own.
  let inARow = 0;
  const last = await waitFor(
    {
      what: 'writes to a bucket with versioning to be answered with a version id',
      isDone: (written) => {
        inARow = hasVersion(written) ? inARow + 1 : 0;
        return inARow >= versionsInARow || isSilent(written);
      },
      send: () => ask(client, { operation: 'PutObject', bucket, name: 'preflight/version' }),
      limitMs: config.endpointKind === 'reference' ? versionsHereMs : versionsMs,
    },
    events,
  );
  if (inARow >= versionsInARow) return { versionedBucket: bucket };
  return none(`versioning was enabled, but a write was ${inWords(last)} without a version`, last);
}

/** Why there is no bucket with versioning, and whether that is because the endpoint failed. */
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
