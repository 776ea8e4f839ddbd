// Writes docs/crosswalk.md: behaviours that other suites test, and the rules here for each.
import { readFileSync } from 'node:fs';

/** The lines of the page. Throws where a behaviour or a test has no match. */
export async function crosswalkPage({ dist, rules, generated }) {
  const { clauses } = await import(new URL('spec/clauses.js', dist));
  const read = (name) =>
    JSON.parse(readFileSync(new URL(`../docs/data/${name}.json`, import.meta.url), 'utf8'));
  const crosswalk = read('crosswalk');
  const behaviours = read('peers/behaviours');
  const tests = read('peers/tests');
  const subjectOf = new Map(rules.map((rule) => [rule.rule, rule.subject]));

  const link = (rule) => {
    const subject = subjectOf.get(rule);
    if (subject === undefined) throw new Error(`crosswalk: ${rule} has no case`);
    return `[\`${rule}\`](rules/${subject}.md)`;
  };
  const matchOf = (id) => {
    const match = crosswalk[id];
    if (match === undefined) throw new Error(`docs/data/crosswalk.json lacks ${id}`);
    if (match.rules !== undefined) return match.rules.map(link).join(', ');
    if (match.wrong === undefined) return `outside: ${match.outside}`;
    return `wrong about Amazon: ${match.wrong} Recorded: "${clauses[match.recorded].quote}"`;
  };
  const count = (id) => tests.filter((one) => one.behaviours.includes(id)).length;
  const kinds = Object.values(crosswalk);
  const number = (kind) => kinds.filter((match) => kind in match).length;

  return [
    '# Crosswalk of other suites',
    '',
    generated,
    '',
    `${Object.keys(behaviours).length} behaviours that the tests of other projects look at, in ${tests.length} tests.`,
    `${number('rules')} are tested by a rule here, ${number('wrong')} is wrong about Amazon S3, ${number('outside')} cannot be tested by requests to one endpoint.`,
    'Where a test expects another status than Amazon S3 was recorded to return, the rule here follows Amazon S3.',
    '',
    '## Behaviours',
    '',
    '| behaviour | what it is | suites | tests | here |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(behaviours).map(
      ([id, { means, peers }]) =>
        `| ${id} | ${cell(means)} | ${Object.keys(peers).length} | ${count(id)} | ${matchOf(id)} |`,
    ),
    '',
    '## Tests',
    '',
    '| project | test | behaviours | rules here |',
    '| --- | --- | --- | --- |',
    ...tests.map(
      (one) =>
        `| ${one.peer} | \`${cell(one.test)}\` | ${one.behaviours.join(', ')} | ${rulesOf(one)} |`,
    ),
  ];

  function rulesOf({ test, behaviours: ids }) {
    if (ids.length === 0) throw new Error(`docs/data/peers/tests.json: ${test} has no behaviour`);
    for (const id of ids) matchOf(id);
    const names = ids.flatMap((id) => crosswalk[id].rules ?? []);
    return names.length === 0 ? 'see above' : [...new Set(names)].map(link).join(', ');
  }
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
