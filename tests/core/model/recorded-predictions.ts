import fc from 'fast-check';
import { type Amazon, amazon, predictedAnswer } from '../../../core/model/order-of-checks.ts';
import { recordedRequest } from '../../../generators/recorded-request.ts';
import type { CheckedOperation, OperationChecks } from '../../../spec/recorded/order-of-checks.ts';
import type { RecordedAnswer, RecordedRow } from '../../../spec/recorded/row.ts';
import { recordedRows } from '../../../spec/recorded/rows.ts';

/** The recorded answers that prove something, each with a request that is drawn for it. */
export const proving = recordedRows
  .filter(({ provesNothing }) => provesNothing === undefined)
  .map((row) => ({ row, request: fc.sample(recordedRequest(row), { numRuns: 1, seed: 11 })[0] }));

/** In which fields a recorded answer differs from the predicted one; a confirmation only if seen. */
export function differences(
  predicted: RecordedAnswer | undefined,
  recorded: RecordedAnswer,
): readonly string[] {
  const names = ['status', 'code', 'message', 'argumentName', 'argumentValue', 'confirms'] as const;
  return names.filter(
    (name) =>
      !(name === 'confirms' && recorded.confirms === undefined) &&
      JSON.stringify(predicted?.[name]) !== JSON.stringify(recorded[name]),
  );
}

/** A recorded answer, of one operation or of all, that a changed model predicts wrongly. */
export function missed(by: Amazon, operation?: CheckedOperation): RecordedRow | undefined {
  return proving.find(
    ({ row, request }) =>
      (operation === undefined || row.operation === operation) &&
      request !== undefined &&
      differences(predictedAnswer(request, by), row.answer).length > 0,
  )?.row;
}

/** The model of Amazon S3 with one operation changed. */
export function turned(
  operation: CheckedOperation,
  change: (checks: OperationChecks) => Partial<OperationChecks>,
): Amazon {
  const checks = amazon.orderOfChecks[operation];
  return {
    ...amazon,
    orderOfChecks: { ...amazon.orderOfChecks, [operation]: { ...checks, ...change(checks) } },
  };
}
