import { appendFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cutOffReasons } from '../core/cut-off.ts';
import { UsageError } from '../core/errors.ts';
import type { CaseReport, RunReport } from '../core/report.ts';
import { validate } from '../reports/index.ts';
import type { Config } from '../runner/config.ts';
import type { RunEvents } from '../runner/events.ts';
import { caseReport } from '../runner/judge/case-report.ts';
import { planCases } from '../runner/plan/catalogue.ts';
import { readText } from '../runner/text-file.ts';
import { completed } from './completed.ts';
import { diskError } from './disk-error.ts';
import { journalName } from './journal-name.ts';
import { emptyReport } from './stopped-report.ts';

/** What a run has found so far, in the folder of its reports. */
export interface Journal {
  readonly events: RunEvents;
  /** Whether no case was judged yet. */
  isEmpty(): boolean;
  /** Removes the file: the reports have everything now. */
  discard(): void;
}

/**
 * Keeps what a run finds while it runs, so that a run that is killed can be resumed. The first line is
 * the report of a run that reached no case, or `earlier`, and each further one a case.
 */
export function journaled(
  config: Config,
  of: { readonly folder: string; readonly events: RunEvents; readonly earlier?: RunReport },
): Journal {
  const { folder, events, earlier } = of;
  const file = join(folder, journalName);
  const discard = () => rmSync(file, { force: true });
  let [isKept, isEmpty] = [true, true];
  // The room that a journal takes on a full disk is better left to the reports.
  const kept = (write: () => void) => {
    try {
      if (isKept) write();
    } catch (error) {
      if (diskError(error) === undefined) throw error;
      isKept = false;
      discard();
      events.onNotice?.(
        `${file} could not be written: this run cannot be resumed if it is killed.`,
      );
    }
  };
  kept(() => writeFileSync(file, line(earlier ?? nothingReached(config)), { mode: 0o600 }));
  return {
    events: {
      ...events,
      onCase: (one) => {
        kept(() => appendFileSync(file, line(one)));
        isEmpty = false;
        events.onCase?.(one);
      },
    },
    isEmpty: () => isEmpty,
    discard,
  };
}

function line(content: RunReport | CaseReport): string {
  return `${JSON.stringify(content)}\n`;
}

function nothingReached(config: Config): RunReport {
  const reason = cutOffReasons.interrupted;
  const cases = planCases(config).map(({ info }) =>
    caseReport(info, config, { verdict: 'blocked', reason }),
  );
  const { summary, ...report } = emptyReport(config, []);
  return {
    ...report,
    ...{ ended: 'interrupted', exitCode: 3, cases },
    summary: { ...summary, requests: 0, blocked: cases.length },
  };
}

/**
 * The journal that a killed run left at a path: at the journal itself, in the folder, or where its
 * report would be.
 */
export function journalAt(path: string): string | undefined {
  const places = [join(path, journalName), join(dirname(path), journalName)];
  const found = basename(path) === journalName ? path : places.find((file) => existsSync(file));
  return found !== undefined && existsSync(found) ? found : undefined;
}

/** The report of a run as far as it came. Throws a `UsageError` for a file that is no journal. */
export function readJournal(file: string): RunReport {
  try {
    const [first = '', ...others] = readText(file).split('\n');
    const head = JSON.parse(first) as RunReport;
    // The process may have been killed while it wrote the last line.
    const whole = others.slice(0, -1);
    const cases = whole.map((text) => JSON.parse(text) as CaseReport);
    const requests = cases.reduce((sum, one) => sum + one.requests, 0);
    const { summary, outages: _, ...rest } = head;
    const ran = { ...rest, cases, summary: { ...summary, requests, durationMs: 0 } };
    const report = { ...completed(head, ran), ended: 'interrupted' as const };
    validate(JSON.parse(JSON.stringify(report)));
    return report;
  } catch (cause) {
    throw new UsageError(
      'E_JOURNAL',
      `${file} is no journal of a run. Name the folder of a run that ended early, or its report.json.`,
      { cause },
    );
  }
}

/** How to delete what a killed run left, or nothing where no ledger is in its folder. */
export function leftBy(journal: string): string | undefined {
  const folder = dirname(journal);
  const ledgers = readdirSync(folder).filter((name) => /^ledger-.*\.jsonl$/.test(name));
  if (ledgers.length === 0) return undefined;
  const commands = ledgers.map((name) => `sse-c-conformance cleanup ${join(folder, name)}`);
  return `What the killed run created may still be there. Delete it with: ${commands.join('; ')}`;
}
