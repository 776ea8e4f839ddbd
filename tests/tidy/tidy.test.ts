import { expect, test } from 'vitest';
import { listCases } from '../../runner/plan/catalogue.ts';
import { clauses } from '../../spec/clauses.ts';
import { crosswalk } from '../../spec/crosswalk.ts';
import { ownRules } from '../../spec/own-rules.ts';
import { type RuleFacts, ruleFacts } from '../../spec/rule-ids.ts';
import { sources } from '../../spec/sources.ts';
import { rules } from '../../suites/index.ts';
import { layers, sourceFiles, textOf } from './tree.ts';

const files = sourceFiles();

test('no layer imports what it must not', () => {
  const wrong = files.flatMap((file) =>
    file.imports
      .filter((path) => {
        const target = path.split('/')[0] ?? '';
        return target !== file.layer && target in layers && !layers[file.layer]?.includes(target);
      })
      .map((path) => `${file.path} imports ${path}`),
  );
  expect(wrong).toEqual([]);
});

test('no rule knows of vitest or of a wire', () => {
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

test('every folder says what it is in twenty lines', () => {
  for (const folder of [...Object.keys(layers), 'profiles', 'tests', 'docs', 'scripts']) {
    expect(textOf(`${folder}/README.md`).split('\n').length, folder).toBeLessThanOrEqual(21);
  }
});

test('titles state, they do not wish', () => {
  const odd = rules.filter((rule) => /\bshould\b|test that|correctly|\.$/i.test(rule.title));
  expect(odd.map((rule) => rule.title)).toEqual([]);
});

test('case ids are unique, and every rule is in the catalogue', () => {
  const ids = listCases().map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(rules.filter((rule) => ruleFacts[rule.id] === undefined).map((rule) => rule.id)).toEqual(
    [],
  );
});

test('a rule of our own names the operations that it is on', () => {
  const other = rules.flatMap(({ id, on }) => {
    const { operations = on } = (ownRules as Partial<Record<string, RuleFacts>>)[id] ?? {};
    const isSame =
      new Set([...on, ...operations]).size === on.length && operations.length === on.length;
    return isSame ? [] : [`${id}: ${operations.join(', ')}, on ${on.join(', ')}`];
  });
  expect(other).toEqual([]);
});

test('a rule that took an operation over from another has a case for it', () => {
  const missing = Object.entries(ruleFacts).flatMap(([id, { mergedInto = '' }]) =>
    takers(mergedInto)
      .filter(({ rule, operation }) => !(rule.on as readonly string[]).includes(operation))
      .map(({ rule, operation }) => `${id}: ${rule.id}@${operation}`),
  );
  expect(missing).toEqual([]);
  const named = Object.values(ruleFacts).flatMap(({ mergedInto = '' }) =>
    mergedInto.includes('[') && takers(mergedInto).length === 0 ? [mergedInto] : [],
  );
  expect(named).toEqual([]);
});

/** `a.b/.c [Op] + d.* [Op]`: the rules that are named so, and the operation that each must have. */
function takers(mergedInto: string) {
  return [...mergedInto.matchAll(/([^\s+]+) \[(\w+)\]/g)].flatMap(
    ([, names = '', operation = '']) => {
      const [first = '', ...others] = names.split('/');
      const stem = first.slice(0, first.lastIndexOf('.'));
      const ids = [first, ...others.map((suffix) => stem + suffix)];
      return rules
        .filter((rule) => ids.some((id) => isNamed(rule.id, id)))
        .map((rule) => ({ rule, operation }));
    },
  );
}

/** A `*` names the refusals of a group, not its valid request nor the exact answers. */
function isNamed(ruleId: string, id: string): boolean {
  if (!id.endsWith('*')) return ruleId === id;
  return ruleId.startsWith(id.slice(0, -1)) && !/\.(valid|exact)$/.test(ruleId);
}

test('ids are for ever', () => {
  const pinned = textOf('tests/tidy/rule-ids.txt').split('\n').filter(Boolean);
  const now = new Set(rules.map((rule) => rule.id as string));
  expect(pinned.filter((id) => !now.has(id))).toEqual([]);
  expect([...now].filter((id) => !pinned.includes(id))).toEqual([]);
});

test('a MUST has a documented clause, and every clause a document', () => {
  const weak = rules.filter(
    (rule) => rule.level === 'MUST' && clauses[rule.clause].basis !== 'documented',
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

test('every behaviour of other suites is matched, and so is each of their tests', () => {
  const behaviours = JSON.parse(textOf('spec/peers/behaviours.json'));
  const tests: readonly { readonly behaviours: readonly string[] }[] = JSON.parse(
    textOf('spec/peers/tests.json'),
  );
  expect(Object.keys(crosswalk).sort()).toEqual(Object.keys(behaviours).sort());
  expect(Object.keys(behaviours)).toHaveLength(102);
  expect(tests).toHaveLength(273);
  const named = new Set(tests.flatMap((one) => one.behaviours));
  expect([...named].filter((id) => !(id in crosswalk))).toEqual([]);
  const matched = Object.values(crosswalk).flatMap((one) => ('rules' in one ? one.rules : []));
  const known = new Set<string>(rules.map((rule) => rule.id));
  expect(matched.filter((id) => !known.has(id))).toEqual([]);
});
