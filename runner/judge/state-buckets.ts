import { quotableErrors } from '../../client/index.ts';
import { isAccepted } from '../../core/exchange.ts';
import { isRefusal } from '../../core/expectations/refused.ts';
import type { BucketState } from '../../core/space.ts';
import { defaultDocument, unblockDocument, versioningDocument } from '../../spec/documents.ts';
import type { OperationName } from '../../spec/operations.ts';
import { ask } from '../../world/ask.ts';
import type { Config } from '../config.ts';
import { inWords, makeBucket } from '../probes/new-bucket.ts';
import type { Connection, SessionFacts } from '../session.ts';

/** A bucket that trials share; `trouble` says why it cannot be used. */
export interface StateBucket {
  readonly name: string;
  readonly trouble?: string;
  /** The endpoint refused to set it up so. */
  readonly isRefused?: true;
}

/** A request that brings a new bucket into a state, with another document if that is refused. */
interface Step {
  readonly operation: OperationName;
  readonly documents: readonly string[];
}

const versioning = (status: 'Enabled' | 'Suspended'): Step => ({
  operation: 'PutBucketVersioning',
  documents: [versioningDocument(status)],
});
/** The first document keeps SSE-C allowed, but not every endpoint knows its element for that. */
const encryption = (algorithm: 'AES256' | 'aws:kms'): Step => ({
  operation: 'PutBucketEncryption',
  documents: [unblockDocument, defaultDocument].map((one) =>
    one.replace('>AES256<', `>${algorithm}<`),
  ),
});

const steps: Readonly<Record<Exclude<BucketState, 'plain' | 'versioned'>, readonly Step[]>> = {
  suspended: [versioning('Enabled'), versioning('Suspended')],
  'default-SSE-S3': [encryption('AES256')],
  'default-SSE-KMS': [encryption('aws:kms')],
};

/**
 * The buckets of a run by their state, each made when a trial first needs it. The ledger names them,
 * so that the clean-up deletes them.
 */
export function stateBuckets(config: Config, given: Connection, facts: SessionFacts) {
  const made = new Map<BucketState, Promise<StateBucket>>();
  return (state: BucketState): Promise<StateBucket> => {
    const known = made.get(state) ?? bucketIn(state, { config, given, facts });
    made.set(state, known);
    return known;
  };
}

async function bucketIn(
  state: BucketState,
  of: { readonly config: Config; readonly given: Connection; readonly facts: SessionFacts },
): Promise<StateBucket> {
  const { config, given, facts } = of;
  if (state === 'plain') return { name: facts.bucket };
  if (state === 'versioned')
    return { name: facts.versionedBucket ?? facts.bucket, ...noVersions(facts) };
  const name = `${facts.bucket}-${state.toLowerCase()}`;
  const connection = quotableErrors(given);
  const trouble = await makeBucket(config, connection, name);
  if (trouble !== undefined) return { name, trouble: trouble.reason };
  for (const step of steps[state]) {
    const refusal = await refusalOf(connection, name, step);
    if (refusal !== undefined) return { name, ...refusal };
  }
  return { name };
}

/** Why a step was refused, with each of its documents. */
async function refusalOf(
  { client }: Connection,
  bucket: string,
  { operation, documents }: Step,
): Promise<Pick<StateBucket, 'trouble' | 'isRefused'> | undefined> {
  let refusal: Pick<StateBucket, 'trouble' | 'isRefused'> | undefined;
  for (const document of documents) {
    const answer = await ask(client, { operation, bucket, body: Buffer.from(document) });
    if (isAccepted(answer)) return undefined;
    refusal ??= {
      trouble: `${operation} was ${inWords(answer)}`,
      ...(isRefusal(answer) && { isRefused: true as const }),
    };
  }
  return refusal;
}

function noVersions({ versionedBucket, noVersions: why }: SessionFacts): { trouble?: string } {
  return versionedBucket === undefined ? { trouble: why ?? 'no bucket has versions' } : {};
}
