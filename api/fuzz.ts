import { recorderOf } from '../cli/recorder.ts';
import { repertoireOf } from '../cli/repertoire.ts';
import type { RunReport } from '../core/report.ts';
import { casesOf } from '../fuzz/cases.ts';
import { fuzz as playStories, type Told } from '../fuzz/fuzz.ts';
import { Stages } from '../fuzz/stages.ts';
import type { Config } from '../runner/config.ts';
import { beginStories, type StartedStories } from '../runner/stories.ts';
import { configOf, type EndpointOptions, whole } from './options.ts';

/** Options of a run of the fuzzer. */
export interface FuzzOptions extends EndpointOptions {
  /** Time limit of the stories in milliseconds; 60,000 by default. */
  readonly budgetMs?: number;
  /** Most stories of all shards; without it the time alone limits them. */
  readonly stories?: number;
}

/** Each story sends one request at a time, so that this many keep the endpoint busy. */
const storiesAtOnceMax = 16;

/**
 * Plays random stories, sequences of S3 requests with SSE-C, to an endpoint and judges every answer by
 * a model of a bucket. Each finding is a failed case of the report, with the smallest story that shows it.
 *
 * Throws as `runConformance` does.
 */
export async function fuzz(options: FuzzOptions): Promise<RunReport> {
  const { budgetMs = 60_000, stories, signal, onNotice } = options;
  const config = await configOf({ concurrency: 8, ...options, budgetMs });
  if (stories !== undefined) whole('stories', stories, [1, 100_000_000]);
  const workers = Math.min(config.concurrency, storiesAtOnceMax);
  const end = signal ?? new AbortController().signal;
  const started = await beginStories(
    config,
    { ...(onNotice && { onNotice }) },
    { signal: end, workers },
  );
  const startedAt = Date.now();
  try {
    const told = await playStories({
      ...{
        seed: config.seed,
        shard: config.shard,
        signal: end,
        evidence: started.recording.client,
      },
      ...(stories !== undefined && { storiesMax: stories }),
      budgetMs: started.stop === undefined ? budgetMs : 0,
      repertoire: repertoireOf(started.facts, config),
      stages: stagesOf(started),
      concurrency: Math.min(workers, started.workerBuckets.length),
      isUsedUp: started.isUsedUp,
      onDown: () => started.restore(),
    });
    return reportOf(config, { started, told, end, durationMs: Date.now() - startedAt });
  } finally {
    await started.close();
  }
}

function stagesOf({ plain, facts, workerBuckets }: StartedStories): Stages {
  return new Stages({
    endpoint: plain.client,
    ...{ bucket: facts.bucket, ownBuckets: workerBuckets },
    hasVersions: facts.versionedBucket !== undefined,
    prefix: `${facts.prefix}stories/`,
  });
}

function reportOf(
  { seed, endpoint }: Config,
  of: {
    readonly started: StartedStories;
    readonly told: Told;
    readonly end: AbortSignal;
    readonly durationMs: number;
  },
): RunReport {
  const { started, told, durationMs, end } = of;
  const cases = casesOf({
    ...{ told, durationMs },
    recorder: recorderOf(started.recording.secrets),
    replayOf: ({ number }) =>
      `npx sse-c-conformance fuzz --endpoint ${endpoint} --seed ${seed} --trials ${number + 1}`,
  });
  return started.report({ cases, requests: told.requests, signal: end });
}
