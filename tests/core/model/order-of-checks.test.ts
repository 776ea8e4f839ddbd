import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failedChecks, predictedAnswer, refused } from '../../../core/model/order-of-checks.ts';
import { recordedRequest } from '../../../generators/recorded-request.ts';
import type { RecordedAnswer } from '../../../spec/recorded/row.ts';
import { differences, proving } from './recorded-predictions.ts';

const rows = proving.map(({ row }) => [row.id, row] as const);

test.each(rows)('the recorded answer %s is predicted, whatever the keys', (_, row) => {
  const request = fc.property(recordedRequest(row), (drawn) => {
    expect(
      differences(predictedAnswer(drawn), row.answer),
      JSON.stringify(predictedAnswer(drawn)),
    ).toEqual([]);
  });
  fc.assert(request, { numRuns: 3, seed: 11 });
});

const others: Required<RecordedAnswer> = {
  status: 599,
  code: 'Turned',
  message: 'Turned.',
  argumentName: 'turned',
  argumentValue: 'part-number',
  confirms: ['md5'],
};

test('a recorded answer that is changed in any of its fields is not predicted', () => {
  const unseen = proving.flatMap(({ row, request }) =>
    (Object.keys(others) as (keyof RecordedAnswer)[])
      .filter((name) => name in row.answer && row.answer[name] !== others[name])
      .filter((name) => {
        const answer = { ...row.answer, [name]: others[name] };
        return request && differences(predictedAnswer(request), answer).length === 0;
      })
      .map((name) => `${row.id} ${name}`),
  );
  expect(unseen).toEqual([]);
});

test.each([
  ['headers.plain-http', 'headers.md5-mismatch'],
  ['headers.storage-class-unknown', 'headers.content-md5-malformed'],
  ['headers.storage-class-unknown', 'headers.algorithm-unknown'],
  ['headers.content-md5-malformed', 'headers.no-key'],
  ['headers.content-md5-malformed', 'headers.algorithm-unknown'],
  ['headers.content-md5-malformed', 'headers.other-key'],
  ['headers.part-number-below-1', 'headers.algorithm-unknown'],
  ['copySourceHeaders.algorithm-unknown', 'headers.no-key'],
  ['copySourceHeaders.no-key', 'headers.algorithm-unknown'],
  ['headers.no-algorithm', 'headers.no-key'],
  ['headers.no-key', 'headers.no-md5'],
  ['formFields.key-beyond-ascii', 'formFields.key-decodes-to-nothing'],
  ['headers.key-decodes-to-nothing', 'headers.md5-mismatch'],
  ['headers.key-decodes-to-nothing', 'headers.algorithm-unknown'],
  ['headers.md5-mismatch', 'headers.algorithm-unknown'],
  ['headers.md5-mismatch', 'headers.key-length'],
  ['headers.algorithm-unknown', 'headers.key-length'],
  ['headers.algorithm-unknown', 'headers.other-key'],
])('a recorded answer proves that %s is checked before %s', (before, after) => {
  const witnesses = proving.filter(({ row, request }) => {
    const [first, ...rest] = request === undefined ? [] : failedChecks(request);
    if (request === undefined || first === undefined || nameOf(first) !== before) return false;
    const later = rest.find((check) => nameOf(check) === after);
    return later !== undefined && differences(refused(request, later), row.answer).length > 0;
  });
  expect(witnesses.length).toBeGreaterThan(0);
});

function nameOf({ carrier, when }: { readonly carrier: string; readonly when: string }): string {
  return `${carrier}.${when}`;
}

test('a request that no recording answers has no predicted answer', () => {
  const onPlainUpload = { headers: { algorithm: 'AES256', key: '', md5: '' } };
  expect(
    predictedAnswer({
      operation: 'UploadPartCopy',
      sent: onPlainUpload,
      met: { headers: 'plain' },
    }),
  ).toBeUndefined();
  expect(
    predictedAnswer({ operation: 'ListParts', sent: onPlainUpload, met: { headers: 'plain' } }),
  ).toBeUndefined();
});
