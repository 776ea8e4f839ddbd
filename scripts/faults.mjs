// The kill matrix: which case fails on which fault of the reference endpoint. It is measured, and
// committed as spec/kill-matrix.json.
//   node scripts/faults.mjs            measures what is new or has changed since: rows and columns
//   node scripts/faults.mjs --all      measures all of it
//   node scripts/faults.mjs ID…        measures the rows of some faults alone; globs work
//   node scripts/faults.mjs --witnesses  measures each rule on the faults that it names, and faults that
//                                      nothing is known of; other rows that are stale become pending:
//                                      the next plain measurement takes them
//   node scripts/faults.mjs --drawn    runs what fails with other seeds, and notes what then passes: such
//                                      a case hangs on what is drawn, and its pass says little
//   node scripts/faults.mjs --check    changes nothing: digests must be right, and rows that the seed
//                                      draws must come out as they stand there (what CI runs)
//   node scripts/faults.mjs --stamp    after a change of wording or structure alone: once drawn rows
//                                      came out as they stand there, takes the new digests over
// Options: --seed N and --rows N for what is drawn. What was interrupted goes on when it is started
// again. Exits 0 only if each fault fails a MUST or SHOULD case, or a MAY case that
// names it, and each rule fails on its witnesses.
import './build.mjs';
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { drawnOf } from './faults-drawn.mjs';
import { matrixOf, readMatrix, rowOf, sourcesNow, staleIn, writeMatrix } from './faults-matrix.mjs';
import { measured } from './faults-measure.mjs';
import { failuresIn, joined, keepStale, mergedRow } from './faults-rows.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    drawn: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    stamp: { type: 'boolean', default: false },
    witnesses: { type: 'boolean', default: false },
    seed: { type: 'string', default: '42' },
    rows: { type: 'string' },
  },
});
const say = (text) => process.stdout.write(`${text}\n`);
const wholeRows = 2;
const timesMax = 3;
const telltaleMax = 10;
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());

const matrix = readMatrix();
const now = await sourcesNow();
const stale = staleIn(matrix, now);
if (flags.check) process.exitCode = await check();
else if (flags.stamp) process.exitCode = await stamp();
else if (flags.drawn) process.exitCode = await noteDrawn();
else process.exitCode = await measure();

async function measure() {
  const globs = positionals.map(globOf);
  const wanted = Object.fromEntries(
    Object.keys(now.faults)
      .map((id) => [id, casesFor(id, globs)])
      .filter(([, cases]) => cases.length > 0),
  );
  say(`${Object.keys(wanted).length} faults to measure`);
  const rows = await measured(wanted, { now, say, signal: interrupted.signal });
  const more = rows && (await measuredBroadly(wanted, rows));
  const drawn = more && (await drawnIn(Object.keys(rows), (id) => rows[id]));
  if (drawn === undefined) {
    say('Interrupted. Start it again to go on.');
    return 130;
  }
  for (const id of Object.keys(rows)) rows[id].drawn = drawn[id];
  for (const [id, row] of Object.entries(more)) {
    wanted[id] = [...new Set([...wanted[id], ...now.broadCases])];
    rows[id] = joined(rows[id], row);
  }
  const pending = pendingAfter(wanted);
  const merged = Object.keys(now.faults).map((id) => [
    id,
    mergedRow(matrix, id, { cases: wanted[id], row: rows[id], isPending: pending.has(id) }),
  ]);
  const written = matrixOf(Object.fromEntries(merged), now, pending);
  if (globs.length > 0 && !flags.witnesses) keepStale(written, wanted, { matrix, stale, now });
  writeMatrix(written);
  for (const id of globs.length > 0 ? Object.keys(wanted) : [])
    say(`${id} fails ${rows[id].fails.join(', ') || 'nothing'}`);
  return conclude(written);
}

/** The rows on broad cases of the faults that no other case of a MUST or SHOULD rule shows. */
function measuredBroadly(wanted, rows) {
  const isSeen = (id) => {
    const fresh = new Set(wanted[id]);
    const kept = failuresIn(matrix, id).filter((one) => !fresh.has(one));
    return [...kept, ...rows[id].fails].some((one) => now.levelOf[one] !== 'MAY');
  };
  const unseen = Object.keys(wanted).filter((id) => !isSeen(id));
  if (unseen.length > 0)
    say(`No other case shows ${unseen.join(', ')}: scenes of the space are tried`);
  const broad = Object.fromEntries(unseen.map((id) => [id, [...now.broadCases]]));
  return measured(broad, { now, say, signal: interrupted.signal });
}

/** Named faults are measured on all cases, and nothing else is; else what is stale is. */
function casesFor(id, globs) {
  return measurable(id, askedFor(id, globs));
}

function askedFor(id, globs) {
  const isNamed = globs.some((glob) => glob.test(id));
  if (globs.length > 0 && !isNamed) return [];
  if (isNamed) return flags.witnesses ? witnessesOf(id) : now.cases;
  if (flags.witnesses && failuresIn(matrix, id).length > 0) return witnessesOf(id);
  const isWhole = flags.all || stale.faults.includes(id) || stale.pending.includes(id);
  return isWhole ? now.cases : stale.cases;
}

function witnessesOf(id) {
  return now.witnesses.filter(({ fault }) => fault === id).map((one) => one.id);
}

/** Without the broad cases that are no witnesses of this fault and did not show it before. */
function measurable(id, cases) {
  const shown = new Set([...witnessesOf(id), ...failuresIn(matrix, id)]);
  return cases.filter((one) => !now.broadCases.has(one) || shown.has(one));
}

/** Rows of which cells stand that were measured before something changed. */
function pendingAfter(wanted) {
  const isMeasured = (id) => (wanted[id] ?? []).length >= measurable(id, now.cases).length;
  const before = flags.witnesses ? Object.keys(now.faults) : stale.pending;
  return new Set(before.filter((id) => !isMeasured(id)));
}

async function check() {
  const { faults, cases, gone, pending } = stale;
  for (const id of [...faults, ...cases, ...gone])
    say(`stale  ${id} is new, has changed or is gone: npm run faults`);
  if (faults.length + cases.length + gone.length > 0) return 1;
  if (pending.length > 0)
    say(`${pending.length} rows are pending: their witnesses alone are measured. npm run faults`);
  if (!(await agrees(Number(flags.rows ?? 12)))) return 1;
  return conclude(matrix);
}

async function stamp() {
  const known = new Set(matrix.cases);
  const fresh = [
    ...Object.keys(now.faults).filter((id) => matrix.faults[id] === undefined),
    ...now.cases.filter((id) => !known.has(id)),
  ];
  if (fresh.length > 0) {
    say(`Not measured yet: ${fresh.join(', ')}. Measure them with: npm run faults`);
    return 1;
  }
  if (!(await agrees(Number(flags.rows ?? 24)))) return 1;
  const rows = Object.keys(now.faults).map((id) => [id, rowOf(matrix, id)]);
  const stamped = matrixOf(Object.fromEntries(rows), now, new Set(stale.pending));
  writeMatrix(stamped);
  say(
    'The drawn rows agree: the digests of today stand in the matrix, its cells were not measured again.',
  );
  return conclude(stamped);
}

async function noteDrawn() {
  const faults = Object.keys(now.faults).filter((id) => matrix.faults[id] !== undefined);
  const drawn = await drawnIn(faults, (id) => rowOf(matrix, id));
  if (drawn === undefined) return 130;
  const rows = faults.map((id) => [id, { ...rowOf(matrix, id), drawn: drawn[id] }]);
  const noted = matrixOf(Object.fromEntries(rows), now, new Set(stale.pending));
  keepStale(noted, {}, { matrix, stale, now });
  writeMatrix(noted);
  const cells = Object.values(drawn).flat();
  const rules = [...new Set(cells.map((id) => now.ruleOf[id]))].sort();
  say(`${cells.length} cells hang on what is drawn, of ${rules.length} rules: ${rules.join(', ')}`);
  return 0;
}

/**
 * What passes with another seed, where it says something: cases of the space draw everything, and a
 * fault that fails many cases is known whatever one of them draws.
 */
function drawnIn(faults, rowFor) {
  const failing = (id) => {
    const steady = rowFor(id).fails.filter((one) => !now.broadCases.has(one));
    return steady.length <= telltaleMax ? steady : [];
  };
  const wanted = Object.fromEntries(faults.map((id) => [id, failing(id)]));
  return drawnOf(wanted, { now, say, signal: interrupted.signal });
}

/** Whether drawn rows come out as the matrix has them; a few of them are run whole, nothing left out. */
async function agrees(count) {
  const order = (id) => createHash('sha256').update(`${flags.seed} ${id}`).digest('hex');
  const drawn = Object.keys(now.faults)
    .sort((one, other) => (order(one) < order(other) ? -1 : 1))
    .slice(0, count);
  say(`seed ${flags.seed} draws ${drawn.join(', ')}`);
  const isPending = (id) => stale.pending.includes(id);
  const compared = (id) => (isPending(id) ? witnessesOf(id) : measurable(id, now.cases));
  let wanted = Object.fromEntries(drawn.map((id) => [id, compared(id)]));
  for (let time = 1; ; time += 1) {
    const whole = new Set(time === 1 ? drawn.slice(0, wholeRows) : drawn);
    const rows = await measured(wanted, { now, say, whole, signal: interrupted.signal });
    if (rows === undefined) return false;
    const differing = Object.keys(wanted).map((id) => [id, differences(id, wanted[id], rows[id])]);
    wanted = Object.fromEntries(differing.filter(([, cases]) => cases.length > 0));
    if (Object.keys(wanted).length === 0) return true;
    // A machine under load is late now and then: what is wrong is wrong each time.
    for (const [id, cases] of Object.entries(wanted))
      say(`${time === timesMax ? 'differs' : 'again'}  ${id}: ${cases.join(', ')}`);
    if (time === timesMax) return false;
  }
}

function differences(fault, cases, row) {
  const { unsteady } = rowOf(matrix, fault);
  const fails = failuresIn(matrix, fault);
  const open = [...unsteady, ...row.unsteady];
  return cases.filter((id) => !open.includes(id) && fails.includes(id) !== row.fails.includes(id));
}

function conclude(of) {
  const kills = Object.fromEntries(Object.keys(now.faults).map((id) => [id, failuresIn(of, id)]));
  // A fault of a MAY rule, where no document asks for more, need be seen by that rule alone.
  const isWitness = (id, one) => now.witnesses.some((of) => of.id === one && of.fault === id);
  const alive = Object.keys(kills).filter((id) =>
    kills[id].every((one) => now.levelOf[one] === 'MAY' && !isWitness(id, one)),
  );
  const idle = now.witnesses.filter(
    ({ rule, fault }) => !kills[fault].some((id) => now.ruleOf[id] === rule),
  );
  for (const fault of alive) say(`alive       ${fault}`);
  for (const line of new Set(idle.map(({ rule, fault }) => `not caught  ${fault}: ${rule}`)))
    say(line);
  const count = Object.keys(kills).length;
  say(`faults killed ${count - alive.length}/${count}`);
  return alive.length + idle.length === 0 ? 0 : 1;
}

function globOf(glob) {
  return new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
}
