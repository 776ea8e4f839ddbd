import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBaseline } from '../../cli/baseline-file.ts';
import { readConfig } from '../../cli/config-file.ts';
import { corpusIn } from '../../cli/corpus.ts';
import { readReport } from '../../cli/read-report.ts';
import { renderFiles } from '../../reports/index.ts';
import { casesWhere } from '../diagnosis/observed.ts';
import { reportOf } from '../reports/hostile-report.ts';
import { ran } from './ran.ts';

const folder = mkdtempSync(join(tmpdir(), 'sse-c-bad-files-'));
const at = (name: string) => join(folder, name);
mkdirSync(at('folder'));
symlinkSync('loop', at('loop'));
writeFileSync(at('utf16'), Buffer.from('\ufeff{}', 'utf16le'));
writeFileSync(at('bytes'), Buffer.from([0x7b, 0xff, 0x7d]));

const why = {
  none: 'does not exist',
  folder: 'is a folder',
  loop: 'symbolic link to itself',
  utf16: 'UTF-16',
  bytes: 'no text in UTF-8',
} as const;
const kinds = Object.keys(why) as (keyof typeof why)[];

const named = [
  ...['run', '--no-config', '--endpoint', 'https://localhost:9'],
  ...['--access-key-id', 'TEST-ONLY', '--secret-access-key', 'TEST-ONLY'],
];

/** Each way to name a file, with the files that are something else there, such as a folder of reports. */
const ways: readonly (readonly [string, readonly string[], (readonly (keyof typeof why)[])?])[] = [
  ['diagnose', ['diagnose']],
  ['compare', ['compare']],
  ['matrix', ['matrix'], ['folder']],
  ['merge', ['merge', '--out', at('out')], ['folder']],
  ['cleanup', ['cleanup']],
  ['replay', ['replay']],
  ['--baseline', ['run', '--no-config', '--baseline']],
  ['--ca', [...named, '--ca']],
  ['--rerun-failed', ['run', '--no-config', '--rerun-failed']],
];
const rows = ways.flatMap(([name, args, others = []]) =>
  kinds.filter((kind) => !others.includes(kind)).map((kind) => [name, kind, args] as const),
);

test.each(rows)('%s: a file that is %s is bad usage, in one sentence', async (name, kind, args) => {
  const second = name === 'compare' ? [at(kind)] : [];
  const { out, err, code } = await ran(...args, at(kind), ...second);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^error E_[A-Z_]+: [^\n]+\.\n$/);
  expect(err).toContain(why[kind]);
  expect(err).toContain(at(kind));
  expect(readdirSync(folder)).not.toContain('out');
});

const marked = (name: string, text: string) => {
  writeFileSync(at(name), `\ufeff${text}`);
  return at(name);
};

test('a byte order mark, as editors and shells of Windows write it, changes no file', async () => {
  const config = marked('config.json', '{"trials": 5}');
  expect((await readConfig(config)).config).toEqual({ trials: 5 });
  const known = { version: 1, ruleSet: '0.1.0', rows: [], known: [] };
  expect(readBaseline({ baseline: marked('known.json', JSON.stringify(known)) })).toEqual(known);
  const [json] = renderFiles(reportOf(casesWhere(new Set())), ['json']);
  expect(readReport(marked('report.json', json?.text ?? '')).cases.length).toBeGreaterThan(0);
});

test('a file of the corpus that cannot be read is left out, and the others are played', () => {
  mkdirSync(join(at('corpus'), 'folder.json'), { recursive: true });
  writeFileSync(join(at('corpus'), 'bytes.json'), Buffer.from([0xff]));
  const { stories, notices } = corpusIn(at('corpus'));
  expect(stories).toEqual([]);
  expect(notices).toEqual([
    expect.stringMatching(/bytes\.json cannot be read: it is no text in UTF-8; it is left out\.$/),
    expect.stringMatching(/folder\.json cannot be read: it is a folder; it is left out\.$/),
  ]);
});
