import { writeFileSync } from 'node:fs';
import type { CaseReport, RunReport } from '../core/report.ts';
import type { Found } from '../fuzz/findings.ts';
import { curlScript } from '../reports/scripts/curl.ts';
import { planOf } from '../reports/scripts/plan.ts';
import type { Piece } from '../reports/scripts/step.ts';
import type { KeptFindings } from './corpus.ts';

/** Writes a script of curl next to each replay file whose story curl can send as it was sent. */
export function saveCurlScripts(
  report: RunReport,
  { findings, kept }: { readonly findings: readonly Found[]; readonly kept: KeptFindings },
): void {
  try {
    for (const found of findings) {
      const file = kept.fileOf(found);
      const one = report.cases.find(({ replay }) => replay.includes(file));
      const script = one && curlScriptOf(report, one);
      if (script !== undefined) writeFileSync(file.replace(/json$/, 'sh'), script);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The scripts of curl could not be written: ${why}\n`);
  }
}

/**
 * The finding of a case as a script of curl. Undefined where a value that reports do not show is
 * part of it, such as a malformed key: another one would stand in, and show something else.
 */
export function curlScriptOf(report: RunReport, one: CaseReport): string | undefined {
  const plan = planOf(report, one);
  if (plan === undefined) return undefined;
  const values = plan.steps.flatMap(({ headers, target }) => [
    target,
    ...headers.map(([, value]) => value),
  ]);
  return values.flat().some(isReplaced) ? undefined : curlScript(plan);
}

function isReplaced(piece: Piece): boolean {
  return 'filler' in piece || 'otherMd5' in piece;
}
