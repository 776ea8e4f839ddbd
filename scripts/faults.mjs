// The kill matrix: each fault of the reference endpoint against the rules that must expose it.
//   node scripts/faults.mjs            the cases that name a fault (what CI runs)
//   node scripts/faults.mjs --all      every case against every fault (nightly; also finds unlisted kills)
//   node scripts/faults.mjs ID…        some faults only; globs work
//   node scripts/faults.mjs --json     prints what was judged
// A fault is killed when a MUST or SHOULD rule that lists it fails; `error` and `blocked` are no kill.
// Prints `faults killed N/N` last and exits 0 only if all are killed, every rule that lists a fault
// fails on it, and none that does not list it.
import './build.mjs';
import { judgeAll } from './faults-pool.mjs';

const dist = new URL('../dist/', import.meta.url);
const { casesAgainst, levelOf, listsFault, mustFail } = await import(
  new URL('runner/plan/kills.js', dist)
);
const { faultIds, faultFacts } = await import(new URL('spec/fault-ids.js', dist));

const argv = process.argv.slice(2);
const isFlag = (name) => argv.includes(name);
const globs = argv
  .filter((one) => !one.startsWith('--'))
  .map((glob) => new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*')}$`));
const ids = faultIds.filter((id) => globs.length === 0 || globs.some((glob) => glob.test(id)));
const say = (text) => process.stdout.write(`${text}\n`);

const tasks = ids
  .map((fault) => ({ fault, cases: casesAgainst(fault).map((one) => one.id) }))
  .map((task) => (isFlag('--all') ? { ...task, cases: [] } : task))
  .filter(({ cases }) => isFlag('--all') || cases.length > 0);
const judged = await judgeAll(tasks, (result) => {
  if (isFlag('--json')) process.stderr.write(`${lineOf(result)}\n`);
  else say(lineOf(result));
});
const none = { failing: [], errors: [], blocked: [] };
const results = Object.fromEntries(ids.map((fault) => [fault, judged[fault] ?? none]));
if (isFlag('--json')) say(JSON.stringify(results));
else process.exitCode = conclude();

function killers({ fault, failing }) {
  return failing.filter((rule) => listsFault(rule, fault) && levelOf(rule) !== 'MAY');
}

function lineOf(result) {
  const { fault, failing, errors, durationMs } = result;
  const state = killers(result).length > 0 ? 'killed' : 'ALIVE ';
  const odd = errors.length > 0 ? `, errors: ${errors.join(', ')}` : '';
  const line = `${state}  ${fault}  by ${failing.length} rules in ${durationMs} ms${odd}`;
  return [line, ...wrongsOf(result).map((wrong) => `        ${wrong}`)].join('\n');
}

/** What is wrong with a result: the fault lives, or fails other rules than those that list it. */
function wrongsOf({ fault, failing, errors, blocked }) {
  const isHeld = killers({ fault, failing }).length > 0;
  return [
    ...(isHeld ? [] : [`alive       ${fault}: ${[...errors, ...blocked].join(', ')}`]),
    ...failing
      .filter((rule) => !listsFault(rule, fault) && !faultFacts[fault].isBroad)
      .map((rule) => `not listed  ${fault}: ${rule}`),
    ...mustFail(fault)
      .filter((rule) => !failing.includes(rule))
      .map((rule) => `not caught  ${fault}: ${rule}`),
  ];
}

function conclude() {
  const all = ids.map((fault) => ({ fault, ...results[fault] }));
  const wrong = all.flatMap(wrongsOf);
  for (const one of wrong) say(one);
  const killed = all.filter((result) => killers(result).length > 0);
  say(`faults killed ${killed.length}/${ids.length}`);
  return wrong.length === 0 && killed.length > 0 ? 0 : 1;
}
