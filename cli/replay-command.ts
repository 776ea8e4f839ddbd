import { causeText } from '../core/cause-text.ts';
import { UsageError } from '../core/errors.ts';
import { answered } from '../core/exchange.ts';
import { oneLine } from '../core/visible.ts';
import { type ReplayFile, readReplayFile } from '../fuzz/replay-file.ts';
import { type Shown, showing } from '../fuzz/shrink.ts';
import { Stages } from '../fuzz/stages.ts';
import { stepInWords } from '../fuzz/words.ts';
import type { Config } from '../runner/config.ts';
import { beginStories } from '../runner/stories.ts';
import { readText } from '../runner/text-file.ts';
import { announce } from './announce.ts';
import { configWithout, type RunFlags, type Target } from './config.ts';
import { fuzzProgress } from './fuzz-progress.ts';
import { interruptible } from './interrupt.ts';
import { ledgerFile, outputFolder } from './output-folder.ts';
import { startOwnEndpoint, targetOf } from './own-endpoint.ts';
import { recorderOf } from './recorder.ts';
import { givenTarget } from './target.ts';
import { version } from './version.ts';

/** The flags of `replay`. */
export interface ReplayFlags extends RunFlags {
  readonly times: number;
}

/**
 * `replay FILE`: plays the story of a finding again, and says how often it showed the finding. Exit
 * code 1 if it did, 0 if it never did.
 */
export async function replayCommand(file: string, flags: ReplayFlags): Promise<void> {
  const replay = replayIn(file);
  const common = configWithout({
    ...flags,
    ...{ level: 'may', trials: 1, concurrency: 4, budget: 86_400, failOn: 'must', quick: false },
    seed: replay.story.seed,
  });
  const folder = outputFolder(flags.out);
  const given = await givenTarget(flags);
  const own = given === undefined ? await startOwnEndpoint() : undefined;
  try {
    const target: Target = given ?? targetOf(own as NonNullable<typeof own>);
    const config: Config = { ...common, ...target, ledgerFile: ledgerFile(folder) };
    announce(config);
    await playedOn(config, replay, flags.times);
  } finally {
    await own?.close();
  }
}

function replayIn(file: string): ReplayFile {
  let text: string;
  try {
    text = readText(file);
  } catch (cause) {
    const why = causeText(cause);
    throw new UsageError('E_REPLAY', `The replay file ${file} cannot be read: ${why}.`, { cause });
  }
  const read = readReplayFile(text, version());
  if (read.trouble === undefined) return read.file;
  throw new UsageError('E_REPLAY', `${file} ${read.trouble}.`);
}

async function playedOn(config: Config, replay: ReplayFile, times: number): Promise<void> {
  const interrupt = interruptible(config.ledgerFile);
  const { events } = fuzzProgress(process.stderr);
  try {
    const { signal } = interrupt;
    const started = await beginStories(config, events, { signal, workers: 1 });
    try {
      const { recording, facts, workerBuckets } = started;
      const stages = new Stages({
        endpoint: recording.client,
        ...{ bucket: facts.bucket, ownBuckets: workerBuckets },
        hasVersions: facts.versionedBucket !== undefined,
        prefix: `${facts.prefix}replay/`,
      });
      let [shownTimes, played] = [0, 0];
      let last: Shown | undefined;
      for (; played < times && !signal.aborted; played += 1) {
        const { shown } = await showing(replay.story, replay.cause, {
          stage: await stages.next(0),
        });
        if (shown !== undefined) shownTimes += 1;
        last = shown ?? last;
      }
      const lines = last === undefined ? [] : shownLines(last, recorderOf(recording.secrets));
      process.stdout.write(
        `${[...lines, `Shown by ${shownTimes} of ${played} replays.`].join('\n')}\n`,
      );
      process.exitCode = shownTimes > 0 ? 1 : played === 0 ? 3 : 0;
    } finally {
      await started.close();
    }
  } catch (error) {
    interrupt.explain(error);
  } finally {
    interrupt.release();
  }
}

/** The steps with their answers, and what the last one contradicts. */
function shownLines({ played }: Shown, recorder: ReturnType<typeof recorderOf>): readonly string[] {
  const exchanges = played.map(({ exchange }) => exchange);
  const steps = played.map(
    ({ step, exchange }, at) => `${at + 1}. ${stepInWords(step)} → ${answered(exchange)}`,
  );
  const mismatches = (played.at(-1)?.mismatches ?? []).map((one) => {
    const { expected, received } = recorder.mismatch(exchanges, one);
    return `   ${one.level} ${one.clause}: expected ${expected}; received ${received}`;
  });
  return [...steps, ...mismatches].map(oneLine);
}
