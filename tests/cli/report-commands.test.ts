import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunReport } from '../../core/report.ts';
import { renderFiles } from '../../reports/index.ts';
import { casesWhere, failuresOf } from '../diagnosis/observed.ts';
import { reportOf } from '../reports/hostile-report.ts';
import { ran } from './ran.ts';

let folder = '';
const at = (...path: readonly string[]) => join(folder, ...path);
const fault = 'copy-ignores-target-triple';
const failed = failuresOf(fault);

function written(path: string, report: RunReport): void {
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), renderFiles(report, ['json'])[0]?.text ?? '');
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sse-c-reports-'));
  const good = reportOf(casesWhere(new Set()));
  const bad = reportOf(casesWhere(new Set(failed)));
  written('good.json', good);
  written('bad.json', bad);
  written('nightly/2/report.json', { ...bad, startedAt: '2026-01-02T00:00:00.000Z' });
  written('nightly/1/report.json', { ...good, startedAt: '2026-01-01T00:00:00.000Z' });
  const { schemaVersion, ended, diagnosis, ...old } = bad;
  const cases = old.cases.map(({ harm, ...one }) => one);
  writeFileSync(at('version-1.json'), JSON.stringify({ ...old, cases }));
  writeFileSync(at('newer.json'), JSON.stringify({ ...good, schemaVersion: 99 }));
  writeFileSync(at('other.json'), '{"name": "a package"}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('compare', () => {
  test('ends with 1 for a regression, and names what is new', async () => {
    const { out, code } = await ran('compare', at('good.json'), at('bad.json'));
    expect(code).toBe(1);
    expect(out).toContain(`${failed.length} cases fail that did not`);
    expect(out).toContain('New causes');
    expect(out).toContain(failed[0]);
  });

  test('ends with 0 for a fix and for the same run again', async () => {
    const fixed = await ran('compare', at('bad.json'), at('good.json'));
    expect([fixed.code, fixed.out.includes(`${failed.length} are fixed`)]).toEqual([0, true]);
    const same = await ran('compare', at('bad.json'), at('bad.json'));
    expect([same.code, same.out.includes('No regression')]).toEqual([0, true]);
  });

  test('has the same facts as JSON, and its exit code', async () => {
    const { out, code } = await ran('compare', at('good.json'), at('bad.json'), '--json');
    const { fails, isRegression } = JSON.parse(out);
    expect(fails.map(({ id }: { id: string }) => id).toSorted()).toEqual([...failed].toSorted());
    expect([isRegression, code]).toEqual([true, 1]);
  });
});

describe('matrix', () => {
  test('takes a folder of reports as a trend, in the order of their time', async () => {
    const { out, code } = await ran('matrix', at('nightly'), '--json');
    const { runs, isTrend, causes } = JSON.parse(out);
    expect(runs.map(({ name }: { name: string }) => name)).toEqual(['1', '2']);
    expect([isTrend, causes[0].explains, code]).toEqual([true, [0, failed.length], 0]);
  });

  test('is a page as HTML, and tables as Markdown, causes first', async () => {
    const files = [at('good.json'), at('bad.json')];
    const { out: html } = await ran('matrix', ...files, '--html');
    const body = html.slice(html.indexOf('<body>'), html.indexOf('</html>'));
    expect(XMLValidator.validate(body)).toBe(true);
    const { out: markdown } = await ran('matrix', ...files, '--markdown');
    for (const text of [html, markdown]) {
      expect(text.indexOf('Causes')).toBeLessThan(text.indexOf('Failed cases'));
      expect(text).toContain('good');
    }
    const rows = markdown.split('\n').filter((line) => line.startsWith('| ---'));
    expect(rows).toHaveLength(3);
  });

  test('a folder without a report is bad usage', async () => {
    mkdirSync(at('empty'));
    const { err, code } = await ran('matrix', at('empty'));
    expect([code, err.includes('has no report')]).toEqual([2, true]);
  });
});

describe('diagnose', () => {
  test.each(['bad.json', 'version-1.json'])('names the cause in %s', async (file) => {
    const { out, code } = await ran('diagnose', at(file), '--json');
    const { causes, failures } = JSON.parse(out);
    expect([causes[0].id, failures, code]).toEqual([`fault:${fault}`, failed.length, 0]);
    expect((await ran('diagnose', at(file))).out).toContain(causes[0].does.slice(0, 40));
  });

  test.each([
    ['newer.json', 'is a report of version 99'],
    ['other.json', 'is no report of this tool'],
    ['none.json', 'cannot be read'],
  ])('%s is bad usage: %s', async (file, says) => {
    const { err, code } = await ran('diagnose', at(file));
    expect(err).toContain(says);
    expect(code).toBe(2);
  });
});

describe('explain', () => {
  test.each([
    ['a rule', 'get.wrong-key', 'operations  GetObject'],
    ['a case', 'get.wrong-key@GetObject', 'operations  GetObject'],
    ['a fault', fault, `try it      sse-c-conformance serve --fault ${fault}`],
    ['the cause of a report', `fault:${fault}`, `try it      sse-c-conformance serve --fault`],
    ['a cause without a fault', 'group:copy-target:wrong-bytes', 'copy-target: target of a copy'],
    ['a family', 'copy-target', 'look at     How CopyObject picks'],
  ])('says what %s is', async (_, id, says) => {
    const { out, code } = await ran('explain', id);
    expect(out).toContain(says);
    expect(code).toBe(0);
  });

  test('takes a glob over rules and faults', async () => {
    const { out } = await ran('explain', '*wrong-key', '--json');
    const found: readonly { readonly kind: string; readonly id: string }[] = JSON.parse(out);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['rule', 'fault']));
    expect(found.filter(({ id }) => !id.endsWith('wrong-key'))).toEqual([]);
  });

  test('lists all cases of a fault as JSON, and a part of them as text', async () => {
    const [found] = JSON.parse((await ran('explain', fault, '--json')).out);
    expect(found.cases.length).toBeGreaterThanOrEqual(failed.length);
    const { out } = await ran('explain', fault);
    expect(out).toContain(`and ${found.cases.length - 12} more; --json lists all`);
  });

  test.each([
    ['get.wrongkey', 'Did you mean get.wrong-key'],
    ['accept-wrong-key', 'accepts-wrong-key'],
    ['copy-targets', 'copy-target'],
  ])('suggests the nearest id of %s', async (id, near) => {
    const { err, code } = await ran('explain', id);
    expect(err).toContain(near);
    expect(code).toBe(2);
  });
});
