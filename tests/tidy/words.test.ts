import { expect, test } from 'vitest';
import { faultFacts } from '../../spec/fault-ids.ts';
import { rules } from '../../suites/index.ts';
import { layers, markdownFiles, sourceFiles, textOf } from './tree.ts';
import { oddWords, proseOf, proseOfMarkdown, replacedWords, textsOf } from './words.ts';

const replaced = replacedWords(textOf('docs/glossary.md'));
const none: readonly unknown[] = [];

test('the glossary lists the words that are replaced', () => {
  expect(replaced.length).toBeGreaterThan(5);
  expect(oddWords('a.ts', ['The triple is told twice.'], replaced)).toEqual([
    expect.stringContaining('a.ts:1: "triple"'),
    expect.stringContaining('a.ts:1: "told"'),
  ]);
});

test('ids and code are exempt from the glossary', () => {
  const lines = ['As put.triple.valid and `triple` say.', 'echoes-triple'];
  expect(oddWords('a.md', lines, replaced)).toEqual(none);
});

test('comments and names of tests use the words of the glossary', () => {
  const files = sourceFiles([...Object.keys(layers), 'tests', 'scripts']);
  const odd = files.flatMap(({ path, lines }) =>
    oddWords(path, proseOf(lines.join('\n')), replaced),
  );
  expect(odd).toEqual(none);
});

test('titles of rules and faults use the words of the glossary', () => {
  const titles = rules.flatMap(({ id, title }) => oddWords(id, [title], replaced));
  const faults = Object.entries(faultFacts).flatMap(([id, { does }]) =>
    oddWords(id, [does], replaced),
  );
  expect([...titles, ...faults]).toEqual(none);
});

test('texts that a run prints use the words of the glossary', () => {
  const files = sourceFiles(['cli', 'reports', 'runner', 'core', 'world', 'client', 'diagnosis']);
  const odd = files.flatMap(({ path, lines }) =>
    oddWords(path, textsOf(lines.join('\n')), replaced),
  );
  expect(odd).toEqual(none);
});

test('documents use the words of the glossary', () => {
  const odd = markdownFiles()
    .filter((path) => path !== 'docs/glossary.md')
    .flatMap((path) => oddWords(path, proseOfMarkdown(textOf(path)), replaced));
  expect(odd).toEqual(none);
});
