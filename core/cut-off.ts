import type { CaseReport, RunReport } from './report.ts';

/** Why a case was not judged in a run that ended early: the beginnings of its `reason`. */
export const cutOffReasons = {
  interrupted: 'interrupted before it ran',
  outOfTime: "the run's time, ",
  bailed: 'not run, since --bail ended the run at its first failure',
  usedUp: 'not run, since ',
  unanswered: 'the run ended before this was answered',
} as const;

const bailName = 'BailError';

/** The reason with which `--bail` aborts a run. */
export function bailReason(): DOMException {
  return new DOMException('', bailName);
}

/** Whether `--bail` aborted the signal. */
export function isBailed({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === bailName;
}

/** Whether a case was not judged because the run ended before. */
export function isCutOff({ verdict, reason = '' }: CaseReport): boolean {
  if (verdict !== 'blocked') return false;
  const isBefore = Object.values(cutOffReasons).some((start) => reason.startsWith(start));
  // A request of the set-up was under way when the run ended; see `answered`.
  return isBefore || reason.includes('answered with nothing (interrupted)');
}

/** How many cases a run reached before it ended, of how many. */
export function reached({ cases }: Pick<RunReport, 'cases'>): {
  readonly count: number;
  readonly of: number;
} {
  return { count: cases.filter((one) => !isCutOff(one)).length, of: cases.length };
}

const signalCodes = { SIGINT: 130, SIGTERM: 143 } as const;
/** A signal that ends a run. */
export type EndSignal = keyof typeof signalCodes;

/** The exit code of a process that a signal ended: 128 and the number of the signal. */
export function signalCode(signal: EndSignal): 130 | 143 {
  return signalCodes[signal];
}

/** Whether an exit code says that a signal ended the run. */
export function isSignalCode(exitCode: number): boolean {
  return Object.values<number>(signalCodes).includes(exitCode);
}
