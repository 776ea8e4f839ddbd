import { expect, test } from 'vitest';
import { listCases } from '../../runner/plan/catalogue.ts';
import { clauseWithId } from '../../spec/clauses.ts';
import { retiredIds } from '../../spec/retired-ids.ts';
import { sources } from '../../spec/sources.ts';
import { rules } from '../../suites/index.ts';
import { layers, sourceFiles, textOf } from './tree.ts';

const files = sourceFiles();

test('no rule imports vitest or a network library', () => {
  const wrong = files.filter(
    (file) =>
      file.layer === 'suites' &&
      file.packages.some((name) => /^(vitest|undici|node:(net|tls|http))/.test(name)),
  );
  expect(wrong.map((file) => file.path)).toEqual([]);
});

test('files have at most 250 lines', () => {
  const all = [...files, ...sourceFiles(['tests', 'scripts'])];
  const large = all.filter((file) => file.lines.length > 251);
  expect(large.map((file) => `${file.path} ${file.lines.length}`)).toEqual([]);
});

test('the README of every folder has at most 20 lines', () => {
  for (const folder of [...Object.keys(layers), 'profiles', 'tests', 'docs', 'scripts']) {
    expect(textOf(`${folder}/README.md`).split('\n').length, folder).toBeLessThanOrEqual(21);
  }
});

test('the title of a rule states a fact, without "should", "test that" or "correctly"', () => {
  const odd = rules.filter((rule) => /\bshould\b|test that|correctly|\.$/i.test(rule.title));
  expect(odd.map((rule) => rule.title)).toEqual([]);
});

test('case ids are unique', () => {
  const ids = listCases().map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the ids of the rules are those of the list that is kept for ever', () => {
  const pinned = textOf('tests/tidy/rule-ids.txt').split('\n').filter(Boolean);
  const now = new Set(rules.map((rule) => rule.id as string));
  expect(pinned.filter((id) => !now.has(id))).toEqual([]);
  expect([...now].filter((id) => !pinned.includes(id))).toEqual([]);
});

test('a retired id is used by no rule, and its successors are rules', () => {
  const known = new Set<string>(rules.map((rule) => rule.id));
  expect(Object.keys(retiredIds).filter((id) => known.has(id))).toEqual([]);
  const successors = Object.values(retiredIds).flatMap((one) => one.successors);
  expect(successors.filter((id) => !known.has(id))).toEqual([]);
});

test('a MUST rule has a documented clause, and every source has an https address', () => {
  const weak = rules.filter(
    (rule) => rule.level === 'MUST' && clauseWithId(rule.clause).basis !== 'documented',
  );
  expect(weak.map((rule) => rule.id)).toEqual([]);
  for (const source of Object.values(sources)) expect(source.url).toMatch(/^https:\/\//);
});

test('no file names a package registry', () => {
  const hosts = [
    'registry.' + 'npmjs',
    'pypi.' + 'org',
    'deb.' + 'debian',
    'crates.' + 'io',
    'proxy.' + 'golang',
  ];
  const naming = files.filter((file) => hosts.some((host) => file.lines.join('\n').includes(host)));
  expect(naming.map((file) => file.path)).toEqual([]);
});
