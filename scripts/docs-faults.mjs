// Writes docs/faults.md: each fault with its description, bug reports and the rules that expose it.

/** The lines of the page, from declared data alone; `npm run faults` judges that they are true. */
export async function faultsPage({ dist, generated }) {
  const load = (path) => import(new URL(path, dist));
  const { mustFail } = await load('runner/plan/kills.js');
  const { faultIds, faultFacts } = await load('spec/fault-ids.js');
  const { systematicFaults } = await load('spec/faults/by-operation.js');
  const { hiddenFaults } = await load('spec/hidden-faults.js');
  const { knownBugs } = await load('spec/known-bugs.js');
  const listed = Object.entries(knownBugs).map(([id, bug]) => ({ id, ...bug }));
  const row = (id) => ({
    id,
    does: faultFacts[id].does,
    table: systematicFaults[id],
    rules: [...mustFail(id)].sort(),
    reports: listed.filter((bug) => bug.fault === id),
  });
  const isMade = (id) => id in systematicFaults;
  return linesOf({
    generated,
    general: faultIds.filter((id) => !isMade(id)).map(row),
    systematic: faultIds.filter(isMade).map(row),
    known: listed,
    hidden: hiddenFaults,
  });
}

/** `general` and `systematic` are rows of { id, does, table, rules, reports }. */
function linesOf({ generated, general, systematic, known, hidden }) {
  const count = general.length + systematic.length;
  return [
    '# Faults',
    '',
    generated,
    '',
    `${count} faults of the reference endpoint, each one change of its behaviour: ${general.length} written by`,
    `hand, ${systematic.length} made from a table. ${known.length} published bugs of real endpoints`,
    'behave like one of them.',
    '',
    '## Written by hand',
    '',
    ...general.flatMap(section),
    '## Made from a table',
    '',
    'Each skips one check, or changes one answer, on one operation and one carrier of its key.',
    '',
    ...systematic.flatMap(section),
    '## Left out of the table',
    '',
    ...hidden.flatMap(({ why, ids }) => [`- ${why}`, `  ${ids.map(code).join(', ')}`]),
    '',
    '## Known bugs',
    '',
    '| bug | endpoint | behaviour | fault |',
    '| --- | --- | --- | --- |',
    ...known.map(
      (bug) =>
        `| ${link(bug.id, bug.urls[0])}${bug.urls
          .slice(1)
          .map((url, at) => ` ${link(`[${at + 2}]`, url)}`)
          .join('')} | ${bug.product} | ${bug.did} | ${code(bug.fault)} |`,
    ),
  ];
}

const code = (id) => `\`${id}\``;
const link = (text, url) => `[${text}](${url})`;

/** All rules that list a fault expose it; of those that list the general one, at least one. */
function exposed({ table, rules }) {
  const all = rules.map(code).join(', ');
  if (table === undefined) return [`- Exposed by: ${all}`];
  const some = `a rule that exposes ${code(table.of)}, on ${table.seenOn.join(', ')}`;
  return [`- Exposed by: ${all === '' ? some : `${all}; ${some}`}`];
}

function section(row) {
  const { id, does, reports } = row;
  return [
    `### ${code(id)}`,
    '',
    does,
    '',
    ...(reports.length > 0
      ? [`- Reported: ${reports.map((bug) => link(bug.id, bug.urls[0])).join(', ')}`]
      : []),
    ...exposed(row),
    '',
  ];
}
