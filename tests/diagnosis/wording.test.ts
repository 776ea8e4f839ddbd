import { describe, expect, test } from 'vitest';
import type { CaseReport } from '../../core/report.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { wordingOf } from '../../diagnosis/wording.ts';
import { refusals } from '../../spec/recorded/refusals.ts';
import { casesWhere, failuresOf } from './observed.ts';

const due = refusals['key-missing'];
const expected = `${due.status} ${due.code} "${due.message}" argument x-amz-server-side-encryption=any`;

interface Answer {
  readonly status: number;
  readonly errorCode?: string | undefined;
  readonly errorMessage?: string | undefined;
}

/** A failed case whose request was answered so where a recorded refusal is due. */
function failed(id: string, answer: Answer, harm: CaseReport['harm'] = 'wrong-form'): CaseReport {
  const [one] = casesWhere(new Set());
  const act = { role: 'act', request: { method: 'PUT' }, answer: { headers: [], ...answer } };
  const mismatches = [{ expected, received: `${answer.status}`, harm }];
  const finding = { verdict: 'fail', trial: 0, path: '0', counterexample: '', mismatches };
  const findings = [{ ...finding, exchanges: [act] }];
  return { ...(one as CaseReport), id, verdict: 'fail', harm, findings } as unknown as CaseReport;
}

const own: Answer = {
  status: 400,
  errorCode: 'InvalidArgument',
  errorMessage: 'No key, no object.',
};
const { code: errorCode, message: errorMessage } = refusals['algorithm-missing'];
const other: Answer = { status: 400, errorCode, errorMessage };

describe('a refusal where another one was recorded', () => {
  test.each([
    ['words that Amazon S3 never uses are its own', own, 'own words'],
    ['a refusal without a document has no words of Amazon', { status: 400 }, 'own words'],
    [
      'the recorded words with another argument are its own',
      { status: 400, errorCode: due.code, errorMessage: due.message },
      'own words',
    ],
    ['the words for another mistake are those of another check', other, 'another check'],
    ['an accepted request is no refusal', { status: 200 }, undefined],
    ['a crash is no refusal', { status: 500, errorCode: 'InternalError' }, undefined],
  ] as const satisfies readonly (readonly [string, Answer, string | undefined])[])(
    '%s',
    (_, answer, wording) => {
      expect(wordingOf(failed('put.triple.no-key.exact@PutObject', answer))).toBe(wording);
    },
  );
  test('what does more harm than its form is not explained by its words', () => {
    expect(wordingOf(failed('a', own, 'malformed-accepted'))).toBeUndefined();
  });
});

describe('the diagnosis of refusals', () => {
  const passing = casesWhere(new Set());
  const measured = failuresOf('vendor-error-codes');

  test('words of its own are one cause, whether each case was measured or not', () => {
    const ids = ['put.fresh@PutObject', ...measured.slice(0, 4)];
    const rest = passing.filter(({ id }) => !ids.includes(id));
    const { causes, unexplained } = diagnose([...rest, ...ids.map((id) => failed(id, own))]);
    expect(causes.map(({ id }) => id)).toEqual(['fault:vendor-error-codes']);
    expect(causes[0]?.contradictedBy).toEqual([]);
    expect(causes[0]?.explains.toSorted()).toEqual(ids.toSorted());
    expect(unexplained).toEqual([]);
  });

  test('refusals for another mistake are one cause apart, and no fault is guessed', () => {
    const ids = ['get.fresh@GetObject', 'put.fresh@PutObject'];
    const rest = passing.filter(({ id }) => !measured.slice(0, 3).includes(id));
    const cases = [
      ...rest,
      ...measured.slice(0, 3).map((id) => failed(id, own)),
      ...ids.map((id) => failed(id, other)),
    ];
    const { causes } = diagnose(cases);
    expect(causes.map(({ id }) => id).toSorted()).toEqual([
      'fault:vendor-error-codes',
      'group:order-of-checks',
    ]);
    expect(causes.find(({ kind }) => kind === 'group')?.explains.toSorted()).toEqual(
      ids.toSorted(),
    );
  });
});

test('a fault that shows in words too is named where all that it shows was seen', () => {
  const all = failuresOf('refuses-zero-key');
  const telling = 'keys.edges.write@PutObject';
  const others = casesWhere(new Set()).filter(({ id }) => !all.includes(id));
  const inWords = all.filter((id) => id !== telling).map((id) => failed(id, own));
  const causesOf = (seen: CaseReport) =>
    diagnose([...others, ...inWords, seen]).causes.map(({ id }) => id);
  expect(all).toContain(telling);
  expect(causesOf(failed(telling, { status: 400 }, 'valid-refused'))).toEqual([
    'fault:refuses-zero-key',
  ]);
  const [passed] = casesWhere(new Set()).filter(({ id }) => id === telling);
  expect(causesOf(passed as CaseReport)).toEqual(['fault:vendor-error-codes']);
});

test.each([
  [[], 'fault:ignores-ssec'],
  [
    [['x-amz-server-side-encryption-customer-key-MD5', '[redacted]']],
    'fault:confirms-what-it-ignores',
  ],
] as const)('an endpoint that ignores SSE-C is named by that', (headers, cause) => {
  const judged = failuresOf('ignores-ssec')
    .filter((id) => failuresOf('confirms-what-it-ignores').includes(id))
    .filter((id) => id.startsWith('support.') || id === 'get.no-key@GetObject')
    .map((id) => failed(id, { status: 200, ...{ headers } }, 'plaintext-exposed'));
  const blocked = casesWhere(new Set(), 'blocked')
    .filter(({ id }) => !judged.some((one) => one.id === id))
    .map((one) => ({
      ...one,
      reason: 'SSE-C headers are ignored: objects are stored in the clear',
    }));
  expect(diagnose([...judged, ...blocked]).causes[0]?.id).toBe(cause);
});

test('the sentence on a single failure says what was seen, not what may be behind it', () => {
  const one = failed('mpu.checksum-full-object@HeadObject', { status: 200 });
  const others = passingBut('mpu.checksum-full-object@HeadObject');
  const [cause] = diagnose([...others, one]).causes;
  expect(cause?.does).toBe(
    `Contradicts “${one.title}”: expected ${expected.slice(0, 59)}…, received 200.`,
  );
});

function passingBut(id: string): readonly CaseReport[] {
  return casesWhere(new Set()).filter((one) => one.id !== id);
}

test('a small cause whose failures a much larger one predicts, with other answers, is part of it', () => {
  const all = failuresOf('copy-ignores-target-triple');
  const open = ['lock.made-by.copy@GetObject', 'lock.made-by.copy@HeadObject'];
  const cases = casesWhere(new Set(all), 'skip').filter(({ id }) => !open.includes(id));
  const opened = open.map((id) => failed(id, { status: 200 }, 'plaintext-exposed'));
  const [cause, ...others] = diagnose([...cases, ...opened]).causes;
  expect(cause?.faults).toContain('copy-ignores-target-triple');
  expect(cause?.explains).toEqual(expect.arrayContaining(open));
  expect(others).toEqual([]);
});
