import { ssecIgnoredSentence } from '../core/diagnosis.ts';
import { InvariantError } from '../core/errors.ts';
import type { RunReport } from '../core/report.ts';
import type { Config } from './config.ts';
import { openNotices } from './engine/notices.ts';
import type { Engine, EngineResult, Plan } from './engine/plan.ts';
import type { VitestExtras } from './engine/vitest-engine.ts';
import type { RunEvents } from './events.ts';
import { isAboutIgnoring, type PlannedCase, planCases } from './plan/catalogue.ts';
import { inShard } from './plan/shard.ts';
import { startOrder } from './plan/start-order.ts';
import { probeFeatures } from './probes/capabilities.ts';
import { notesOn } from './probes/notes.ts';
import { ownBuckets } from './probes/own-bucket.ts';
import { type Preflight, preflight } from './probes/preflight.ts';
import { plainNameIn } from './probes/run-place.ts';
import { versionedBucket } from './probes/versioned-bucket.ts';
import { untilFor } from './probes/wait.ts';
import { reportOf } from './run-report.ts';
import { type Connection, connect, leftOf, type SessionFacts } from './session.ts';
import { endingOf, tidy } from './tidy.ts';

/**
 * Runs the selected cases against the endpoint and deletes the objects and buckets that it created,
 * also when it is aborted or fails. Throws `UsageError` for a selection that matches nothing and
 * `UnreachableError` where no S3 endpoint answers.
 */
export async function run(
  config: Config,
  events: RunEvents = {},
  signal?: AbortSignal,
  engine: 'here' | 'vitest' | VitestExtras = 'vitest',
): Promise<RunReport> {
  planCases(config);
  // Vitest starts during the preflight, which takes about as long.
  const starting = engineOf(engine);
  starting.catch(() => {});
  try {
    const begun = await begin(config, events, signal);
    try {
      const { plan } = begun;
      const ran = await (await starting).run(plan, { events, signal: begun.signal });
      if (ran.cases.length < plan.caseIds.length)
        throw new InvariantError(
          'E_ENGINE',
          `Only ${ran.cases.length} of ${plan.caseIds.length} cases came back from the engine. Please report this.`,
        );
      return begun.report(ran);
    } finally {
      await begun.close();
    }
  } finally {
    await starting.then(
      ({ close }) => close(),
      () => {},
    );
  }
}

/** Vitest takes 0.4 s to load, so it is only loaded where it runs the cases. */
async function engineOf(engine: 'here' | 'vitest' | VitestExtras): Promise<Engine> {
  if (engine === 'here') return (await import('./engine/here.ts')).hereEngine;
  const { vitestEngine } = await import('./engine/vitest-engine.ts');
  return vitestEngine(engine === 'vitest' ? undefined : engine);
}

/** A run after its preflight and probes: its plan, and how to report and clean up. */
export interface StartedRun {
  readonly plan: Plan;
  /** Aborted with the given signal, or when `--budget` is used up. */
  readonly signal: AbortSignal;
  report(ran: EngineResult): RunReport;
  /** Deletes what the run created. */
  close(): Promise<void>;
}

/** Runs preflight and probes, and creates the buckets that the selected cases need. */
export async function begin(
  config: Config,
  events: RunEvents,
  given?: AbortSignal,
): Promise<StartedRun> {
  const startedAt = new Date();
  // Probes and notes are those of the whole run, so that no verdict depends on the shard.
  const all = planCases({ ...config, shard: undefined });
  const cases = inShard(all, config.shard);
  const budget = AbortSignal.timeout(config.budgetMs);
  const signal = given ? AbortSignal.any([given, budget]) : budget;
  const connection = connect(config, signal, events);
  const notices = openNotices((sentence) => events.onNotice?.(sentence));
  const close = async () => {
    await notices.close();
    await connection.client.close();
    await tidy(config, events);
  };
  try {
    const seen = await preflight(config, connection, (check) => events.onPreflight?.(check));
    events.onPlan?.({ cases: cases.length, seed: config.seed });
    const facts = await factsFor({ config, connection, looked: seen, cases: all, events });
    const notes = notesOn(facts, all);
    for (const note of notes) events.onPreflight?.(note);
    const looked = { ...seen, checks: [...seen.checks, ...notes] };
    const plan = {
      config: leftOf(config, connection.client),
      caseIds: startOrder(cases).map(({ info }) => info.id),
      facts,
      notices: notices.name,
      ...(looked.stop !== undefined && { stop: looked.stop }),
      ...(looked.stillJudged && { stillJudged: looked.stillJudged }),
      ...(looked.ignored && { ssecIgnored: ssecIgnoredSentence }),
    };
    const { requests } = connection.client;
    const report = (ran: EngineResult) =>
      reportOf(config, {
        ...{ startedAt, looked, requests: requests + ran.requests },
        ended: endingOf(looked, signal),
        ...{ cases: inOrder(cases, ran), connection, outages: ran.outages ?? [] },
        selected: all.map(({ info }) => info.id),
      });
    return { plan, signal, report, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function factsFor(of: {
  readonly config: Config;
  readonly connection: Connection;
  readonly looked: Preflight;
  readonly cases: readonly PlannedCase[];
  readonly events: RunEvents;
}): Promise<SessionFacts> {
  const { config, connection, looked, cases, events } = of;
  const judged = cases.filter(({ info }) => isJudged(info, looked));
  const wanted = new Set(
    judged.flatMap(({ info, rule }) => [...info.needs, ...(rule.space?.mayNeed ?? [])]),
  );
  const versioned = wanted.has('versioning')
    ? await versionedBucket(config, connection, looked.facts, events)
    : {};
  const facts = { ...looked.facts, ...versioned };
  const plainName = plainNameIn(facts);
  const lend = ownBuckets(config, connection, facts, 'settings');
  const until = untilFor(config, events);
  const context = { config, connection, facts, plainName, until };
  return { ...facts, features: await probeFeatures(context, wanted, lend) };
}

/** Whether a case is judged on an endpoint about which the preflight found this. */
function isJudged(info: PlannedCase['info'], { stop, stillJudged, ignored }: Preflight): boolean {
  if (stop !== undefined) return stillJudged?.some((rule) => rule === info.rule) === true;
  return ignored === undefined || isAboutIgnoring(info);
}

/** The case reports in the order of the catalogue. */
function inOrder(cases: readonly PlannedCase[], { cases: ran }: EngineResult): RunReport['cases'] {
  const byId = new Map(ran.map((one) => [one.id, one]));
  return cases.flatMap(({ info }) => byId.get(info.id) ?? []);
}
