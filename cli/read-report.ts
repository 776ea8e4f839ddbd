import { causeText } from '../core/cause-text.ts';
import { UsageError } from '../core/errors.ts';
import { type RunReport, reportVersion } from '../core/report.ts';
import { type AnyReport, upgraded } from '../diagnosis/upgrade.ts';
import { validate } from '../reports/index.ts';
import { listCases } from '../runner/plan/catalogue.ts';
import { readText } from '../runner/text-file.ts';

/**
 * Reads a `report.json` of this version or an older one, with a new diagnosis. Throws a
 * `UsageError` for a file that is no report, or is of a newer version.
 */
export function readReport(file: string): RunReport {
  const found = jsonIn(file);
  const version = versionIn(found);
  if (version > reportVersion) {
    throw new UsageError(
      'E_REPORT_NEWER',
      `${file} is a report of version ${version}; this release reads up to ${reportVersion}. Use a newer release.`,
    );
  }
  const harms = new Map(listCases().map(({ id, harm }) => [id, harm]));
  try {
    const report: unknown = upgraded(found as AnyReport, (caseId) => harms.get(caseId));
    validate(report);
    return report;
  } catch (cause) {
    throw new UsageError(
      'E_REPORT_INVALID',
      `${file} is no report of this tool. Name a report.json that a run wrote.`,
      { cause },
    );
  }
}

function jsonIn(file: string): unknown {
  let text: string;
  try {
    text = readText(file);
  } catch (cause) {
    const why = causeText(cause);
    throw new UsageError(
      'E_REPORT_UNREADABLE',
      `${file} cannot be read: ${why}. Name a report.json that a run wrote.`,
      { cause },
    );
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError('E_REPORT_INVALID', `${file} is not JSON. Name a report.json.`, { cause });
  }
}

function versionIn(found: unknown): number {
  const isObject = typeof found === 'object' && found !== null;
  if (!isObject || !('schemaVersion' in found)) return 1;
  return typeof found.schemaVersion === 'number' ? found.schemaVersion : 1;
}
