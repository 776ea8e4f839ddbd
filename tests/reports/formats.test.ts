import { Ajv } from 'ajv';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { renderFiles, reportNames } from '../../reports/index.ts';
import { hostileCase, hostileReport, reportOf } from './hostile-report.ts';

const files = new Map(renderFiles(hostileReport(), reportNames).map((one) => [one.path, one.text]));
const fileText = (path: string) => files.get(path) ?? expect.fail(`no ${path}`);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\ufffe\uffff]|\p{Surrogate}/u;

const text = { type: 'string' };
const pairs = {
  type: 'array',
  items: { type: 'object', required: ['name', 'value'], properties: { name: text, value: text } },
};
/** What HAR 1.2 requires of an archive. */
const har = {
  type: 'object',
  required: ['log'],
  properties: {
    log: {
      type: 'object',
      required: ['version', 'creator', 'entries'],
      properties: {
        version: { const: '1.2' },
        creator: { type: 'object', required: ['name', 'version'] },
        pages: {
          type: 'array',
          items: { type: 'object', required: ['startedDateTime', 'id', 'title', 'pageTimings'] },
        },
        entries: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['startedDateTime', 'time', 'request', 'response', 'cache', 'timings'],
            properties: {
              request: {
                type: 'object',
                required: [
                  ...['method', 'url', 'httpVersion', 'cookies', 'headers', 'queryString'],
                  ...['headersSize', 'bodySize'],
                ],
                properties: { headers: pairs, queryString: pairs },
              },
              response: {
                type: 'object',
                required: [
                  ...['status', 'statusText', 'httpVersion', 'cookies', 'headers', 'content'],
                  ...['redirectURL', 'headersSize', 'bodySize'],
                ],
                properties: { headers: pairs, content: { required: ['size', 'mimeType'] } },
              },
              timings: { type: 'object', required: ['send', 'wait', 'receive'] },
            },
          },
        },
      },
    },
  },
};
const message = { type: 'object', required: ['text'], properties: { text } };
/** What SARIF 2.1.0, and code scanning, require of a log. */
const sarif = {
  type: 'object',
  required: ['version', 'runs'],
  properties: {
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['tool', 'results'],
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: { driver: { type: 'object', required: ['name', 'rules'] } },
          },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['ruleId', 'message', 'locations', 'partialFingerprints'],
              properties: {
                message,
                level: { enum: ['none', 'note', 'warning', 'error'] },
                locations: { type: 'array', minItems: 1 },
              },
            },
          },
        },
      },
    },
  },
};

test.each([
  ['evidence.har', har],
  ['report.sarif', sarif],
])('%s has all that its format requires, and hostile text as text', (path, schema) => {
  const isValid = new Ajv().compile(schema);
  isValid(JSON.parse(fileText(path)));
  expect(isValid.errors ?? []).toEqual([]);
  expect(JSON.stringify(JSON.parse(fileText(path)))).not.toMatch(unsafe);
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
