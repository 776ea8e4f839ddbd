import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { InvariantError } from '../core/errors.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import type { CaseReport, PreflightCheck, RunReport, Summary } from '../core/report.ts';
import { type Verdict, verdicts } from '../core/verdict.ts';
import { versionedBucket } from './buckets.ts';
import { clean } from './cleanup/cleanup.ts';
import { discard, readLedger } from './cleanup/ledger.ts';
import type { Config } from './config.ts';
import type { RunEvents } from './engine/events.ts';
import { replayOf } from './judge/replay.ts';
import { type PlannedCase, planCases } from './plan/catalogue.ts';
import { startOrder } from './plan/start-order.ts';
import { probeFeatures } from './probes/capabilities.ts';
import { type Preflight, preflight } from './probes/preflight.ts';
import { type Connection, connect, type SessionFacts } from './session.ts';

/**
 * Runs the selected cases against the endpoint and deletes what it created, also when it is aborted
 * or fails. Throws `UsageError` for a selection that matches nothing and `UnreachableError` where
 * there is no S3 endpoint to judge.
 */
export async function run(
  config: Config,
  events: RunEvents = {},
  signal?: AbortSignal,
  engine: 'vitest' | 'here' = 'vitest',
): Promise<RunReport> {
  const startedAt = new Date();
  const cases = planCases(config);
  const runPlan = engineNamed(engine);
  runPlan.catch(() => {});
  const budget = AbortSignal.timeout(config.budgetMs);
  const connection = connect(config, signal ? AbortSignal.any([signal, budget]) : budget);
  try {
    const looked = await preflight(config, connection, (check) => events.onPreflight?.(check));
    const results = await judgeAll({
      config,
      connection,
      looked,
      cases,
      events,
      engine: runPlan,
      deadline: startedAt.getTime() + config.budgetMs,
      ...(signal && { signal }),
    });
    return reportOf(config, { startedAt, looked, results, requests: connection.client.requests });
  } finally {
    await connection.client.close();
    await tidy(config, events);
  }
}

interface Judging {
  readonly config: Config;
  readonly connection: Connection;
  readonly looked: Preflight;
  readonly cases: readonly PlannedCase[];
  readonly events: RunEvents;
  readonly engine: ReturnType<typeof engineNamed>;
  /** In milliseconds of the epoch. */
  readonly deadline: number;
  readonly signal?: AbortSignal;
}

interface Results {
  readonly cases: readonly CaseReport[];
  readonly requests: number;
}

async function judgeAll(of: Judging): Promise<Results> {
  const { config, looked, cases, events } = of;
  events.onPlan?.({ cases: cases.length, seed: config.seed });
  if (looked.stop !== undefined)
    return { cases: cases.map((one) => unjudged(one, config, looked.stop ?? '')), requests: 0 };
  const ran = await runAll(of);
  const { deadline } = of;
  const why = of.signal?.aborted
    ? 'interrupted before it ran'
    : `the run's time, ${Math.round(config.budgetMs / 1000)} s, was used up; allow more or select fewer rules`;
  if (ran.cases.length < cases.length && !of.signal?.aborted && Date.now() < deadline) {
    throw new InvariantError(
      'E_ENGINE',
      `Only ${ran.cases.length} of ${cases.length} cases came back from the engine. Please report this.`,
    );
  }
  const byId = new Map(ran.cases.map((one) => [one.id, one]));
  return {
    cases: cases.map((one) =>
      required(config, byId.get(one.info.id) ?? unjudged(one, config, why), one),
    ),
    requests: ran.requests,
  };
}

/** The engine starts while the features are still looked for: each takes about half a second. */
async function runAll(of: Judging): Promise<Results> {
  const { config, cases, deadline, events } = of;
  const failed = new AbortController();
  const facts = factsFor(of);
  facts.catch(() => failed.abort());
  try {
    const runPlan = await of.engine;
    return await runPlan({
      plan: {
        config,
        caseIds: startOrder(cases).map(({ info }) => info.id),
        end: { deadline, channel: `sse-c-conformance ${randomUUID()}` },
      },
      facts,
      events,
      signal: of.signal ? AbortSignal.any([of.signal, failed.signal]) : failed.signal,
    });
  } finally {
    // Whatever became of the cases: without the facts there is nothing to say about them.
    await facts;
  }
}

/** Vitest costs 0.4 s to load, so nobody else pays for it. */
async function engineNamed(name: 'vitest' | 'here') {
  if (name === 'here') return (await import('./engine/here.ts')).runHere;
  return (await import('./engine/worker.ts')).runInWorker;
}

/** `--require` turns a skip for want of a feature into a failure. */
function required(config: Config, report: CaseReport, { info }: PlannedCase): CaseReport {
  const missing = info.needs.find((need) => config.require.includes(need));
  if (
    report.verdict !== 'skip' ||
    missing === undefined ||
    !report.reason?.startsWith(`${missing}:`)
  )
    return report;
  return { ...report, verdict: 'fail', reason: `--require ${missing}: ${report.reason}` };
}

async function factsFor({ config, connection, looked, cases }: Judging): Promise<SessionFacts> {
  const wanted = new Set(cases.flatMap(({ info }) => info.needs));
  const versioned = wanted.has('versioning')
    ? await versionedBucket(config, connection, looked.facts)
    : {};
  const facts = { ...looked.facts, ...versioned };
  const plainName = `${facts.prefix}preflight/plain`;
  return {
    ...facts,
    features: await probeFeatures({ config, connection, facts, plainName }, wanted),
  };
}

function unjudged({ info }: PlannedCase, config: Config, reason: string): CaseReport {
  const { id, rule, operation, level, title, clause } = info;
  return {
    id,
    rule,
    operation,
    level,
    title,
    clause,
    ...(info.disputed && { disputed: info.disputed }),
    verdict: 'blocked',
    trials: 0,
    requests: 0,
    durationMs: 0,
    reason,
    findings: [],
    replay: replayOf(config, { caseId: id }),
  };
}

function reportOf(
  config: Config,
  of: {
    readonly startedAt: Date;
    readonly looked: Preflight;
    readonly results: Results;
    readonly requests: number;
  },
): RunReport {
  const { cases } = of.results;
  const counts = Object.fromEntries(
    verdicts.map((verdict) => [verdict, cases.filter((one) => one.verdict === verdict).length]),
  ) as Record<Verdict, number>;
  const summary: Summary = {
    ...counts,
    requests: of.requests + of.results.requests,
    durationMs: Date.now() - of.startedAt.getTime(),
  };
  const checks: readonly PreflightCheck[] = of.looked.checks;
  const report: RunReport = {
    tool: { name: 'sse-c-conformance', version: version() },
    endpoint: {
      url: config.endpoint,
      ...(config.endpointHttp !== undefined && { httpUrl: config.endpointHttp }),
      kind: config.endpointKind,
      region: config.region,
      bucket: of.looked.facts.bucket,
      addressing: config.addressing,
    },
    seed: config.seed,
    trials: config.trials,
    failOn: config.failOn,
    exitCode: 0,
    startedAt: of.startedAt.toISOString(),
    preflight: checks,
    summary,
    cases,
  };
  return { ...report, exitCode: exitCodeOf(report) };
}

const cleanupMs = 300_000;

/**
 * Deletes what the run created, also when its own time is used up: with a connection and a bound of
 * its own. What is left stays in the ledger.
 */
async function tidy(config: Config, events: RunEvents): Promise<void> {
  if (!existsSync(config.ledgerFile)) return;
  const { client } = connect(config, AbortSignal.timeout(cleanupMs));
  try {
    const { left } = await clean(client, readLedger(config.ledgerFile), events);
    if (left === 0) discard(config);
    else events.onNotice?.(`Finish with: sse-c-conformance cleanup ${config.ledgerFile}`);
  } finally {
    await client.close();
  }
}

function version(): string {
  const found: unknown = JSON.parse(readFileSync(packageFile(), 'utf8'));
  return typeof found === 'object' && found !== null && 'version' in found
    ? String(found.version)
    : 'unknown';
}

/** Beside the sources, or one folder above the compiled ones. */
function packageFile(): URL {
  const near = new URL('../package.json', import.meta.url);
  return near.pathname.includes('/dist/') ? new URL('../../package.json', import.meta.url) : near;
}
