import { counted } from '../core/counted.ts';
import { UsageError } from '../core/errors.ts';
import { harmSentences, harmTitles } from '../core/harm.ts';
import { nearest } from '../core/nearest.ts';
import { type CaseInfo, listCases } from '../runner/plan/catalogue.ts';
import { familyOf } from '../spec/family-of.ts';
import { type FamilyName, faultFamilies } from '../spec/fault-families.ts';
import { type FaultId, faultFacts, faultIds } from '../spec/fault-ids.ts';
import { killsOf } from '../spec/kill-matrix.ts';
import { knownBugs } from '../spec/known-bugs.ts';
import { retiredIds } from '../spec/retired-ids.ts';
import { subjects } from '../spec/subjects.ts';

/** Cases of a fault that are listed in text; JSON has all. */
const casesShownMax = 12;

type Explained = ReturnType<typeof ruleFacts> | ReturnType<typeof faultOf> | FamilyExplained;
interface FamilyExplained {
  readonly kind: 'cause';
  readonly id: FamilyName;
  readonly faults: readonly FaultId[];
}

/**
 * `explain`: a rule or case, all that a glob matches, a fault, or a cause of a report
 * (`fault:…`, `group:…`) or its family.
 */
export function explainCommand(id: string, flags: { readonly json: boolean }): void {
  const found = explained(id);
  if (found.length === 0) throw unknown(id);
  if (flags.json) {
    const shown = found.map((one) =>
      one.kind === 'cause' ? { ...one, ...faultFamilies[one.id] } : one,
    );
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  process.stdout.write(`${found.map((one) => textOf(one).join('\n')).join('\n\n\n')}\n`);
}

function explained(id: string): readonly Explained[] {
  if (id.includes('*')) {
    const pattern = new RegExp(`^${id.split('*').map(literal).join('.*')}$`);
    const rules = [...new Set(listCases().map(({ rule }) => rule))];
    return [
      ...rules.filter((rule) => pattern.test(rule)).map(ruleNamed),
      ...faultIds.filter((fault) => pattern.test(fault)).map(faultOf),
    ];
  }
  const word = id.replace(/^(fault|group):/, '').replace(/:.*$/, '');
  const rule = listCases().find((one) => one.rule === word || one.id === word)?.rule;
  if (rule !== undefined) return [ruleNamed(rule)];
  if (Object.hasOwn(faultFacts, word)) return [faultOf(word as FaultId)];
  return Object.hasOwn(faultFamilies, word) ? [familyFacts(word as FamilyName)] : [];
}

function literal(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

function ruleNamed(rule: string) {
  return ruleFacts(listCases().filter((one) => one.rule === rule));
}

function ruleFacts(cases: readonly CaseInfo[]) {
  const [{ operation, id, ...first }] = cases as readonly [CaseInfo, ...CaseInfo[]];
  return {
    kind: 'rule' as const,
    ...first,
    id: first.rule,
    operations: cases.map((one) => one.operation),
    claims: subjects[first.subject].claims,
    witnesses: first.catches.map((fault) => ({ id: fault, does: faultFacts[fault].does })),
  };
}

function faultOf(id: FaultId) {
  const { does } = faultFacts[id];
  const family = familyOf(id);
  const known = Object.values(knownBugs).filter(({ fault }) => fault === id);
  return { kind: 'fault' as const, id, does, family, cases: killsOf(id), knownBugs: known };
}

function familyFacts(id: FamilyName): FamilyExplained {
  return { kind: 'cause', id, faults: faultIds.filter((fault) => familyOf(fault) === id) };
}

function textOf(one: Explained): readonly string[] {
  if (one.kind === 'rule') return ruleText(one);
  if (one.kind === 'fault') return faultText(one);
  const { title, means, lookAt } = faultFamilies[one.id];
  return [
    `${one.id}: ${title}`,
    '',
    `means       ${means}`,
    `look at     ${lookAt}`,
    'faults',
    ...one.faults.map((fault) => `            ${fault}: ${faultFacts[fault].does}`),
  ];
}

function ruleText(one: ReturnType<typeof ruleFacts>): readonly string[] {
  const { clause, disputed } = one;
  return [
    `${one.id}  ${one.level}${disputed ? ' (disputed: never changes the exit code)' : ''}`,
    one.title,
    '',
    `subject     ${one.subject}: ${one.claims}`,
    `operations  ${one.operations.join(', ')}`,
    `harm        ${harmTitles[one.harm]}: ${harmSentences[one.harm]}`,
    `clause      "${clause.quote}"`,
    `            ${clause.source}`,
    `            ${clause.url}`,
    ...(disputed
      ? [
          `disputed by "${disputed.quote}"`,
          `            ${disputed.source}`,
          `            ${disputed.url}`,
        ]
      : []),
    ...(one.needs.length === 0 ? [] : [`needs       ${one.needs.join(', ')}`]),
    'catches',
    ...one.witnesses.map(({ id, does }) => `            ${id}: ${does}`),
    '',
    `run it      sse-c-conformance --endpoint https://… --rule ${one.id}`,
  ];
}

function faultText({ id, does, family, cases, knownBugs: bugs }: ReturnType<typeof faultOf>) {
  const shown = cases.slice(0, casesShownMax);
  const more = cases.length - shown.length;
  const facts = family === undefined ? undefined : faultFamilies[family];
  return [
    id,
    does,
    '',
    ...(facts === undefined
      ? []
      : [
          `family      ${family}: ${facts.title}`,
          `means       ${facts.means}`,
          `look at     ${facts.lookAt}`,
        ]),
    ...bugs.flatMap(({ product, did, urls }) => [
      `known       ${product}: ${did}`,
      ...urls.map((url) => `            ${url}`),
    ]),
    `fails       ${cases.length === 0 ? 'not measured yet' : counted(cases.length, 'case')}`,
    ...shown.map((one) => `            ${one}`),
    ...(more > 0 ? [`            and ${more} more; --json lists all`] : []),
    '',
    `try it      sse-c-conformance serve --fault ${id}`,
  ];
}

function unknown(id: string): UsageError {
  const retired = retiredIds[id];
  if (retired !== undefined) {
    const where = `It was retired: see ${retired.successors.join(', ')}.`;
    return new UsageError('E_RULE_UNKNOWN', `There is no rule '${id}'. ${where}`);
  }
  const known = [...new Set(listCases().map(({ rule }) => rule as string))];
  const near = nearest(id, [...known, ...faultIds, ...Object.keys(faultFamilies)]);
  const hint = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  return new UsageError(
    'E_RULE_UNKNOWN',
    `There is no rule, fault or cause '${id}'.${hint} \`sse-c-conformance list\` lists the rules, \`serve --list-faults\` the faults.`,
  );
}
