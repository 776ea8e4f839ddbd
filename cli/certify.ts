import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CaseReport, RunReport } from '../core/report.ts';
import type { RunFlags, Target } from './config.ts';
import { fuzzOn } from './fuzz-command.ts';
import { certification } from './preset.ts';

/** What the stories of a certification came to. */
interface Played {
  readonly stories: number;
  readonly findings: number;
  readonly exitCode: number;
}

/**
 * Completes a run by the stories of a certification, and by the digest that tells its report from
 * every other one. The exit code is 0 only where every MUST and SHOULD case passed or does not apply,
 * and no story found anything.
 */
export async function certified(
  ran: RunReport,
  of: { readonly flags: RunFlags; readonly folder: string; readonly target: Target },
  play: (of: Parameters<typeof certified>[1]) => Promise<Played | undefined> = stories,
): Promise<RunReport> {
  const isReached = ran.ended === 'complete' && ran.exitCode !== 3;
  const fuzz = isReached ? await play(of) : undefined;
  const isMet = ran.exitCode === 0 && fuzz?.exitCode === 0 && ran.cases.every((one) => isFine(one));
  const worst = Math.max(ran.exitCode === 3 ? 0 : ran.exitCode, fuzz?.exitCode === 1 ? 1 : 0);
  return {
    ...ran,
    exitCode: isMet ? 0 : worst === 0 ? 3 : worst,
    certification: {
      isMet,
      digest: digestOf(ran),
      ...(fuzz && { stories: fuzz.stories, findings: fuzz.findings }),
    },
  };
}

/** A disputed case has two clauses, of which an endpoint can meet one alone. */
function isFine({ verdict, disputed, scope, flaky }: CaseReport): boolean {
  if (flaky !== undefined) return false;
  const isExcused = disputed !== undefined || scope !== undefined;
  return verdict === 'pass' || verdict === 'skip' || (verdict === 'fail' && isExcused);
}

async function stories({
  flags,
  folder,
  target,
}: Parameters<typeof certified>[1]): Promise<Played | undefined> {
  const { operation: _, trials: _trials, baseline: _baseline, ...rest } = flags;
  const { fuzzSeconds, failOn } = certification;
  const told = await fuzzOn(target, {
    ...(rest as RunFlags),
    ...{ budget: fuzzSeconds, concurrency: 8, failOn, emitRule: false, out: join(folder, 'fuzz') },
  });
  if (told === undefined) return undefined;
  const { exitCode, summary } = told.report;
  return { stories: told.told.stories, findings: summary.fail, exitCode };
}

/** SHA-256 of tool, endpoint, settings and the verdict of every case, in hex. */
function digestOf({ tool, endpoint, seed, trials, startedAt, cases }: RunReport): string {
  const verdicts = cases.map(({ id, verdict }) => [id, verdict]);
  const facts = [tool.version, endpoint.url, endpoint.kind, seed, trials, startedAt, verdicts];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
