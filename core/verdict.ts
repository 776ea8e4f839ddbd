/** Requirement levels of RFC 2119. */
export const levels = ['MUST', 'SHOULD', 'MAY'] as const;
/** One of the levels. */
export type Level = (typeof levels)[number];

/** Verdicts, the most serious last: a case has the most serious verdict of its trials. */
export const verdicts = ['skip', 'pass', 'blocked', 'fail', 'error'] as const;
/** One of the verdicts. */
export type Verdict = (typeof verdicts)[number];

/** The verdict of a case from those of its trials; no trials at all is an error. */
export function worst(of: readonly Verdict[]): Verdict {
  if (of.length === 0) return 'error';
  return of.reduce((left, right) =>
    verdicts.indexOf(right) > verdicts.indexOf(left) ? right : left,
  );
}
