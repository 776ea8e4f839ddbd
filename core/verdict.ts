/** RFC 2119 levels. */
export const levels = ['MUST', 'SHOULD', 'MAY'] as const;
export type Level = (typeof levels)[number];

/** From the least to the most serious; trials add up to the rightmost. */
export const verdicts = ['skip', 'pass', 'blocked', 'fail', 'error'] as const;
export type Verdict = (typeof verdicts)[number];

/** The verdict of a case from those of its trials; no trials at all is an error. */
export function worst(of: readonly Verdict[]): Verdict {
  if (of.length === 0) return 'error';
  return of.reduce((left, right) =>
    verdicts.indexOf(right) > verdicts.indexOf(left) ? right : left,
  );
}
