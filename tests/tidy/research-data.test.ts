import { expect, test } from 'vitest';
import { type ClauseId, clauses } from '../../spec/clauses.ts';
import { rules } from '../../suites/index.ts';
import { textOf } from './tree.ts';

interface CatalogueEntry {
  /** The rule, or the check of other rules, that took this id over. */
  readonly mergedInto?: string;
}

/** How this suite answers for a behaviour that other suites test: one of the three. */
interface Match {
  readonly rules?: readonly string[];
  readonly wrong?: string;
  readonly recorded?: ClauseId;
  readonly outside?: string;
}

const catalogue: Readonly<Record<string, CatalogueEntry>> = JSON.parse(
  textOf('docs/data/catalogue.json'),
);
const crosswalk: Readonly<Record<string, Match>> = JSON.parse(textOf('docs/data/crosswalk.json'));

test('a rule that took over an operation of a merged rule has a case for it', () => {
  const missing = Object.entries(catalogue).flatMap(([id, { mergedInto = '' }]) =>
    takers(mergedInto)
      .filter(({ rule, operation }) => !(rule.on as readonly string[]).includes(operation))
      .map(({ rule, operation }) => `${id}: ${rule.id}@${operation}`),
  );
  expect(missing).toEqual([]);
  const named = Object.values(catalogue).flatMap(({ mergedInto = '' }) =>
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

test('every behaviour that other suites test is matched, and every test of theirs has one', () => {
  const behaviours = JSON.parse(textOf('docs/data/peers/behaviours.json'));
  const tests: readonly { readonly behaviours: readonly string[] }[] = JSON.parse(
    textOf('docs/data/peers/tests.json'),
  );
  expect(Object.keys(crosswalk).sort()).toEqual(Object.keys(behaviours).sort());
  expect(Object.keys(behaviours)).toHaveLength(104);
  expect(tests).toHaveLength(341);
  const named = new Set(tests.flatMap((one) => one.behaviours));
  expect([...named].filter((id) => !(id in crosswalk))).toEqual([]);
  const matched = Object.values(crosswalk).flatMap((one) => one.rules ?? []);
  const known = new Set<string>(rules.map((rule) => rule.id));
  expect(matched.filter((id) => !known.has(id))).toEqual([]);
  const kinds = Object.values(crosswalk).map(({ rules: held, wrong, outside }) =>
    [held, wrong, outside].filter((kind) => kind !== undefined),
  );
  expect(kinds.filter((given) => given.length !== 1)).toEqual([]);
  const recorded = Object.values(crosswalk).filter(({ wrong }) => wrong !== undefined);
  expect(
    recorded.filter((one) => !(one.recorded !== undefined && one.recorded in clauses)),
  ).toEqual([]);
});

test('at most four rules are disputed, and for each it is said what would settle it', () => {
  const settling: Readonly<Record<string, string>> = JSON.parse(textOf('docs/data/disputed.json'));
  const disputed = rules.filter((rule) => rule.disputed !== undefined).map(({ id }) => id);
  expect(disputed.length).toBeLessThanOrEqual(4);
  expect(Object.keys(settling).sort()).toEqual([...disputed].sort());
});

test('a level that changed is that of its rule, or the rule ended, and names a clause', () => {
  const changes: readonly Readonly<Record<'rule' | 'after' | 'by', string>>[] = JSON.parse(
    textOf('docs/data/level-changes.json'),
  );
  const levels = new Map<string, string>(rules.map(({ id, level }) => [id, level]));
  const wrong = changes.filter(
    ({ rule, after, by }) => !(by in clauses) || !after.startsWith(levels.get(rule) ?? 'ended'),
  );
  expect(wrong.map(({ rule }) => rule)).toEqual([]);
});
