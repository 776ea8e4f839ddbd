import { expect, test } from 'vitest';
import type { Rule } from '../../core/rule.ts';
import { fileNameOf, subjectOf, subjects } from '../../spec/subjects.ts';
import { rules } from '../../suites/index.ts';
import { suiteFiles } from './suite-files.ts';
import { sourceFiles } from './tree.ts';

const files = suiteFiles();
const entries = files.flatMap((file) => file.entries);
const rooms = new Set(files.map(({ folder }) => folder));

test('every folder of suites/ is a subject, or holds the scenes', () => {
  expect([...rooms].sort()).toEqual([...Object.keys(subjects), 'scenes'].sort());
});

test('the first word of an id belongs to one subject', () => {
  const words = Object.values(subjects).flatMap((subject) => subject.words as readonly string[]);
  expect(new Set(words).size).toBe(words.length);
  const used = new Set(rules.map(({ id }) => id.split('.')[0]));
  expect(words.filter((word) => !used.has(word))).toEqual([]);
});

/** The file of each rule: by the lists that it exports, since some rules are generated. */
const placed = new Map<string, string>();
for (const { path, folder } of files) {
  if (folder === 'scenes') continue;
  const exported: Readonly<Record<string, unknown>> = await import(
    new URL(`../../${path}`, import.meta.url).href
  );
  for (const { id } of Object.values(exported).filter(Array.isArray).flat() as readonly Rule[])
    placed.set(id, path);
}

test('a rule is in the folder of its first word and the file of its second', () => {
  const expected = rules.map(({ id }) => {
    const folder = subjectOf(id);
    const names = files.filter((file) => file.folder === folder).map(({ name }) => name);
    return [id, `suites/${folder}/${fileNameOf(id, names)}.ts`];
  });
  expect(rules.map(({ id }) => [id, placed.get(id)])).toEqual(expected);
});

test('every file of a subject holds rules', () => {
  const held = new Set(placed.values());
  const empty = files.filter(({ folder, path }) => folder !== 'scenes' && !held.has(path));
  expect(empty.map(({ path }) => path)).toEqual([]);
});

test('an entry of a rule has at most 25 lines', () => {
  const long = entries.filter(({ lines }) => lines > 25);
  expect(long.map(({ path, id, lines }) => `${path} ${id} ${lines}`)).toEqual([]);
});

test('an entry of a rule has no if and no loop', () => {
  const branching = /^(If|For|ForIn|ForOf|While|DoWhile|Switch)Statement$/;
  const wrong = entries.filter(({ syntax }) => [...syntax].some((type) => branching.test(type)));
  expect(wrong.map(({ path, id }) => `${path} ${id}`)).toEqual([]);
});

test('an entry of a rule names one to three witnesses', () => {
  const wrong = rules.filter(({ catches }) => catches.length < 1 || catches.length > 3);
  expect(wrong.map(({ id }) => id)).toEqual([]);
  const twice = rules.filter(({ catches }) => new Set(catches).size < catches.length);
  expect(twice.map(({ id }) => id)).toEqual([]);
});

test('suites/ has at most 12,500 lines', () => {
  const lines = sourceFiles(['suites']).map((file) => file.lines.length - 1);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(12_500);
});
