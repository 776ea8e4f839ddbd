import { Ajv } from 'ajv';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { renderFiles, reportNames } from '../../reports/index.ts';
import { harSchema, sarifSchema } from './format-schemas.ts';
import { hostileCase, hostileReport, reportOf } from './hostile-report.ts';

const files = new Map(renderFiles(hostileReport(), reportNames).map((one) => [one.path, one.text]));
const fileText = (path: string) => files.get(path) ?? expect.fail(`no ${path}`);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\ufffe\uffff]|\p{Surrogate}/u;

test.each([
  ['evidence.har', harSchema],
  ['report.sarif', sarifSchema],
])('%s has all that its format requires, and hostile text as text', (path, schema) => {
  const isValid = new Ajv().compile(schema);
  isValid(JSON.parse(fileText(path)));
  expect(isValid.errors ?? []).toEqual([]);
  expect(JSON.stringify(JSON.parse(fileText(path)))).not.toMatch(unsafe);
});

test.each([
  ['evidence.har', harSchema, { log: { version: '1.2', entries: [] } }],
  ['report.sarif', sarifSchema, { version: '2.1.0', runs: [{ results: [] }] }],
])('what lacks a required member is no %s', (_, schema, lacking) => {
  expect(new Ajv().validate(schema, lacking)).toBe(false);
});

describe('report.sarif', () => {
  interface Sarif {
    readonly runs: readonly {
      readonly results: readonly { readonly ruleId: string; readonly level: string }[];
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    }[];
  }
  const run = (JSON.parse(fileText('report.sarif')) as Sarif).runs[0];

  test('has one result for each failure, as grave as it counts', () => {
    expect(run?.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['put.fail', 'error'],
      ['put.light', 'note'],
      ['put.disputed', 'note'],
    ]);
  });

  test('describes each rule that it names', () => {
    const known = run?.tool.driver.rules.map(({ id }) => id);
    for (const { ruleId } of run?.results ?? []) expect(known).toContain(ruleId);
  });
});

describe('the badge', () => {
  const badge = (report: ReturnType<typeof reportOf>) => {
    const made = renderFiles(report, ['badge']);
    const json = made.find(({ path }) => path === 'badge.json')?.text ?? '';
    return {
      svg: made.find(({ path }) => path === 'badge.svg')?.text ?? '',
      json: JSON.parse(json),
    };
  };

  test.each([
    ['conforms', 'brightgreen', reportOf([hostileCase('pass')])],
    ['1 failure', 'red', reportOf([hostileCase('pass'), hostileCase('fail')])],
    ['not concluded', 'lightgrey', reportOf([hostileCase('error')])],
    [
      'conforms in part',
      'yellow',
      reportOf([hostileCase('pass'), hostileCase('blocked', { level: 'MAY' })]),
    ],
    [
      'conforms, 1 failure below the bar',
      'yellow',
      reportOf([hostileCase('pass'), hostileCase('fail', { level: 'MAY' })]),
    ],
  ])('says: %s', (words, color, report) => {
    const { svg, json } = badge(report);
    expect(json).toEqual({ schemaVersion: 1, label: 'SSE-C', message: words, color });
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain(`<title>SSE-C: ${words}</title>`);
  });
});
