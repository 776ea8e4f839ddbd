import { randomBytes } from 'node:crypto';
import { quotable, quotableErrors } from '../../client/index.ts';
import { answered, type Exchange, header, isAccepted } from '../../core/exchange.ts';
import type { PreflightCheck } from '../../core/report.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { ask } from '../../world/ask.ts';
import { discard, ledgerVersion, note } from '../cleanup/ledger.ts';
import type { Config } from '../config.ts';
import type { Connection, SessionFacts } from '../session.ts';
import { lookThroughGateways } from './gateways.ts';
import { createBucket, patienceFor } from './new-bucket.ts';
import {
  explainNoStore,
  explainPage,
  explainRefusal,
  explainUnreachable,
} from './preflight-errors.ts';
import { runKey } from './run-key.ts';
import { plainNameIn, type RunPlace, runPlace } from './run-place.ts';
import { looksAtKeys, type SsecIgnored } from './ssec-ignored.ts';
import { unblocked } from './unblock.ts';

/** The facts that rules need about an endpoint, or why no rule can be judged. */
export interface Preflight {
  readonly checks: readonly PreflightCheck[];
  readonly facts: Omit<SessionFacts, 'features' | 'versionedBucket'>;
  /** Why no rule can be judged, but for those of `stillJudged`. */
  readonly stop?: string;
  /** SSE-C headers make no difference, so only the rules about that are judged. */
  readonly ignored?: SsecIgnored;
  readonly stillJudged?: readonly RuleId[];
}

/**
 * Rules that an endpoint without SSE-C can break: one PutObject that is answered with 501 says
 * nothing of the other ways of writing, which may ignore the SSE-C headers and store plaintext.
 */
const judgedWithoutSsec = ['support.refuse-not-ignore', 'presign.query-params-put'] as const;

/**
 * Checks the endpoint before any rule runs: reachable, TLS, clock, credentials, region, bucket, and
 * whether every SSE-C request is refused. Throws `UnreachableError` where no S3 endpoint answers.
 */
export async function preflight(
  config: Config,
  given: Connection,
  report: (check: PreflightCheck) => void,
): Promise<Preflight> {
  const connection = quotableErrors(given);
  const checks: PreflightCheck[] = [];
  const check = (of: PreflightCheck) => {
    const shown = { ...of, detail: quotable(connection.secrets, of.detail) };
    checks.push(shown);
    report(shown);
  };
  const runId = config.runId ?? randomBytes(4).toString('hex');
  const place = await bucketFor(config, connection, { runId, check });
  await lookThroughGateways(config, place, check);
  const missing = await ask(connection.client, {
    operation: 'GetObject',
    bucket: place.bucket,
    name: `${place.prefix}nothing`,
  });
  const isNoS3 = explainPage(config, missing);
  if (isNoS3 !== undefined) throw isNoS3;
  const facts = { ...place, missingStatus: missing.status === 403 ? 403 : 404 };
  const plain = await write(connection, facts, { mode: 'plain', seed: config.seed });
  if (!isAccepted(plain)) {
    const detail = `A plain PutObject into ${place.bucket} was answered with ${answered(plain)}; without it no refusal proves anything.`;
    check({ name: 'plain write', outcome: 'stop', detail });
    return { checks, facts, stop: detail };
  }
  if (isAccepted(missing)) await assertStores(config, connection, { place, missing });
  check({
    name: 'plain write',
    outcome: 'ok',
    detail: `a plain object was stored in ${place.bucket}`,
  });
  const { isAllowed, ...stopped } = await ssecAllowed(connection, facts, { config, check });
  if (!isAllowed) return { checks, facts, ...stopped };
  const keys = await looksAtKeys(connection, { ...facts, seed: config.seed });
  check(keys.check);
  return { checks, facts, ...(keys.ignored && { ignored: keys.ignored }) };
}

/** Throws where an object that was just written reads as one that does not exist. */
async function assertStores(
  config: Config,
  { client }: Connection,
  of: { readonly place: RunPlace; readonly missing: Exchange },
): Promise<void> {
  const { bucket } = of.place;
  const name = plainNameIn(of.place);
  const stored = await ask(client, { operation: 'GetObject', bucket, name });
  if (Buffer.compare(stored.body, of.missing.body) === 0) throw explainNoStore(config, stored);
}

async function bucketFor(
  config: Config,
  connection: Connection,
  { runId, check }: { readonly runId: string; readonly check: (of: PreflightCheck) => void },
): Promise<Omit<Preflight['facts'], 'missingStatus'>> {
  note(config, {
    kind: 'run',
    version: ledgerVersion,
    endpoint: config.endpoint,
    region: config.region,
    addressing: config.addressing,
  });
  const { client } = connection;
  const given = config.bucket;
  const { bucket, prefix } = runPlace(config, runId);
  if (given !== undefined) note(config, { kind: 'prefix', bucket, prefix });
  else note(config, { kind: 'bucket', bucket });
  const answer = await ask(
    client,
    given === undefined ? createBucket(bucket, config.region) : { operation: 'HeadBucket', bucket },
  );
  forgetWhatWasNeverMade(config, answer);
  if (answer.status === 0) throw explainUnreachable(config, answer, client.lastFailure);
  reportClock(answer, check);
  if (!isAccepted(answer)) throw explainRefusal(config, answer, bucket);
  const scheme = config.insecure ? 'TLS, its certificate not checked' : 'TLS';
  check({
    name: 'reachable',
    outcome: 'ok',
    detail: config.endpoint.startsWith('http:') ? 'plain http' : scheme,
  });
  const whose =
    given === undefined ? 'made for this run' : `given; everything of this run is under ${prefix}`;
  check({ name: 'bucket', outcome: 'ok', detail: `${bucket}, ${whose}` });
  return { bucket, isOwnBucket: given === undefined, prefix };
}

/** Removes the ledger where the bucket was not created, so that there is nothing to clean up. */
function forgetWhatWasNeverMade(config: Config, answer: Exchange): void {
  const wasAsked = answer.status === 0 && answer.broken !== 'unreachable';
  if (!isAccepted(answer) && !wasAsked) discard(config);
}

const skewNotedMs = 60_000;

function reportClock(answer: Exchange, check: (of: PreflightCheck) => void): void {
  const date = header(answer, 'date');
  const theirs = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return;
  const skewMs = theirs - Date.now();
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  const direction = skewMs > 0 ? 'ahead of' : 'behind';
  const isFar = Math.abs(skewMs) > skewNotedMs;
  const detail = isFar
    ? `its clock is ${seconds} s ${direction} ours; signatures fail from 900 s on`
    : `within ${seconds} s of ours`;
  check({ name: 'clock', outcome: isFar ? 'note' : 'ok', detail });
}

/** Sends one valid SSE-C write; unblocks SSE-C in our own bucket where it is blocked. */
async function ssecAllowed(
  connection: Connection,
  facts: Preflight['facts'],
  { config, check }: { readonly config: Config; readonly check: (of: PreflightCheck) => void },
): Promise<Pick<Preflight, 'stop' | 'stillJudged'> & { readonly isAllowed: boolean }> {
  const { seed } = config;
  const first = await write(connection, facts, { mode: 'SSE-C', seed });
  if (isAccepted(first)) {
    check({
      name: 'SSE-C write',
      outcome: 'ok',
      detail: 'a write with valid SSE-C headers is accepted',
    });
    return { isAllowed: true };
  }
  if (first.status === 501 || first.error?.code === 'NotImplemented') {
    const detail = `This endpoint does not offer SSE-C: a valid write was answered with ${answered(first)}.`;
    check({ name: 'SSE-C write', outcome: 'stop', detail });
    return { stop: detail, stillJudged: judgedWithoutSsec, isAllowed: false };
  }
  if (first.status !== 403) {
    check({
      name: 'SSE-C write',
      outcome: 'note',
      detail: `a valid write was answered with ${answered(first)}`,
    });
    return { isAllowed: false };
  }
  if (facts.isOwnBucket && (await isUnblocked(config, connection, { facts, first }))) {
    check({
      name: 'SSE-C write',
      outcome: 'note',
      detail:
        'new buckets block SSE-C here; PutBucketEncryption with BlockedEncryptionTypes NONE allowed it on ours',
    });
    return { isAllowed: true };
  }
  const advice = facts.isOwnBucket
    ? ''
    : ' Allow it with PutBucketEncryption and BlockedEncryptionTypes NONE, or leave --bucket out.';
  const detail = `SSE-C is refused as a whole: a valid write was answered with ${answered(first)}.${advice}`;
  check({ name: 'SSE-C write', outcome: 'stop', detail });
  return { stop: detail, isAllowed: false };
}

/** Whether SSE-C is accepted after the bucket of the run was set to allow it. */
async function isUnblocked(
  config: Config,
  connection: Connection,
  { facts, first }: { readonly facts: Preflight['facts']; readonly first: Exchange },
): Promise<boolean> {
  const last = await unblocked(connection, facts.bucket, {
    first,
    write: () => write(connection, facts, { mode: 'SSE-C', seed: config.seed }),
    limitMs: patienceFor(config).changeMs,
  });
  return isAccepted(last);
}

async function write(
  connection: Connection,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
  { mode, seed }: { readonly mode: 'plain' | 'SSE-C'; readonly seed: number },
): Promise<Exchange> {
  const { client } = connection;
  const name = mode === 'plain' ? plainNameIn({ prefix }) : `${prefix}preflight/${mode}`;
  const body = Buffer.from('preflight of sse-c-conformance');
  if (mode === 'plain') return ask(client, { operation: 'PutObject', bucket, name, body });
  const writeKey = runKey(connection, { seed, use: name });
  return ask(client, { operation: 'PutObject', bucket, name, body, writeKey });
}
