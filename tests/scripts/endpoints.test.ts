import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBaseline } from '../../cli/baseline-file.ts';
import { listCases } from '../../runner/plan/catalogue.ts';
// @ts-expect-error: scripts are plain JavaScript.
import { endpoints, matrixPage, summaryOf, withCounts } from '../../scripts/endpoints-pages.mjs';

const at = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;
const read = (path: string) => readFileSync(at(path), 'utf8');
const names = Object.keys(endpoints);
const found = Object.fromEntries(
  names.map((name) => [name, JSON.parse(read(`docs/data/endpoints/${name}.json`))]),
);

test('the matrix page and the counts of each page are those of the last run', () => {
  expect(read('docs/endpoints/README.md')).toBe(matrixPage(found));
  for (const name of names) {
    const page = read(`docs/endpoints/${name}.md`);
    expect(withCounts(page, found[name]), name).toBe(page);
  }
});

test.each(readdirSync(at('profiles')).filter((name) => name.endsWith('.json')))(
  'profiles/%s is a baseline of an endpoint that has a page',
  (file) => {
    const baseline = readBaseline({ baseline: at(`profiles/${file}`) });
    const ids = new Set(listCases().map(({ id }) => id));
    const alive = baseline.rows.filter(({ id }) => ids.has(id));
    expect(alive.length / baseline.rows.length).toBeGreaterThan(0.9);
    expect(existsSync(at(`docs/endpoints/${file.replace('.json', '.md')}`))).toBe(true);
  },
);

describe('a summary of a report', () => {
  const one = (id: string, verdict: string, more = {}) => ({ id, verdict, level: 'MUST', ...more });
  const cases = [
    one('lock.made-by.put@GetObject', 'pass'),
    one('get.no-key@GetObject', 'fail'),
    one('attrs.no-key@GetObjectAttributes', 'fail', { scope: 'plain objects too' }),
    one('attrs.wrong-key@GetObjectAttributes', 'skip'),
    one('lock.made-by.form@GetObject', 'blocked'),
  ];
  const report = {
    ...{ cases, exitCode: 1, seed: 42, startedAt: '2026-11-29T00:00:00Z' },
    summary: { pass: 1, fail: 2, blocked: 1, skip: 1, error: 0, requests: 9, durationMs: 900 },
    diagnosis: { causes: [], failures: 1 },
  };
  const { answers, counts, failed } = summaryOf(report);
  test('a question is answered by the cases that were judged', () => {
    expect(answers['PutObject encrypts under the key']).toBe('no: 1 of 2 cases fail');
    expect(answers['GetObjectAttributes needs the key']).toBe('not offered');
    expect(answers['Browser forms are encrypted under the key']).toBe('not judged');
  });
  test('what plain objects share is no failure of SSE-C', () => {
    expect([counts.plainToo, failed.MUST]).toEqual([1, 1]);
  });
});
