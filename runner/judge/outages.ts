import { exec } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../client/index.ts';
import type { Exchange } from '../../core/exchange.ts';
import { asSentence, certificateTrouble, saysOutage } from '../../core/outage.ts';
import type { Outage } from '../../core/report.ts';
import { type DraftHead, sentDraft } from '../../core/values.ts';
import { ask } from '../../world/ask.ts';
import type { Config } from '../config.ts';
import { makeBucket } from '../probes/new-bucket.ts';
import { versionedBucket } from '../probes/versioned-bucket.ts';
import type { Connection, SessionFacts } from '../session.ts';

/** How long to wait for an endpoint that stopped answering, by default. */
const downMsDefault = 30_000;
const commandMsMax = 120_000;
const lookMs = 500;
/** Outages of one run after each of which `--on-down` is run. */
const outagesMax = 50;

/** What the watch of a connection needs to know. */
export interface WatchOptions {
  readonly config: Config;
  readonly facts: Pick<SessionFacts, 'bucket' | 'isOwnBucket' | 'prefix' | 'versionedBucket'>;
  readonly signal: AbortSignal;
  notice(sentence: string): void;
  /** Called when the endpoint is back, with the buckets of the run but perhaps without its objects. */
  onBack(): void;
}

/** A connection whose endpoint may stop answering. */
export interface Watched {
  readonly connection: Connection;
  readonly outages: readonly Outage[];
  /** Why no more requests are sent. */
  readonly whyGone: string | undefined;
}

/**
 * Watches whether the endpoint can be reached. Where it cannot, every request waits until it is back:
 * a bounded time once, or after each outage where `--on-down` brings it back. If it does not come
 * back no further request is sent.
 */
export function watched(connection: Connection, options: WatchOptions): Watched {
  const { client } = connection;
  const outages: Outage[] = [];
  const suspects = new Set<string>();
  let suspect: string | undefined;
  let underWay: Promise<void> | undefined;
  let whyGone: string | undefined;

  const isDown = async () => {
    const { bucket } = options.facts;
    return (await ask(client, { operation: 'HeadBucket', bucket })).broken === 'unreachable';
  };

  /** A certificate that is not trusted does not mend itself. */
  const distrust = () => certificateTrouble(client.lastFailure);
  const isHopeless = () => distrust() !== undefined;

  const recover = async (after: string) => {
    if (!(await isDown())) return;
    const mayWait = outages.length === 0 || options.config.onDown !== undefined;
    const isBack =
      mayWait &&
      outages.length < outagesMax &&
      !isHopeless() &&
      (await comesBack(asSentence(saysOutage({ after })), options, { isDown, isHopeless }));
    const certificate = isBack ? undefined : distrust();
    const trouble = { after, ...(certificate !== undefined && { certificate }) };
    outages.push({ ...trouble, isBack });
    if (isBack) {
      await makeBucketsAgain(connection, options);
      options.onBack();
      options.notice('The endpoint answers again.');
    } else if (!options.signal.aborted) {
      whyGone = saysOutage(trouble);
      options.notice(`${asSentence(whyGone)}: what was not judged before is blocked.`);
    }
  };

  const exchange: Client['exchange'] = async (draft, role, limits) => {
    await underWay;
    if (whyGone !== undefined) return unsent(sentDraft(draft), role);
    const answer = await client.exchange(draft, role, limits);
    if (draft.transport.scheme !== 'https' || !isBroken(answer)) {
      if (answer.status > 0) suspect = undefined;
      return answer;
    }
    const mine = caseIn(draft, options.facts);
    suspect ??= mine;
    const before = outages.length;
    underWay ??= recover(suspect).finally(() => {
      underWay = undefined;
    });
    await underWay;
    if (outages.length === before || suspects.has(mine)) return answer;
    // The first time this may be any of the requests that were under way.
    suspects.add(mine);
    return { ...answer, broken: 'unreachable' };
  };
  return {
    connection: { ...connection, client: sendingBy(client, exchange) },
    outages,
    get whyGone() {
      return whyGone;
    },
  };
}

/** Makes the buckets of the run again where the endpoint keeps them in memory alone. */
async function makeBucketsAgain(
  connection: Connection,
  { config, facts }: WatchOptions,
): Promise<void> {
  const { bucket, isOwnBucket } = facts;
  if (!isOwnBucket) return;
  const head = await ask(connection.client, { operation: 'HeadBucket', bucket });
  if (head.status !== 404) return;
  await makeBucket(config, connection, bucket);
  if (facts.versionedBucket !== undefined) await versionedBucket(config, connection, facts);
}

/** Whether a connection broke as it does when a process ends. */
function isBroken({ broken }: Exchange): boolean {
  return broken === 'unreachable' || broken === 'closed' || broken === 'cut short';
}

/** The case that sent a request, from its object name; else its operation. */
function caseIn({ name, operation }: DraftHead, { prefix }: { readonly prefix: string }): string {
  const [rule, on] = name.startsWith(prefix) ? name.slice(prefix.length).split('/') : [];
  return rule?.includes('.') && on !== undefined ? `${rule}@${on}` : operation;
}

async function comesBack(
  place: string,
  { config, signal, notice }: WatchOptions,
  look: { isDown(): Promise<boolean>; isHopeless(): boolean },
): Promise<boolean> {
  const { onDown, downMs = downMsDefault } = config;
  const seconds = Math.round(downMs / 1000);
  const next = onDown === undefined ? '' : `running --on-down, then `;
  notice(`${place}: ${next}waiting up to ${seconds} s for it.`);
  if (onDown !== undefined) await run(onDown);
  const until = Date.now() + downMs;
  while (!signal.aborted) {
    if (!(await look.isDown())) return true;
    if (Date.now() >= until || look.isHopeless()) return false;
    await sleep(Math.min(lookMs, downMs));
  }
  return false;
}

/** Runs a command of the user in a shell; whether it helped shows in the next request. */
function run(command: string): Promise<void> {
  return new Promise((done) => {
    exec(command, { timeout: commandMsMax }, () => done());
  });
}

function unsent(request: Exchange['request'], role: Exchange['role']): Exchange {
  const none = { status: 0, headers: [], body: new Uint8Array(0), durationMs: 0 };
  return { ...none, broken: 'unreachable', request, role };
}

/** The same client with another way to send; its counters are looked up each time. */
function sendingBy(client: Client, exchange: Client['exchange']): Client {
  return {
    get requests() {
      return client.requests;
    },
    get lastFailure() {
      return client.lastFailure;
    },
    pace: client.pace,
    wire: client.wire,
    close: () => client.close(),
    exchange,
  };
}
