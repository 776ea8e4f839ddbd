import type { RunReport } from '../core/report.ts';
import { counted } from './wording.ts';

/** What a report of a certification says of itself; undefined for other runs. */
export function certificationLine({ certification }: RunReport): string | undefined {
  if (certification === undefined) return undefined;
  const { isMet, digest, stories, findings = 0 } = certification;
  const result = isMet ? 'met' : 'not met';
  const fuzz =
    stories === undefined
      ? 'no story was played'
      : `${counted(stories, 'story')} with ${counted(findings, 'finding')}`;
  return `Certification: ${result}; ${fuzz}; SHA-256 of the run ${digest}.`;
}
