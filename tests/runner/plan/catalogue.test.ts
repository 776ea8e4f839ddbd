import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../core/errors.ts';
import {
  casesById,
  listCases,
  planCases,
  type Selection,
  selectCases,
} from '../../../runner/plan/catalogue.ts';
import { clauseWithId } from '../../../spec/clauses.ts';
import { operationNeeds } from '../../../spec/operation-needs.ts';
import { subjects } from '../../../spec/subjects.ts';
import { rules } from '../../../suites/index.ts';

const ids = (selection: Selection) => selectCases(selection).map(({ id }) => id);
// Listed by each test anew, so that an error of the catalogue fails a test.
const all = () => listCases();

describe('a case', () => {
  test('a case has the facts of its rule and the quotation of its clause', () => {
    for (const { info, rule } of planCases({})) {
      const { id, quote, url, source } = info.clause;
      expect([info.rule, info.level, info.title, id]).toEqual([
        ...[rule.id, rule.level, rule.title, rule.clause],
      ]);
      expect(quote).toBe(clauseWithId(rule.clause).quote);
      expect(url).toMatch(/^https:/);
      expect(source.length).toBeGreaterThan(0);
      expect(info.disputed?.id).toBe(rule.disputed);
      expect(info.catches).toEqual(rule.catches);
      expect(subjects[info.subject].words).toContain(rule.id.split('.')[0]);
    }
    expect(all().some(({ disputed }) => disputed !== undefined)).toBe(true);
  });
  test('each rule has one case for each of its operations, in their order', () => {
    expect(all().map(({ id }) => id)).toEqual(
      rules.flatMap((rule) => rule.on.map((operation) => `${rule.id}@${operation}`)),
    );
  });
  test('a case needs the features of its rule and of its operation', () => {
    for (const { info, rule } of planCases({})) {
      const wanted = [...(rule.needs ?? []), ...(operationNeeds[info.operation] ?? [])];
      expect(new Set(info.needs)).toEqual(new Set(wanted));
      expect(info.needs).toHaveLength(new Set(wanted).size);
    }
    expect(all().find(({ id }) => id === 'put.md5.mismatch@CopyObject')?.needs).toContain('copy');
    const partCopy = all().find(({ id }) => id === 'upc.size@UploadPartCopy');
    expect(partCopy?.needs).toEqual(['ssec-copy-source', 'copy', 'multipart']);
    expect(all().find(({ id }) => id === 'get.wrong-key@GetObject')?.needs).toEqual([]);
  });
});

describe('a selection of cases', () => {
  test('an empty selection takes every case', () => {
    expect(ids({})).toEqual(all().map(({ id }) => id));
    expect(ids({ rules: [], operations: [] })).toEqual(ids({}));
  });
  test('--rule takes the id of a rule, the id of a case or a glob over all of an id', () => {
    const ofRule = ids({ rules: ['put.md5.mismatch'] });
    expect(ofRule.length).toBeGreaterThan(1);
    expect(ofRule.every((id) => id.startsWith('put.md5.mismatch@'))).toBe(true);
    expect(ids({ rules: ['get.wrong-key@GetObject'] })).toEqual(['get.wrong-key@GetObject']);
    const globbed = ids({ rules: ['put.md5.*'] });
    expect(globbed).toEqual(ids({}).filter((id) => id.startsWith('put.md5.')));
    expect(ids({ rules: ['*@HeadObject'] })).toEqual(ids({ operations: ['HeadObject'] }));
    expect(ids({ rules: ['*wrong-key@G*'] })).toContain('get.wrong-key@GetObject');
  });
  test('several --rule globs take all cases that one of them matches', () => {
    const both = ids({ rules: ['get.wrong-key@GetObject', 'put.md5.mismatch@PutObject'] });
    expect(both.toSorted()).toEqual(['get.wrong-key@GetObject', 'put.md5.mismatch@PutObject']);
  });
  test.each(['get.wrong-ke', 'et.wrong-key', 'getXwrong-key', 'get.wrong-key@', 'none.*', ''])(
    'a --rule that matches nothing is bad usage: %j',
    (glob) => {
      const wrong = () => ids({ rules: ['get.wrong-key', glob] });
      expect(wrong).toThrow(UsageError);
      expect(wrong).toThrow(`--rule '${glob}' matches no rule.`);
      expect(wrong).toThrow(expect.objectContaining({ code: 'E_RULE_UNKNOWN', exitCode: 2 }));
    },
  );
  test('every character of a glob but the star stands for itself', () => {
    for (const glob of [
      'get.wrong-key+',
      '(get.wrong-key)',
      'get[.]wrong-key',
      'get.wrong-key|x',
      '^get.wrong-key',
      'get.wrong-key$',
      'get\\.wrong-key',
      'get.wrong-ke?',
      'ge{1}t.wrong-key',
    ])
      expect(() => ids({ rules: [glob] }), glob).toThrow('matches no rule');
  });
  test('a selection that leaves no case is bad usage', () => {
    const wrong = () => ids({ rules: ['put.md5.mismatch'], operations: ['GetObject'] });
    expect(wrong).toThrow(expect.objectContaining({ code: 'E_NOTHING_SELECTED', exitCode: 2 }));
    expect(wrong).toThrow('Widen --rule, --operation or --level');
  });
  test('--exclude leaves out what one of its globs matches, and knows its globs', () => {
    const all = ids({ rules: ['get.wrong-key', 'get.no-key'] });
    const left = ids({ rules: ['get.wrong-key', 'get.no-key'], exclude: ['get.no-*'] });
    expect(left).toEqual(all.filter((id) => id.startsWith('get.wrong-key@')));
    expect(left.length).toBeLessThan(all.length);
    const wrong = () => ids({ exclude: ['no.such.*'] });
    expect(wrong).toThrow("--exclude 'no.such.*' matches no rule");
  });
  test('--level takes a level and all above it', () => {
    const levels = (selection: Selection) =>
      new Set(selectCases(selection).map(({ level }) => level));
    expect(levels({ level: 'MUST' })).toEqual(new Set(['MUST']));
    expect(levels({ level: 'SHOULD' })).toEqual(new Set(['MUST', 'SHOULD']));
    expect(levels({ level: 'MAY' })).toEqual(levels({}));
    expect(selectCases({ level: 'MUST' })).toHaveLength(
      all().filter(({ level }) => level === 'MUST').length,
    );
  });
  test('--quick takes the first case of each MUST rule, of lower levels only with --level', () => {
    const quick = selectCases({ quick: true });
    expect(quick.every(({ level }) => level === 'MUST')).toBe(true);
    const musts = rules.filter(({ level }) => level === 'MUST');
    expect(quick.map(({ id }) => id)).toEqual(musts.map(({ id, on }) => `${id}@${on[0]}`));
    expect(selectCases({ quick: true, level: 'MAY' })).toEqual(quick);
    const more = selectCases({ quick: true, level: 'SHOULD' });
    expect(new Set(more.map(({ level }) => level))).toEqual(new Set(['MUST', 'SHOULD']));
    expect(new Set(more.map(({ rule }) => rule)).size).toBe(more.length);
  });
});

test('cases are found by their ids, in the order of the plan', () => {
  const wanted = [
    'put.md5.mismatch@CopyObject',
    'put.md5.mismatch@PutObject',
    'get.wrong-key@GetObject',
  ];
  const found = casesById([...wanted, 'no.such.rule@GetObject']);
  expect(found.map(({ info }) => info.id)).toEqual(wanted);
  expect(found.every(({ info, rule }) => rule.id === info.rule)).toBe(true);
});

test('the shards of a selection hold each of its cases once, and none is empty', () => {
  const selection = { rules: ['put.md5.*', 'get.*'] };
  const all = selectCases(selection).map(({ id }) => id);
  const parts = [1, 2, 3].map((index) =>
    selectCases({ ...selection, shard: { index, count: 3 } }).map(({ id }) => id),
  );
  expect(parts.flat().toSorted()).toEqual(all.toSorted());
  const sizes = parts.map(({ length }) => length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  expect(parts[0]?.[0]).toBe(all[0]);
  expect(parts[2]?.[0]).toBe(all[2]);
});

test('more shards than cases are refused, since an empty one would be green', () => {
  const one = { rules: ['get.wrong-key@GetObject'] };
  expect(selectCases({ ...one, shard: { index: 1, count: 2 } })).toHaveLength(1);
  expect(() => selectCases({ ...one, shard: { index: 2, count: 2 } })).toThrow(/at most 1 shards/);
});
