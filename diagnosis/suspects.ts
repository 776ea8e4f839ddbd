import { byGravity, gravest, type Harm } from '../core/harm.ts';
import type { FaultId } from '../spec/fault-ids.ts';
import type { KillMatrix } from '../spec/kill-matrix.ts';
import { type Fingerprint, fingerprintsIn } from './fingerprints.ts';
import type { Observation } from './observation.ts';
import { canWord, ownWordsFault } from './wording.ts';

/** Faults that the observed cases cannot tell apart, and what they predict. */
export interface Suspect {
  /** The faults, the best first. */
  readonly faults: readonly FaultId[];
  /** Failed cases that it predicts, and how well each fits: 1, or less where it looks different. */
  readonly explains: ReadonlyMap<string, number>;
  /** Cases that it predicts to fail and that passed. */
  readonly contradictedBy: readonly string[];
  /** How many of the selected cases it predicts to fail, those that were not judged among them. */
  readonly predicted: number;
  /** The cases that the first of its faults fails, however they look. */
  readonly predictedIds: ReadonlySet<string>;
}

/** How much a predicted failure counts that looks different from the measured one. */
const differentLook = 0.5;
/** A suspect of which this few failures were seen is not named... */
const explainedMin = 3;
/** ...unless they are this part of all that it predicts. */
const explainedPartMin = 1 / 3;
/** Nor one of which less than this part of the failures that were seen has its wording. */
const likePartMin = 0.6;

/** The faults that explain at least one failure, those with equal predictions as one suspect. */
export function suspectsIn(observed: Observation, matrix: KillMatrix): readonly Suspect[] {
  const groups = new Map<string, Suspect>();
  for (const fingerprint of fingerprintsIn(matrix)) {
    const suspect = suspectFor(fingerprint, observed);
    if (suspect === undefined) continue;
    const key = [...suspect.explains, '-', ...suspect.contradictedBy].join(' ');
    const known = groups.get(key);
    groups.set(key, known === undefined ? suspect : joined(known, suspect, observed));
  }
  return [...groups.values()].filter(({ explains, predicted }) => {
    const count = explains.size;
    return count >= explainedMin || count >= predicted * explainedPartMin;
  });
}

function suspectFor(fingerprint: Fingerprint, observed: Observation): Suspect | undefined {
  const { failed, passed, worded, selected } = observed;
  const { fault, looks, drawn } = fingerprint;
  const isExact = isExactly(fingerprint, observed);
  const explains = new Map<string, number>();
  const contradictedBy: string[] = [];
  let unlike = 0;
  for (const [id, look] of looks) {
    const seen = failed.get(id);
    const wording = worded.get(id);
    if (passed.has(id) && !drawn.has(id)) contradictedBy.push(id);
    if (seen === undefined) continue;
    const isWorded = wording === undefined || isExact || canWord(fault, wording);
    const isOne = isAlike(look, seen) && isWorded;
    if (isOne) explains.set(id, isSeen(look, seen) && look !== seen ? differentLook : 1);
    else unlike += 1;
  }
  // The order of checks alone does not show a fault that another case contradicts.
  if (contradictedBy.length > 0) for (const id of worded.keys()) explains.delete(id);
  // A run of few cases says nothing of the others, not even that they were not judged.
  const predicted = [...looks.keys()].filter((id) => selected.has(id)).length;
  if (fault === ownWordsFault && worded.size > 0) return ownWords(worded, predicted);
  const isSeenOtherwise = explains.size < (explains.size + unlike) * likePartMin;
  if (explains.size === 0 || isSeenOtherwise) return undefined;
  const found = [...explains.keys()].map((id) => (failed.get(id) ?? '').split(' ')[0] as Harm);
  if (isDisproved(fingerprint, contradictedBy, found)) return undefined;
  const predictedIds = new Set(looks.keys());
  return { faults: [fault], explains, contradictedBy, predicted, predictedIds };
}

/**
 * Whether all that a fault was measured to show was seen as it was measured, and not in words alone.
 * Such a fault shows in the words of refusals too: it refuses before the check that is due.
 */
function isExactly({ looks }: Fingerprint, { failed, worded, selected }: Observation): boolean {
  const expected = [...looks].filter(([id]) => selected.has(id));
  const isSeenAt = ([id, look]: readonly [string, string | undefined]) => {
    const seen = failed.get(id);
    return seen !== undefined && isAlike(look, seen);
  };
  return expected.every(isSeenAt) && expected.some(([id]) => !worded.has(id));
}

/** Whether it is known how both look: rows may be without looks, and reports without answers. */
function isSeen(look: string | undefined, seen: string): look is string {
  return look !== undefined && !seen.endsWith(' unknown');
}

/**
 * Whether a failure can be one that a fault was measured to show: its answer is of that class
 * (accepted, refused, a 5xx, none), and where the measured one was of form alone it does no harm.
 */
function isAlike(look: string | undefined, seen: string): boolean {
  if (!isSeen(look, seen)) return true;
  const [harm, answer] = look.split(' ');
  const [seenHarm, seenAnswer] = seen.split(' ');
  const isHarmless = seenHarm === 'wrong-form' || seenHarm === 'malformed-accepted';
  return answer === seenAnswer && (harm !== 'wrong-form' || isHarmless);
}

/**
 * Whether a fault is known by harm that was looked for and not found: of what it shows, the rest is
 * no more than a resemblance.
 */
function isDisproved(
  { looks }: Fingerprint,
  contradictedBy: readonly string[],
  found: readonly Harm[],
): boolean {
  const missing = contradictedBy.map((id) => looks.get(id)?.split(' ')[0] as Harm | undefined);
  return byGravity(gravest(missing), gravest(found)) < 0;
}

/**
 * An endpoint with words of its own explains every refusal in such words, measured or not. That it
 * answers as Amazon S3 now and then does not contradict it.
 */
function ownWords(worded: Observation['worded'], predicted: number): Suspect | undefined {
  const own = [...worded].filter(([, wording]) => wording === 'own words');
  if (own.length === 0) return undefined;
  const explains = new Map(own.map(([id]) => [id, 1]));
  const predictedIds = new Set(explains.keys());
  return { faults: [ownWordsFault], explains, contradictedBy: [], predicted, predictedIds };
}

/**
 * One suspect of both; the faults that predict fewer cases that were not judged come first, and before
 * them the one that ignores SSE-C, where that is why they were not judged.
 */
function joined(one: Suspect, other: Suspect, { ignoring }: Observation): Suspect {
  const ranked = [one, other].sort(
    (first, second) =>
      Number(second.faults[0] === ignoring) - Number(first.faults[0] === ignoring) ||
      first.predicted - second.predicted ||
      first.predictedIds.size - second.predictedIds.size,
  );
  const [first = one, second = other] = ranked;
  return { ...first, faults: [...first.faults, ...second.faults] };
}
