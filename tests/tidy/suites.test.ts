import { expect, test } from 'vitest';
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

test('a rule is in the folder of its first word and the file of its second', () => {
  const placed = new Map(
    files.flatMap(({ path, entries: own }) =>
      own.flatMap(({ id }) => (id === undefined ? [] : [[id, path] as const])),
    ),
  );
  const expected = rules.map(({ id }) => {
    const folder = subjectOf(id);
    const names = files.filter((file) => file.folder === folder).map(({ name }) => name);
    return [id, `suites/${folder}/${fileNameOf(id, names)}.ts`];
  });
  expect(rules.map(({ id }) => [id, placed.get(id)])).toEqual(expected);
});

test('every file of a subject holds rules', () => {
  const empty = files.filter(
    ({ folder, entries: own }) => folder !== 'scenes' && own.every(({ id }) => id === undefined),
  );
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
