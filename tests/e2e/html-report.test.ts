import axe from 'axe-core';
import { afterAll, describe, expect, test } from 'vitest';
import type { CaseReport, RunReport } from '../../core/report.ts';
import { renderHtml } from '../../reports/html.ts';
import { hostileCase, hostileCause, hostileReport, reportOf } from '../reports/hostile-report.ts';
import { largeReport } from '../reports/large-report.ts';
import { chromium, Pages } from './browser.ts';

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const pages = new Pages();
const shown = 'details.case:not([hidden])';

afterAll(() => pages.close());

/** 130 failures of four harms, with four causes of 30 failures each. */
function diagnosed(): RunReport {
  const harms = ['key-exposed', 'data-lost', 'valid-refused', 'wrong-form'] as const;
  const cases = Array.from({ length: 130 }, (_, index): CaseReport => {
    const harm = harms[index % 4] ?? 'wrong-form';
    const operation = index % 2 === 0 ? 'GetObject' : 'CopyObject';
    return hostileCase('fail', { rule: `get.case-${index}`, operation, harm, title: `T${index}` });
  });
  const causes = harms.map((harm, index) => {
    const explains = cases.filter((one) => one.harm === harm).slice(0, 30);
    const cause = hostileCause(explains.map(({ id }) => id));
    const does = `Does what endpoint number ${index + 1} does, in a sentence of usual length.`;
    return { ...cause, harm, does };
  });
  const report = reportOf([...cases, hostileCase('blocked', { operation: 'HeadObject' })]);
  return { ...report, diagnosis: { causes, unexplained: [], failures: 130 } };
}

describe.skipIf(chromium() === undefined)('report.html in a browser (needs Chromium)', () => {
  test.each([
    ['1280 x 800', desktop],
    ['390 x 844', phone],
  ])('the first screen of %s has verdict, level, worst harm and three causes', async (_, size) => {
    const { page, offences } = await pages.open(renderHtml(diagnosed()), size);
    const parts = ['h1', '.levels', '.harm-sentence', '.top-causes li:nth-child(3)'];
    for (const part of parts) {
      const box = await (await page.$(part))?.boundingBox();
      expect((box?.y ?? Infinity) + (box?.height ?? 0), part).toBeLessThanOrEqual(size.height);
    }
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(size.width);
    expect(
      await page.$$eval('.top-causes li .of', (all) => all.map((one) => one.textContent)),
    ).toEqual(expect.arrayContaining([expect.stringContaining('explains 30 of 130 failures')]));
    expect(offences).toEqual([]);
    await page.close();
  });

  test('the page searches, filters, expands and follows links without a request', async () => {
    const { page, offences } = await pages.open(renderHtml(diagnosed()), desktop);
    const count = () => page.$$eval(shown, (all) => all.length);
    expect(await count()).toBe(131);
    await page.keyboard.press('/');
    await page.keyboard.type('get.case-77@');
    expect(await count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.waitForFunction(`document.querySelectorAll('${shown}').length === 131`);
    await page.select('select[name=harm]', 'key-exposed');
    expect(await count()).toBe(33);
    await page.select('select[name=operation]', 'CopyObject');
    expect(await count()).toBe(0);
    await page.click('button[type=reset]');
    await page.waitForFunction(`document.querySelectorAll('${shown}').length === 131`);
    await page.select('select[name=verdict]', 'blocked');
    expect(await count()).toBe(1);
    await page.click('.heat a');
    await page.waitForFunction(`document.querySelectorAll('${shown}').length === 65`);
    await page.keyboard.press('Enter');
    expect(await page.$eval(`${shown}[open] .mismatch`, (one) => one.textContent)).toContain('4xx');
    await page.evaluate("location.hash = 'case-get.case-9@CopyObject'");
    await page.waitForSelector('[id="case-get.case-9@CopyObject"][open]');
    expect(await page.evaluate('document.documentElement.innerHTML')).not.toContain('<img');
    expect(offences).toEqual([]);
    await page.close();
  });

  test('hostile text stays text', async () => {
    const { page, offences } = await pages.open(renderHtml(hostileReport()), desktop);
    await page.$$eval('details', (all) => {
      for (const one of all) one.open = true;
    });
    expect(await page.$$eval('script', (all) => all.length)).toBe(2);
    expect(await page.$$('img, iframe, [onclick], [onerror], [onmouseover]')).toEqual([]);
    expect(await page.evaluate('document.body.innerText')).toContain('<script>alert(1)</script>');
    expect(offences).toEqual([]);
    await page.close();
  });

  test('a part that the store keeps is shown when it is opened', async () => {
    const { page, offences } = await pages.open(renderHtml(largeReport()), desktop);
    await page.$$eval('details.case', (all) => {
      const last = all.at(-1);
      for (const one of last?.querySelectorAll('details') ?? []) one.open = true;
    });
    await page.waitForFunction("document.body.textContent.includes('PUT /bucket/499-19')");
    expect(offences).toEqual([]);
    await page.close();
  });

  test.each([
    ['light', desktop],
    ['dark', phone],
  ])('axe-core finds no violation in the %s page', async (value, size) => {
    const { page } = await pages.open(renderHtml(diagnosed()), size);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await page.$$eval('details', (all) => {
      for (const one of [...all].slice(0, 40)) one.open = true;
    });
    await page.evaluate(axe.source);
    const found = await page.evaluate(`axe.run().then(({ violations }) => violations.map(
      ({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' ')))`);
    expect(found).toEqual([]);
    await page.close();
  });

  test('on paper a report of 500 failures has at most 20 pages', async () => {
    const { page } = await pages.open(renderHtml(largeReport()), desktop);
    const pdf = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(20);
    await page.close();
  });
});
