import { createHash } from 'node:crypto';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { InvariantError } from '../../core/errors.ts';
import type { RunReport } from '../../core/report.ts';
import { renderHtml } from '../../reports/html.ts';
import { renderConsole, renderFiles, reportNames, validate } from '../../reports/index.ts';
import { clauseSaying, hostile, hostileCase, hostileReport, reportOf } from './hostile-report.ts';

const files = new Map(renderFiles(hostileReport(), reportNames).map((one) => [one.path, one.text]));
const fileText = (path: string) => files.get(path) ?? expect.fail(`no ${path}`);
/** Characters that neither a terminal nor an XML parser may get. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\ufffe\uffff]|\p{Surrogate}/u;

describe('golden files', () => {
  test.each([
    ...['report.json', 'junit.xml', 'report.html', 'summary.md'],
    ...['evidence.har', 'report.sarif', 'badge.svg', 'badge.json'],
  ])('%s of a hostile run is its golden file, byte for byte', async (path) => {
    // `.txt` keeps formatters away from golden files.
    await expect(fileText(path)).toMatchFileSnapshot(`golden/${path}.txt`);
  });

  test('the console text of a hostile run is its golden file, byte for byte', async () => {
    const text = renderConsole(hostileReport(), { colour: false, isVerbose: true });
    await expect(text).toMatchFileSnapshot('golden/console.txt');
  });
});

test('the same run gives the same report bytes', () => {
  const again = renderFiles(hostileReport(), reportNames);
  expect(again.map(({ path, text }) => [path, text])).toEqual([...files]);
});

describe('report.json', () => {
  test('report.json holds the report, with sorted keys', () => {
    const parsed: unknown = JSON.parse(fileText('report.json'));
    validate(parsed);
    expect(parsed).toEqual(hostileReport());
    expect(Object.keys(parsed)).toEqual(Object.keys(parsed).toSorted());
  });

  test.each<[string, unknown]>([
    ['a missing member', { ...hostileReport(), seed: undefined }],
    ['an unknown member', { ...hostileReport(), extra: 1 }],
    [
      'an unknown verdict',
      { ...hostileReport(), cases: [{ ...hostileCase('pass'), verdict: 'green' }] },
    ],
    ['a link that is no https address', withClauseUrl('javascript:alert(1)')],
    ['null instead of an object', undefined],
  ])('an invalid report is refused by every renderer: %s', (_, wrong) => {
    expect(() => validate(JSON.parse(JSON.stringify(wrong ?? null)))).toThrow(InvariantError);
    expect(() => renderFiles((wrong ?? null) as RunReport, ['html'])).toThrow(InvariantError);
  });
});

describe('junit.xml', () => {
  const xml = fileText('junit.xml');

  test('junit.xml is well-formed and holds no control characters', () => {
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).not.toMatch(unsafe);
  });

  test('hostile text in junit.xml is read back as text', () => {
    const parser = new XMLParser({ ignoreAttributes: false, processEntities: true });
    const { testsuites } = parser.parse(xml) as {
      testsuites: { testsuite: { '@_name': string }[] };
    };
    expect(testsuites.testsuite.map((suite) => suite['@_name'])).toEqual([
      'preflight',
      'PutObject',
      'CopyObject',
      'GetObject',
      'HeadObject',
    ]);
    expect(xml).not.toContain('<script');
  });

  test.each([
    ['skips only', reportOf([hostileCase('skip')])],
    ['no case at all', reportOf([])],
    ['a blocked MAY', reportOf([hostileCase('blocked', { level: 'MAY' }), hostileCase('pass')])],
    [
      'a preflight that stops',
      reportOf([], { preflight: [{ name: 'x', outcome: 'stop', detail: 'y' }] }),
    ],
  ])('junit.xml has an error, and so is not green, for %s', (_, report) => {
    const [junit] = renderFiles(report, ['junit']);
    expect(junit?.text).toMatch(/<testsuites [^>]* errors="1"/);
  });

  test.each([
    ['a counted failure', reportOf([hostileCase('fail')]), 1],
    ['a failure below the bar', reportOf([hostileCase('fail', { level: 'MAY' })]), 0],
    ['a disputed failure', reportOf([hostileCase('fail', { disputed: clauseSaying('Other') })]), 0],
    ['a failure that never counts', reportOf([hostileCase('fail')], { failOn: 'never' }), 0],
  ])('junit.xml agrees with the exit code on %s', (_, report, failures) => {
    expect(report.exitCode).toBe(failures);
    const text = renderFiles(report, ['junit'])[0]?.text;
    expect(text).toMatch(new RegExp(`<testsuites [^>]* failures="${failures}" errors="0"`));
    expect(text).toContain(failures === 1 ? '<failure type="MUST"' : 'fails, but not counted');
  });
});

describe('report.html', () => {
  const html = fileText('report.html');
  const own = (page: string) => page.replace(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/g, '');
  const rest = own(html);

  test.each([
    ['a valid report', html],
    ['a report that is hostile even where the schema allows it not', renderHtml(allHostile())],
  ])('report.html has only elements of ours for %s', (_, page) => {
    const names = [...own(page).matchAll(/<([a-zA-Z!/][^\s/>]*)/g)].map(([, name]) => name ?? '');
    const known =
      'html head meta link title body header main footer section article nav div span p strong b ' +
      'ul ol li h1 h2 h3 dl dt dd table thead tbody tr th td code pre a q cite blockquote kbd ' +
      'details summary svg rect progress form label input select option button output';
    const allowed = new Set(known.split(' ').flatMap((name) => [name, `/${name}`]));
    const odd = names.filter(
      (name) => !allowed.has(name.replace(/\/$/, '')) && name !== '!doctype',
    );
    expect(odd).toEqual([]);
    expect(page).not.toMatch(/<img|<iframe|<object|href="(?!#|https:|data:,")/i);
  });

  test('report.html loads nothing, and runs its own script alone', () => {
    const attributes = [...rest.matchAll(/<[a-z][^>]*>/g)].flatMap(([tag]) => [
      ...tag.matchAll(/\s([a-zA-Z:-]+)="/g),
    ]);
    const names = new Set(attributes.map(([, name]) => name));
    for (const name of ['src', 'srcset', 'style', 'action', 'poster']) {
      expect(names).not.toContain(name);
    }
    expect([...names].filter((name) => name?.startsWith('on'))).toEqual([]);
    expect(html).not.toMatch(/@import|url\(/);
    const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts.map(([, of]) => / type="([^"]+)"/.exec(of ?? '')?.[1])).toEqual([
      'application/json',
      'module',
    ]);
    const digest = createHash('sha256')
      .update(scripts[1]?.[2] ?? '')
      .digest('base64');
    expect(html).toContain(`default-src 'none'; style-src 'sha256-`);
    expect(html).toContain(`script-src 'sha256-${digest}'`);
  });

  test('report.html shows hostile text as text, control characters included', () => {
    expect(html).not.toMatch(unsafe);
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
    expect(html).toContain('⟨U+0000⟩⟨U+001B⟩[31m⟨U+202E⟩');
    expect(html).toContain('href="https://docs.example.test/&quot;onmouseover=&quot;alert(1)"');
  });

  test('each inner link of report.html has its target, and each id is unique', () => {
    const ids = [...rest.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of rest.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  test.each([
    ['interrupted', 'Interrupted'],
    ['out-of-time', 'Out of time'],
  ] as const)('a run that was not complete is named as such: %s', (ended, name) => {
    expect(renderHtml({ ...hostileReport(), ended })).toContain(`<b>${name}</b>`);
  });

  test('the built-in endpoint is named as such', () => {
    const report = hostileReport();
    const built = { ...report, endpoint: { ...report.endpoint, kind: 'reference' as const } };
    expect(renderHtml(built)).toContain('<b>Built-in reference endpoint</b>');
    expect(html).not.toContain('<b>Built-in reference endpoint</b>');
  });
});

describe('console and Markdown', () => {
  test('the console text has no escape sequence but our own colours', () => {
    const plain = renderConsole(hostileReport(), { colour: false, isVerbose: true });
    expect(plain).not.toMatch(unsafe);
    const coloured = renderConsole(hostileReport(), { colour: true, isVerbose: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours.
    expect(coloured.replace(/\u001b\[\d+(;1)?m/g, '')).toBe(plain);
  });

  test('console lines have at most 100 characters, replay lines aside', () => {
    const text = renderConsole(hostileReport(), { colour: false, isVerbose: true });
    const isForCopying = /^ {2}replay|https?:\/\//;
    const long = text.split('\n').filter((line) => [...line].length > 100);
    expect(long.filter((line) => !isForCopying.test(line))).toEqual([]);
  });

  test('hostile text in summary.md stays out of the Markdown syntax', () => {
    const markdown = fileText('summary.md');
    expect(markdown).not.toMatch(unsafe);
    expect(markdown).not.toMatch(/[<>`*@]|\]\(|http:\/\//);
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
    expect(new Set(rows.map((row) => row.split('|').length))).toEqual(new Set([6, 7]));
  });

  test.each([
    ['Conforms in all that was tested', reportOf([hostileCase('pass')])],
    ['Does not conform', reportOf([hostileCase('pass'), hostileCase('fail')])],
    ['No failure that counts', reportOf([hostileCase('fail', { level: 'MAY' })])],
    ['Nothing can be concluded', reportOf([hostileCase('skip')])],
    ['Nothing can be concluded', reportOf([hostileCase('blocked')])],
    ['Nothing can be concluded', reportOf([hostileCase('error')])],
  ])('the headline of report %# is: %s', (headline, report) => {
    expect(renderConsole(report, { colour: false })).toContain(`${headline}: `);
    expect(renderFiles(report, ['html'])[0]?.text).toContain(`<h1>${headline}</h1>`);
  });
});

test('a title of 5,000 characters is cut, and the cut is marked', () => {
  const one = hostileCase('fail', { title: 'x'.repeat(5000) });
  expect(renderConsole(reportOf([one]), { colour: false, isVerbose: true })).toContain(
    'more characters, see report.json',
  );
});

function withClauseUrl(url: string): RunReport {
  const one = hostileCase('fail');
  return reportOf([{ ...one, clause: { ...one.clause, url } }]);
}

/** A report with hostile text in every string but the verdicts, ids and links included. */
function allHostile(): RunReport {
  const spare = new Set<unknown>(['pass', 'fail', 'blocked', 'error', 'skip']);
  const text = JSON.stringify(hostileReport(), (_, value: unknown) =>
    typeof value === 'string' && !spare.has(value) ? `javascript:x ${value}${hostile}` : value,
  );
  return JSON.parse(text) as RunReport;
}
