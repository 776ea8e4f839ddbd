// Measures cells of the kill matrix. A case on which a fault never decides otherwise than the honest
// endpoint cannot fail for it; only the others are run against the fault. What was measured is kept
// in .tmp/ until all is there, so that a measurement that was interrupted goes on where it was.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { doAll } from './faults-pool.mjs';

const folder = new URL('../.tmp/', import.meta.url);
const casesInTask = 40;
const progressMs = 10_000;

/**
 * The rows of some faults over some cases: { fails, unsteady, blocked, errors } with ids. `wanted`
 * maps a fault to the cases that are asked for; `whole` names faults that are run on all of them.
 */
export async function measured(wanted, { now, signal, say, whole = new Set() }) {
  const store = storeFor([wanted, [...whole], now.faults, now.rules]);
  const pruned = Object.entries(wanted).filter(([fault]) => !whole.has(fault));
  const touched = await touchedCells(Object.fromEntries(pruned), { now, store, signal, say });
  if (signal?.aborted) return undefined;
  const tasks = Object.entries(wanted).flatMap(([fault, cases]) => {
    const isOpen = (id) => now.broadCases.has(id) || touched[id]?.includes(fault);
    const run = whole.has(fault) ? cases : cases.filter(isOpen);
    return [run, again(fault, run, now)].map((list, time) => ({ fault, cases: list, time }));
  });
  const left = tasks.filter(({ cases, ...task }) => cases.length > 0 && !store.has(key(task)));
  left.sort((one, other) => other.cases.length - one.cases.length);
  const progress = progressOf(left.map(({ cases }) => cases.length).reduce(sum, 0), 'cells', say);
  await doAll(left, {
    signal,
    onResult: ({ task, result }) => {
      store.keep(key(task), result);
      progress(task.cases.length);
    },
  });
  if (signal?.aborted) return undefined;
  const rows = Object.keys(wanted).map((fault) => [fault, rowIn(store, fault)]);
  store.forget();
  return Object.fromEntries(rows);
}

export const sum = (one, other) => one + other;
export const key = ({ fault, time }) => `${fault} ${time}`;

/** What hangs on which request comes first, or on a clock, is run a second time. */
function again(fault, cases, now) {
  return now.clockedFaults.has(fault) ? cases : cases.filter((id) => now.racingCases.has(id));
}

function rowIn(store, fault) {
  const [first, second] = [0, 1].map((time) => store.get(key({ fault, time })));
  const { fails = [], looks = {}, blocked = [], errors = [] } = first ?? {};
  if (second === undefined) return { fails, looks, unsteady: [], blocked, errors };
  const judged = second.cases;
  const unsteady = judged.filter((id) => fails.includes(id) !== second.fails.includes(id));
  const steady = fails.filter((id) => !unsteady.includes(id));
  return { fails: steady, looks, unsteady, blocked, errors };
}

/** For each case the faults that would have changed something; of broad cases it is not asked. */
async function touchedCells(wanted, { now, store, signal, say }) {
  const faults = Object.keys(wanted);
  const cases = [...new Set(Object.values(wanted).flat())];
  const left = cases.filter((id) => !store.has(id) && !now.broadCases.has(id));
  const tasks = [];
  for (let at = 0; at < left.length; at += casesInTask)
    tasks.push({ touch: faults, cases: left.slice(at, at + casesInTask) });
  const progress = progressOf(left.length, 'cases on the honest endpoint', say);
  await doAll(tasks, {
    signal,
    onCase: () => progress(1),
    onResult: ({ result }) => {
      for (const [id, found] of Object.entries(result)) store.keep(id, found);
    },
  });
  return Object.fromEntries(cases.map((id) => [id, store.get(id)]));
}

/** Says now and then how far it is, and how long it will take at this pace. */
export function progressOf(total, what, say) {
  const startedAt = Date.now();
  let done = 0;
  let saidAt = startedAt;
  return (more) => {
    done += more;
    const now = Date.now();
    if (now - saidAt < progressMs && done < total) return;
    saidAt = now;
    const leftMs = ((now - startedAt) / done) * (total - done);
    say(`${done} of ${total} ${what}, about ${Math.ceil(leftMs / 60_000)} min left`);
  };
}

/** What was measured so far, of exactly this. */
export function storeFor(asked) {
  const name = createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 12);
  const file = new URL(`kill-matrix-${name}.jsonl`, folder);
  mkdirSync(folder, { recursive: true });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const kept = new Map(lines.slice(0, -1).map((line) => JSON.parse(line)));
  return {
    has: (id) => kept.has(id),
    get: (id) => kept.get(id),
    keep: (id, value) => {
      kept.set(id, value);
      appendFileSync(file, `${JSON.stringify([id, value])}\n`);
    },
    forget: () => rmSync(file, { force: true }),
  };
}
