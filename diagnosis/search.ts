import type { Observation } from './observation.ts';
import type { Suspect } from './suspects.ts';

/** A suspect that was chosen, and the failures that are shown under it. */
export interface Chosen {
  readonly suspect: Suspect;
  readonly explains: readonly string[];
}

/** A predicted failure that passed weighs as much as five explained ones. */
const contradictionWeight = 5;
/** One more cause has to explain more than this. */
const causeWeight = 0.5;
/** A contradicted suspect is named if this part of what was seen of it failed. */
const nearPartMin = 0.6;
/** Bounds the improvement of the first choice; two rounds are usual. */
const roundsMax = 12;

/**
 * The set of suspects that explains the failures best: what they explain, less their
 * contradictions and a little for each of them. A greedy choice, which is then improved by leaving
 * out and exchanging suspects. Deterministic: ties go to the suspect that predicts less, then to
 * the first id.
 */
export function search(observed: Observation, suspects: readonly Suspect[]): readonly Chosen[] {
  const ordered = [...suspects].sort(byPrediction);
  let chosen = greedy(observed, ordered, []);
  for (let round = 0; round < roundsMax; round += 1) {
    const better = improved(observed, ordered, chosen);
    if (better === undefined) break;
    chosen = better;
  }
  return shared([...chosen, ...nearest(observed, ordered, chosen)]);
}

/**
 * Suspects that are contradicted, for failures that no other explains: at least two of them, and
 * most of what it predicts. An endpoint seldom has a fault exactly as it was measured.
 */
function nearest(
  observed: Observation,
  suspects: readonly Suspect[],
  chosen: readonly Suspect[],
): readonly Suspect[] {
  const fit = fitOf(chosen);
  const found: Suspect[] = [];
  while (found.length < observed.failed.size) {
    const near = suspects.map((suspect) => ({ suspect, ...nearness(suspect, fit) }));
    const [first] = near
      .filter(({ isNear }) => isNear)
      .sort((one, other) => other.gain - one.gain || byPrediction(one.suspect, other.suspect));
    if (first === undefined) break;
    found.push(first.suspect);
    for (const id of first.suspect.explains.keys()) fit.set(id, 1);
  }
  return found;
}

function nearness({ explains, contradictedBy }: Suspect, fit: ReadonlyMap<string, number>) {
  const left = [...explains].filter(([id]) => !fit.has(id));
  const weight = left.reduce((sum, [, one]) => sum + one, 0);
  const against = contradictedBy.length;
  const isNear = weight >= 2 && against > 0 && weight / (weight + against) >= nearPartMin;
  return { isNear, gain: weight - against };
}

function byPrediction(one: Suspect, other: Suspect): number {
  const [first = '', second = ''] = [one.faults[0], other.faults[0]];
  return (
    one.predicted - other.predicted ||
    one.predictedIds.size - other.predictedIds.size ||
    (first < second ? -1 : 1)
  );
}

function greedy(
  observed: Observation,
  suspects: readonly Suspect[],
  start: readonly Suspect[],
): readonly Suspect[] {
  const chosen = [...start];
  const fit = fitOf(chosen);
  while (chosen.length < observed.failed.size) {
    const next = best(suspects, fit);
    if (next === undefined) break;
    chosen.push(next);
    for (const [id, weight] of next.explains) fit.set(id, Math.max(weight, fit.get(id) ?? 0));
  }
  return chosen;
}

function best(suspects: readonly Suspect[], fit: ReadonlyMap<string, number>): Suspect | undefined {
  let found: Suspect | undefined;
  let most = 0;
  for (const suspect of suspects) {
    const gain = gainOf(suspect, fit);
    if (gain > most + 1e-9) [found, most] = [suspect, gain];
  }
  return found;
}

function gainOf({ explains, contradictedBy }: Suspect, fit: ReadonlyMap<string, number>): number {
  let gain = -causeWeight - contradictionWeight * contradictedBy.length;
  for (const [id, weight] of explains) gain += Math.max(0, weight - (fit.get(id) ?? 0));
  return gain;
}

function worthOf(chosen: readonly Suspect[]): number {
  const explained = [...fitOf(chosen).values()].reduce((sum, weight) => sum + weight, 0);
  const costs = chosen.map(
    ({ contradictedBy }) => causeWeight + contradictionWeight * contradictedBy.length,
  );
  return explained - costs.reduce((sum, cost) => sum + cost, 0);
}

function fitOf(chosen: readonly Suspect[]): Map<string, number> {
  const fit = new Map<string, number>();
  for (const { explains } of chosen)
    for (const [id, weight] of explains) fit.set(id, Math.max(weight, fit.get(id) ?? 0));
  return fit;
}

/** A better set that leaves one suspect out and fills up again without it, if there is one. */
function improved(
  observed: Observation,
  suspects: readonly Suspect[],
  chosen: readonly Suspect[],
): readonly Suspect[] | undefined {
  const now = worthOf(chosen);
  for (const left of chosen) {
    const rest = chosen.filter((one) => one !== left);
    const others = suspects.filter((one) => one !== left);
    for (const start of [rest, greedy(observed, others, rest)])
      if (worthOf(start) > now + 1e-9) return start;
  }
  return undefined;
}

/** Each failure belongs to the suspect that it fits best, of equals to that which explains most. */
function shared(chosen: readonly Suspect[]): readonly Chosen[] {
  const largest = [...chosen].sort((one, other) => other.explains.size - one.explains.size);
  const owner = new Map<string, Suspect>();
  for (const suspect of largest)
    for (const [id, weight] of suspect.explains)
      if (weight > (owner.get(id)?.explains.get(id) ?? 0)) owner.set(id, suspect);
  return largest.flatMap((suspect) => {
    const explains = [...suspect.explains.keys()].filter((id) => owner.get(id) === suspect);
    return explains.length === 0 ? [] : [{ suspect, explains }];
  });
}
