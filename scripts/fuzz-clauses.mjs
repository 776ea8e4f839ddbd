// Which sentences a fault breaks, for the measurement of the fuzzer: those of the rules that fail on it.
const dist = new URL('../dist/', import.meta.url);
const { killsOf } = await import(new URL('spec/kill-matrix.js', dist));
const { roles } = await import(new URL('core/model/roles.js', dist));
const { rules } = await import(new URL('suites/index.js', dist));

const clauseOf = new Map(rules.map(({ id, clause }) => [id, clause]));

/**
 * The clauses of the rules that fail on a fault. A row of the space stands for the clauses of what it
 * claims of its operation.
 */
export function clausesOf(fault) {
  const cases = killsOf(fault).map((id) => id.split('@'));
  return new Set([
    ...cases.flatMap(([id]) => clauseOf.get(id) ?? []),
    ...cases.flatMap(([id, operation]) => clausesOfRow[id]?.(roles[operation] ?? {}) ?? []),
  ]);
}

/** The oracle quotes recorded refusals by what was refused, and rules by the operation. */
const isRecorded = (clause) => clause.startsWith('recorded.');
export const names = (clauses) => {
  const hasRecorded = [...clauses].some((clause) => /^recorded\.[a-z-]+\./.test(clause));
  return (clause) => clauses.has(clause) || (hasRecorded && isRecorded(clause));
};

const reader = ({ headers, copySourceHeaders }) => copySourceHeaders ?? headers ?? {};
const faulty = (of) => [
  ...Object.values(of).flatMap(({ members, algorithm, key, needsKey, sameKey }) => [
    ...[members, algorithm, key, needsKey, sameKey],
  ]),
  'ssec.key-md5.integrity',
];

/** What each row of the space claims, by the roles of the SSE-C headers of its operation. */
const clausesOfRow = {
  'space.read-needs-key': (of) => [reader(of).needsKey, reader(of).sameKey],
  'space.read-with-key': () => [
    ...['ssec.get.decrypts', 'get.body-size', 'get.range-header', 'get.part-number'],
    ...['http.partial-only-to-range', 'ssec.get.echo-if-requested', 'attributes.size'],
    ...['ssec.metadata-not-encrypted', 'ssec.copy.source-key'],
  ],
  'space.write': (of) => [
    ...Object.values(of).flatMap(({ members, sameKey }) => [members, sameKey]),
    ...['ssec.put.echo', 'peer.post-echo'],
  ],
  'space.one-fault': faulty,
  'space.members': faulty,
};
