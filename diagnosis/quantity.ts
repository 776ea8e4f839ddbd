import type { CaseReport } from '../core/report.ts';

/**
 * What a failure counts, and how the count is off: `exactly # bytes of the object`, `# bytes, the first
 * # equal`. Undefined for a failure that is about something else than a number, such as a status.
 */
export function quantityOf({ findings }: CaseReport): string | undefined {
  const finding = findings.find(({ verdict }) => verdict === 'fail');
  const [mismatch] = finding?.mismatches ?? [];
  if (mismatch === undefined) return undefined;
  const expected = withoutNumbers(mismatch.expected);
  return expected === undefined
    ? undefined
    : `${expected} | ${withoutNumbers(mismatch.received) ?? ''}`;
}

/**
 * A text with its numbers replaced, and without the moment that it is about: `step 2: `, `with its key: `.
 * Undefined where it has no number, or is about a status.
 */
function withoutNumbers(of: string): string | undefined {
  const [said = ''] = /(?:[\w-]+: )?[^:]*$/.exec(of.replace(/^step \d+: /, '')) ?? [];
  const text = said.replace(/\d+(,\d{3})*/g, '#');
  const isStatus = /^(#xx|# [A-Z]|#$)/.test(text);
  return text.includes('#') && !isStatus ? text : undefined;
}
