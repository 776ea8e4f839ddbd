// The kill matrix as a file: read, compared with what the sources say now, and written.
import { readFileSync, writeFileSync } from 'node:fs';
import { digester } from './faults-digest.mjs';

const dist = new URL('../dist/', import.meta.url);
const file = new URL('../spec/kill-matrix.json', import.meta.url);
const load = (path) => import(new URL(path, dist));
const { cellsOf, indexesIn } = await load('spec/kill-matrix.js');

/** What each fault and each rule does, as digests, and which of them hang on what comes first. */
export async function sourcesNow() {
  const digests = digester(['/fixtures/endpoint/faults/', '/suites/', '/generators/']);
  const { endpointFaults } = await load('fixtures/endpoint/faults/index.js');
  const { listCases } = await load('runner/plan/catalogue.js');
  const { rules } = await load('suites/index.js');
  const digested = (entries) => {
    const all = entries.map(([id, value]) => [id, digests.of(value)]);
    return all.sort(([one], [other]) => (one < other ? -1 : 1));
  };
  const ofFaults = digested(Object.entries(endpointFaults).map(([id, one]) => [id, one.change]));
  const ofRules = digested(rules.map((rule) => [rule.id, rule]));
  digests.close();
  const idsWhere = (all, isSo) => new Set(all.filter(([, one]) => isSo(one)).map(([id]) => id));
  const racing = idsWhere(ofRules, ({ code }) => /\bPromise\.all\b|\btogether\b/.test(code));
  const broad = new Set(rules.filter((rule) => rule.space !== undefined).map(({ id }) => id));
  const cases = [...listCases()].sort((one, other) => (one.id < other.id ? -1 : 1));
  return {
    faults: Object.fromEntries(ofFaults.map(([id, { digest }]) => [id, digest])),
    rules: Object.fromEntries(ofRules.map(([id, { digest }]) => [id, digest])),
    cases: cases.map(({ id }) => id),
    ruleOf: Object.fromEntries(cases.map(({ id, rule }) => [id, rule])),
    levelOf: Object.fromEntries(cases.map(({ id, level }) => [id, level])),
    witnesses: cases.flatMap(({ id, rule, catches }) =>
      catches.map((fault) => ({ id, rule, fault })),
    ),
    /**
     * Cases of many scenes. Nearly every fault touches them, so they are measured on their witnesses,
     * and on the faults that no other case shows.
     */
    broadCases: new Set(cases.filter(({ rule }) => broad.has(rule)).map(({ id }) => id)),
    /** Cases that send several requests at once, and faults with a clock: what comes first is open. */
    racingCases: new Set(cases.filter(({ rule }) => racing.has(rule)).map(({ id }) => id)),
    clockedFaults: idsWhere(ofFaults, ({ code }) => code.includes('Date.now')),
  };
}

export function readMatrix() {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** What the matrix does not say, or says of something that has changed since. */
export function staleIn(matrix, now) {
  const changed = (before, after) => Object.keys(after).filter((id) => before[id] !== after[id]);
  const digests = Object.fromEntries(
    Object.entries(matrix.faults).map(([id, { digest }]) => [id, digest]),
  );
  const rules = new Set(changed(matrix.rules, now.rules));
  const known = new Set(matrix.cases);
  return {
    pending: Object.keys(now.faults).filter((id) => matrix.faults[id]?.pending),
    faults: [...new Set([...changed(digests, now.faults), ...withoutLooks(matrix)])].filter(
      (id) => now.faults[id] !== undefined,
    ),
    cases: now.cases.filter((id) => rules.has(now.ruleOf[id]) || !known.has(id)),
    gone: [
      ...Object.keys(matrix.faults).filter((id) => now.faults[id] === undefined),
      ...matrix.cases.filter((id) => now.ruleOf[id] === undefined),
    ],
  };
}

/** Rows that were measured before it was kept how a failure looks. */
function withoutLooks({ faults }) {
  return Object.keys(faults).filter(
    (id) => faults[id].fails !== '' && !faults[id].looks && !faults[id].pending,
  );
}

const kinds = ['fails', 'witnessed', 'unsteady', 'drawn', 'blocked', 'errors'];

/** A row with the ids of its cases. */
export function rowOf(matrix, fault) {
  const row = matrix.faults[fault] ?? {};
  const ids = (cells = '') => indexesIn(cells).map((index) => matrix.cases[index]);
  const looks = Object.entries(row.looks ?? {}).flatMap(([look, cells]) =>
    ids(cells).map((id) => [id, look]),
  );
  return {
    ...Object.fromEntries(kinds.map((kind) => [kind, ids(row[kind])])),
    looks: Object.fromEntries(looks),
  };
}

/** A matrix of rows with ids, for the sources as they are now. */
export function matrixOf(rows, now, pending = new Set()) {
  const at = new Map(now.cases.map((id, index) => [id, index]));
  const cells = (ids) => cellsOf(ids.flatMap((id) => at.get(id) ?? []));
  const faults = Object.entries(now.faults).map(([fault, digest]) => {
    const named = kinds.map((kind) => [kind, cells(rows[fault]?.[kind] ?? [])]);
    const said = named.filter(([kind, text]) => kind === 'fails' || text !== '');
    const looks = looksOf(rows[fault], cells);
    const mark = pending.has(fault) ? { pending: true } : {};
    return [fault, { digest, ...mark, ...Object.fromEntries(said), ...(looks && { looks }) }];
  });
  return { cases: now.cases, rules: now.rules, faults: Object.fromEntries(faults) };
}

/** The failures of a row by how they look, in the order of the looks. */
function looksOf({ fails = [], looks = {} } = {}, cells) {
  const known = fails.filter((id) => looks[id] !== undefined);
  if (known.length === 0) return undefined;
  const names = [...new Set(known.map((id) => looks[id]))].sort();
  return Object.fromEntries(
    names.map((look) => [look, cells(known.filter((id) => looks[id] === look))]),
  );
}

/** One line for each case, rule and fault, so that a change of one is a change of one line. */
export function writeMatrix({ cases, rules, faults }) {
  const lines = (entries) => entries.map((one) => `    ${one}`).join(',\n');
  const members = (of) =>
    lines(
      Object.entries(of).map(([id, value]) => `${JSON.stringify(id)}: ${JSON.stringify(value)}`),
    );
  const text = [
    `  "cases": [\n${lines(cases.map((id) => JSON.stringify(id)))}\n  ]`,
    `  "rules": {\n${members(rules)}\n  }`,
    `  "faults": {\n${members(faults)}\n  }`,
  ];
  writeFileSync(file, `{\n${text.join(',\n')}\n}\n`);
}
