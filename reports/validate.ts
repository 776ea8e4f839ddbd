import { Ajv, type ErrorObject } from 'ajv';
import { InvariantError } from '../core/errors.ts';
import type { RunReport } from '../core/report.ts';
import schema from './report.schema.json' with { type: 'json' };

/** Most errors in the message; one mistake repeats in every case. */
const errorsShownMax = 5;

const isReport = new Ajv({ allErrors: false }).compile<RunReport>(schema);

/** Validates a report against `report.schema.json`. Throws an `InvariantError`. */
export function validate(report: unknown): asserts report is RunReport {
  if (isReport(report)) return;
  const errors = (isReport.errors ?? []).slice(0, errorsShownMax).map(describe);
  throw new InvariantError(
    'E_REPORT_SCHEMA',
    `The report breaks report.schema.json: ${errors.join('; ')}. ` +
      'This is a bug of this tool; please report it.',
  );
}

function describe({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '/'} ${message ?? 'is wrong'} ${JSON.stringify(params)}`;
}
