import { expect, test } from 'vitest';
import type { CaseReport } from '../../core/report.ts';
import type { RecordedAnswer, RowId } from '../../spec/recorded/row.ts';
import { isWhole } from '../extent.ts';
import { withEndpoint } from '../whole/place.ts';
import { judgedAsRecorded } from './judged.ts';
import { provingRows, recordedAnswers } from './recorded-answers.ts';

/** In `npm test` the rules on recorded answers; in the whole tests all rules. */
const rules = isWhole
  ? []
  : [
      '*.precedence.*',
      '*.exact',
      'tls.*',
      'echo.complete*',
      '*.triple.*',
      '*.md5*',
      'copy.source-*',
    ];

const failed = ({ verdict, level, disputed }: CaseReport) =>
  verdict === 'error' || (verdict === 'fail' && level !== 'MAY' && disputed === undefined);

test('no MUST and no undisputed SHOULD fails on the recorded answers of Amazon S3', async () => {
  const { cases, fed } = await withEndpoint([], (endpoint) =>
    judgedAsRecorded(endpoint, { rules, recorded: recordedAnswers() }),
  );
  const wrong = cases.filter((one) => failed(one) || one.verdict === 'blocked');
  expect(wrong.map(({ verdict, id, reason }) => `${verdict} ${id} ${reason}`)).toEqual([]);
  const refusals = provingRows.filter(({ answer }) => answer.status >= 400);
  expect(refusals.filter(({ id }) => !fed.has(id)).map(({ id }) => id)).toEqual([]);
  expect(provingRows.filter(({ id }) => !fed.has(id)).length).toBeLessThanOrEqual(isWhole ? 2 : 9);
});

const accepted: RecordedAnswer = { status: 200 };
const forbidden: RecordedAnswer = { status: 403, code: 'AccessDenied', message: 'Access Denied' };

test.each<readonly [RowId, RecordedAnswer, string]>([
  ['recorded.put-object.no-md5', accepted, 'put.triple.no-md5.refused@PutObject'],
  ['recorded.post-object.no-md5', accepted, 'post.partial.no-md5@PostObject'],
  ['recorded.upload-part.no-key', forbidden, 'mpu.precedence.part.no-key@UploadPart'],
  ['recorded.head-object.key-10-bytes', { status: 400 }, 'head.precedence.key-10-bytes@HeadObject'],
  ['recorded.copy-object.target-valid', forbidden, 'copy.plain-to-ssec@CopyObject'],
])('%s, turned, makes a rule fail', async (rowId, answer, caseId) => {
  const recorded = new Map(recordedAnswers());
  for (const [request, { rows }] of recorded)
    if (rows.some(({ id }) => id === rowId)) recorded.set(request, { rows, answer });
  const { cases } = await withEndpoint([], (endpoint) =>
    judgedAsRecorded(endpoint, { rules: [caseId], recorded }),
  );
  expect(cases.map(({ verdict }) => verdict)).toEqual(['fail']);
});

test('two recorded answers to one request that contradict each other are an error', () => {
  const rows = provingRows.map((row) =>
    row.id === 'recorded.put-object.valid' ? { ...row, answer: forbidden } : row,
  );
  expect(() => recordedAnswers(rows)).toThrow('contradicts');
});
