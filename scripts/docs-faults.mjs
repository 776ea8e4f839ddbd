// Writes docs/faults.md: each fault with its description, bug reports and the rules that expose it.

/** The lines of the page, from the facts of the faults and the measured kill matrix. */
export async function faultsPage({ dist, generated }) {
  const load = (path) => import(new URL(path, dist));
  const { killsOf } = await load('spec/kill-matrix.js');
  const { listCases } = await load('runner/plan/catalogue.js');
  const { faultIds, faultFacts } = await load('spec/fault-ids.js');
  const { systematicFaults } = await load('spec/faults/by-operation.js');
  const { hiddenFaults } = await load('spec/hidden-faults.js');
  const { knownBugs } = await load('spec/known-bugs.js');
  const listed = Object.entries(knownBugs).map(([id, bug]) => ({ id, ...bug }));
  const caseOf = new Map(listCases().map((one) => [one.id, one]));
  const row = (id) => ({
    id,
    does: faultFacts[id].does,
    kills: killsOf(id).flatMap((one) => caseOf.get(one) ?? []),
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

/** `general` and `systematic` are rows of { id, does, kills, reports }. */
function linesOf({ generated, general, systematic, known, hidden }) {
  const count = general.length + systematic.length;
  return [
    '# Faults',
    '',
    generated,
    '',
    `${count} faults of the reference endpoint, each one change of its behaviour: ${general.length} written by`,
    `hand, ${systematic.length} made from a table. ${known.length} published bugs of real endpoints`,
    'behave like one of them. Which cases fail on each is measured: `npm run faults`.',
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

const rulesShown = 5;

/** How many cases fail, and the first rules that they are of: MUST before SHOULD before MAY. */
function exposed({ kills }) {
  if (kills.length === 0) return ['- Not measured yet: `npm run faults`.'];
  const at = (level) => kills.filter((one) => one.level === level);
  const counts = ['MUST', 'SHOULD', 'MAY'].flatMap((level) =>
    at(level).length === 0 ? [] : `${at(level).length} ${level}`,
  );
  const rules = [
    ...new Set(['MUST', 'SHOULD', 'MAY'].flatMap((level) => at(level).map(({ rule }) => rule))),
  ];
  const more = rules.length - rulesShown;
  const shown = rules.slice(0, rulesShown).map(code).join(', ');
  return [
    `- Fails ${counts.join(', ')} cases: ${shown}${more > 0 ? ` and ${more} more rules` : ''}`,
  ];
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
