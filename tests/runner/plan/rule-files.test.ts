import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../../../core/errors.ts';
import { ownFaults } from '../../../fixtures/endpoint/own-faults.ts';
import { listCases } from '../../../runner/plan/catalogue.ts';
import { ownRules } from '../../../runner/plan/own-rules.ts';
import { loadRuleFiles } from '../../../runner/plan/rule-files.ts';

const forget = () => {
  ownRules.clear();
  ownFaults.clear();
};
// Other files of the same worker may have rules and faults of their own.
beforeEach(forget);
afterEach(forget);

const written = (name: string, text: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'sse-c-rules-')), name);
  writeFileSync(file, text);
  return file;
};
/** A module as the guide has it, with an enum, which Node does not run. */
const module = (id = 'put.acme.confirms', clause = 'ownClause({ quote, source: "Acme", url })') => `
  import { arbitraries, expectations, ownClause, ownFault, rule } from 'sse-c-conformance';
  enum Word { Fault = 'acme-forgets' }
  const [quote, url]: string[] = ['Every write is confirmed.', 'https://storage.example.com/manual'];
  const forgets = ownFault({ id: Word.Fault, does: 'Forgets.', change: () => ({}) });
  export default [
    rule({
      ...{ id: '${id}', level: 'MUST', title: 'A write is confirmed', clause: ${clause} },
      on: ['PutObject'],
      given: { key: arbitraries.customerKey() },
      act: ({ write }, drawn) => write(drawn),
      expect: expectations.echoes('key'),
      catches: [forgets],
    }),
  ];`;

describe('a module of rules', () => {
  test('its rules are planned, its faults and clauses known, however often it is named', async () => {
    const file = written('mine.ts', module());
    await loadRuleFiles([file]);
    await loadRuleFiles([file, file]);
    const own = listCases().filter(({ rule }) => rule === 'put.acme.confirms');
    expect(own.map(({ id, clause }) => [id, clause.quote])).toEqual([
      ['put.acme.confirms@PutObject', 'Every write is confirmed.'],
    ]);
    expect([...ownFaults.keys()]).toEqual(['acme-forgets']);
  });
  test.each([
    ['a.ts', 'export default 3', /has no list of rules as its default export/],
    ['a.mjs', 'export default []', /has no list of rules as its default export/],
    ['a.mjs', 'export default [{ id: "put.x" }]', /entry 1 was not made with rule/],
    ['a.mjs', 'throw new Error("boom\\nand more")', /cannot be loaded \(boom and more\)\.$/],
    ['a.ts', 'import "./nowhere";', /cannot be loaded \(Cannot find module '\.\/nowhere'\)/],
    ['a.ts', module('put.md5.mismatch'), /has an id of the suite/],
    ['a.ts', module('put.acme.other', '"own.77"'), /the clause 'own\.77', which is unknown here/],
  ])('%s that holds %j is a usage error of one sentence', async (name, text, says) => {
    const loading = loadRuleFiles([written(name, text)]);
    await expect(loading).rejects.toThrow(UsageError);
    await expect(loading).rejects.toThrow(says);
  });
  test('a file that is not there is named', async () => {
    await expect(loadRuleFiles(['nowhere.ts'])).rejects.toThrow(/nowhere\.ts does not exist/);
  });
});
