import { gravest, type Harm } from '../core/harm.ts';
import { type CaseReport, type RunReport, reportVersion } from '../core/report.ts';
import { diagnose } from './diagnose.ts';

type OldCase = Omit<CaseReport, 'harm'> & Partial<Pick<CaseReport, 'harm'>>;
/** A report of this version, or of version 1, which had no harm, ending and diagnosis. */
export type AnyReport = Omit<RunReport, 'schemaVersion' | 'ended' | 'diagnosis' | 'cases'> &
  Partial<Pick<RunReport, 'ended'>> & {
    readonly schemaVersion?: number;
    readonly cases: readonly OldCase[];
  };

/** The gravest harm that a failure of a case can show; undefined for an unknown case. */
export type HarmOfCase = (caseId: string) => Harm | undefined;

/**
 * A report as this version writes it. Its diagnosis is made anew, so that an old report gains what
 * was learned since.
 */
export function upgraded(report: AnyReport, harmOfCase: HarmOfCase): RunReport {
  const cases = report.cases.map((one) => ({ ...one, harm: one.harm ?? harmIn(one, harmOfCase) }));
  return {
    ...report,
    schemaVersion: reportVersion,
    ended: report.ended ?? endingIn(report),
    cases,
    diagnosis: diagnose(cases),
  };
}

function endingIn({ preflight, cases }: AnyReport): RunReport['ended'] {
  if (preflight.some(({ outcome }) => outcome === 'stop')) return 'stopped';
  const reasons = cases.map(({ reason }) => reason ?? '');
  if (reasons.includes('interrupted before it ran')) return 'interrupted';
  return reasons.some((reason) => /^the run's time, .* was used up/.test(reason))
    ? 'out-of-time'
    : 'complete';
}

/** What the texts of version 1 say about the harm of a mismatch, the gravest first. */
const signs: readonly (readonly [RegExp, Harm])[] = [
  [/no customer key in the answer/, 'key-exposed'],
  [/no bytes of the object|a read without (a )?key is refused/, 'plaintext-exposed'],
  [/^(step \d: )?exactly .* bytes of the object/, 'wrong-bytes'],
  [/^(step \d: )?2xx|is accepted$/, 'valid-refused'],
  [/refused/, 'malformed-accepted'],
];

function harmIn(one: OldCase, harmOfCase: HarmOfCase): Harm {
  const ofRule = harmOfCase(one.id);
  const failed = one.findings.filter(({ verdict }) => verdict === 'fail');
  if (one.verdict !== 'fail' || failed.length === 0) return ofRule ?? 'wrong-form';
  const seen = failed.flatMap(({ mismatches }) =>
    mismatches.map(({ expected, received }) => {
      const found = signs.find(([sign]) => sign.test(expected))?.[1];
      // A refusal that is there, but with another code, harms no data.
      const isOther = found === 'malformed-accepted' && !/^2\d\d/.test(received);
      return isOther ? 'wrong-form' : found;
    }),
  );
  return gravest(seen);
}
