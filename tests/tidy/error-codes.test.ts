import { expect, test } from 'vitest';
import { sourceFiles, textOf } from './tree.ts';

const page = textOf('docs/troubleshooting.md');
const pattern = /new (Usage|Unreachable|Invariant)Error\(\s*'(E_[A-Z0-9_]+)'/g;

/** Codes of errors that end a command, with the kind of the error, as the sources throw them. */
const thrown = new Map(
  sourceFiles().flatMap(({ lines }) =>
    [...lines.join('\n').matchAll(pattern)].map(
      ([, kind = '', code = '']) => [code, kind] as const,
    ),
  ),
);

const codesIn = (text: string) => [...text.matchAll(/`(E_[A-Z0-9_]+)`/g)].map(([, code]) => code);

test('every code of an error has its advice in the documentation, which names no other', () => {
  expect(thrown.size).toBeGreaterThan(50);
  // start.ts prints E_INTERNAL for every error without a code.
  const documented = new Set(codesIn(page));
  expect([...documented].sort()).toEqual([...thrown.keys(), 'E_INTERNAL'].sort());
});

test('the tables have the exit code of each error', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `E_'));
  const said = rows.flatMap((row) => {
    const [, codes = '', exit = ''] = row.split('|');
    return codesIn(codes).map((code = '') => [code, exit.trim()[0]]);
  });
  expect(said.length).toBeGreaterThan(50);
  const kinds = said.map(([code = '']) => [code, thrown.get(code) === 'Usage' ? '2' : '3']);
  expect(said).toEqual(kinds);
});
