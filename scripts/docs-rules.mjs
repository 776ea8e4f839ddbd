// The pages in docs/rules/: of each rule its clause, why it matters, how it is tested, which known
// endpoints broke it, and where to look to fix it.
import fc from 'fast-check';

/** Enough draws to see every mutation of a rule; the seed makes the pages the same each time. */
const draws = { seed: 1, numRuns: 60 };
/** Mutations that are named; a rule with more says how many. */
const mutationsMax = 4;

/** The text of a page for each subject, by its name. */
export async function rulePages({ dist, rules, generated }) {
  const load = (path) => import(new URL(path, dist));
  const { rules: entries } = await load('suites/index.js');
  const { subjects } = await load('spec/subjects.js');
  const { harmSentences, harmTitles } = await load('core/harm.js');
  const { faultFamilies } = await load('spec/fault-families.js');
  const { familyOf } = await load('spec/family-of.js');
  const { faultFacts } = await load('spec/fault-ids.js');
  const { knownBugs } = await load('spec/known-bugs.js');
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const facts = { harmSentences, harmTitles, faultFamilies, familyOf, faultFacts, knownBugs };

  const pages = Object.entries(subjects).map(([name, { claims }]) => {
    const members = rules.filter((rule) => rule.subject === name);
    const sections = members.flatMap((rule) => section(rule, entryOf.get(rule.rule), facts));
    return [name, [`# Rules: ${name}`, '', generated, '', claims, '', ...sections]];
  });
  return Object.fromEntries(pages);
}

function section(rule, entry, facts) {
  const { clause } = rule;
  return [
    `## \`${rule.rule}\``,
    '',
    `**${rule.level}**${rule.disputed ? ', disputed' : ''}: ${rule.title}.`,
    '',
    `> ${clause.quote}`,
    `> — [${clause.source}](${clause.url})`,
    ...otherSide(rule.disputed),
    '',
    `- Why it matters: ${facts.harmTitles[rule.harm]}. ${facts.harmSentences[rule.harm]}`,
    `- Operations: ${rule.operations.join(', ')}`,
    ...(rule.needs.length > 0 ? [`- Needs: ${rule.needs.join(', ')}`] : []),
    `- How it is tested: ${testedBy(entry)}`,
    `- Expected: ${plain(entry.expect.says)}.`,
    `- Exposes: ${rule.catches.map((fault) => `\`${fault}\`, an endpoint that ${does(fault, facts)}`).join('; ')}`,
    ...brokenBy(rule, facts),
    `- To fix it: ${lookAt(rule, facts)}`,
    '',
  ];
}

/** The clause that contradicts a disputed rule. */
function otherSide(clause) {
  if (clause === undefined) return [];
  return [
    '',
    'Contradicting clause:',
    '',
    `> ${clause.quote}`,
    `> — [${clause.source}](${clause.url})`,
  ];
}

function testedBy({ given, arrange, control, space, trials }) {
  const mutations = mutationsOf(given.mutation);
  const names = Object.keys(given).filter((name) => name !== 'mutation');
  const drawn =
    space === undefined
      ? names.length > 0 && `${listed(names.map((name) => `\`${name}\``))} drawn by the seed`
      : 'values from a covering array of all combinations';
  return [
    arrange && 'a set-up that has to be accepted',
    drawn,
    mutations.length > 0 && `a valid request with one change: ${changes(mutations)}`,
    (control || mutations.length > 0) && 'the refusal counts only if the valid request is accepted',
    trials > 1 && `${trials} trials`,
  ]
    .filter(Boolean)
    .join('; ')
    .concat('.');
}

function mutationsOf(arbitrary) {
  if (arbitrary === undefined) return [];
  return [...new Set(fc.sample(arbitrary, draws).map(({ says }) => says))].sort();
}

function changes(mutations) {
  const rest = mutations.length - mutationsMax;
  const shown = mutations.slice(0, mutationsMax).map(plain).join('; or ');
  return rest > 0 ? `${shown}; or ${rest} others` : shown;
}

function does(fault, { faultFacts }) {
  const text = plain(faultFacts[fault].does).replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}

function brokenBy({ catches }, { knownBugs }) {
  const bugs = Object.values(knownBugs).filter(({ fault }) => catches.includes(fault));
  if (bugs.length === 0) return [];
  const links = ({ urls }) => urls.map((url, at) => `[${at + 1}](${url})`).join(', ');
  return [
    '- Known to have broken it:',
    ...bugs.map((bug) => `  - ${bug.product}: ${plain(bug.did)} ${links(bug)}`),
  ];
}

function lookAt({ catches }, { faultFamilies, familyOf }) {
  const families = [...new Set(catches.map((fault) => familyOf(fault) ?? 'storage'))];
  return families.map((family) => faultFamilies[family].lookAt).join(' ');
}

function listed(names) {
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Text without characters that Markdown reads as markup. */
function plain(text) {
  return text.replace(/[<>*_|\\]/g, '\\$&').replace(/[^\x20-\uffff]/g, ' ');
}
