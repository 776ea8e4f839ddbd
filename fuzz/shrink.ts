import { causeOf } from './cause.ts';
import { Performance, type Played, type Stage, stepsOf } from './play.ts';
import { serially, simplerSteps } from './simpler.ts';
import type { Step, Story } from './step.ts';

/** A story that shows a cause, and its performance. */
export interface Shown {
  readonly story: Story;
  /** The request whose answer contradicts the model, and those before it. */
  readonly played: readonly Played[];
}

/** What a shrink may spend. */
export interface ShrinkLimits {
  readonly requestsMax: number;
  readonly isOver: () => boolean;
}

/** How often a race is played until it ends again as it did. */
const raceTimesMax = 3;

/** Plays a story on a stage of its own until the cause shows; undefined where it does not. */
export async function showing(
  story: Story,
  cause: string,
  { stage, isOver }: { readonly stage: Stage; readonly isOver?: () => boolean },
): Promise<{ readonly shown: Shown | undefined; readonly requests: number }> {
  const performance = new Performance(story, stage);
  for (const step of story.steps) {
    if (isOver?.() === true) break;
    const all = await performance.play(step);
    const isShown = (played: Played) =>
      played.mismatches.some((one) => causeOf(played, one) === cause);
    if (!all.some(isShown)) continue;
    const steps = stepsOf(performance.played);
    return {
      shown: { story: { ...story, steps }, played: endingWith(performance.played, cause) },
      requests: performance.played.length,
    };
  }
  return { shown: undefined, requests: performance.played.length };
}

/** The requests with the one last that shows a cause; of requests at the same time it may be any. */
export function endingWith(played: readonly Played[], cause: string): readonly Played[] {
  const at = played.findLastIndex((one) =>
    one.mismatches.some((mismatch) => causeOf(one, mismatch) === cause),
  );
  const shown = played[at];
  return shown === undefined ? played : [...played.toSpliced(at, 1), shown];
}

/**
 * Shrinks a story that shows a cause: to requests one after another, to fewer steps, then to fewer
 * faulty members and plainer requests, then to shorter values. Undefined where the story does not
 * show it again.
 */
export async function shrunk(
  story: Story,
  cause: string,
  of: { readonly newStage: () => Promise<Stage>; readonly limits: ShrinkLimits },
): Promise<Shown | undefined> {
  let left = of.limits.requestsMax;
  const attempt = async (steps: readonly Step[], names = story.names) => {
    const { isOver } = of.limits;
    if (left < steps.length || isOver()) return undefined;
    const stage = await of.newStage();
    const { shown, requests } = await showing({ ...story, names, steps }, cause, { stage, isOver });
    left -= requests;
    return shown;
  };
  let best = await withoutRaces(story.steps, attempt);
  if (best === undefined) return undefined;
  best = await withFewerSteps(best, attempt);
  best = await withSimplerSteps(best, attempt);
  return (await attempt(best.story.steps, ['a', 'b', 'c'])) ?? best;
}

type Attempt = (steps: readonly Step[]) => Promise<Shown | undefined>;

/**
 * Puts one of the writes of a race, or all of them one after another, in its place while the cause
 * shows: a race ends otherwise each time, and so would each smaller story that keeps it. A story
 * that needs its race is played until it ends that way again.
 */
async function withoutRaces(steps: readonly Step[], attempt: Attempt): Promise<Shown | undefined> {
  let best: Shown | undefined;
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const left: readonly Step[] = best?.story.steps ?? steps;
    const race = left[at];
    for (const writes of race === undefined ? [] : serially(race)) {
      const found = await attempt(left.toSpliced(at, 1, ...writes));
      if (found === undefined) continue;
      best = found;
      break;
    }
  }
  const isRace = steps.some(({ together }) => together !== undefined);
  for (let times = isRace ? raceTimesMax : 1; best === undefined && times > 0; times -= 1)
    best = await attempt(steps);
  return best;
}

/** Leaves out halves, quarters and single steps, the last step excepted, while the cause shows. */
async function withFewerSteps(first: Shown, attempt: Attempt): Promise<Shown> {
  let best = first;
  for (let size = Math.ceil(best.story.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    let at = 0;
    while (at < best.story.steps.length - 1) {
      const count = Math.min(size, best.story.steps.length - 1 - at);
      const found = await attempt(best.story.steps.toSpliced(at, count));
      if (found === undefined) at += count;
      else best = found;
    }
  }
  return best;
}

/** Makes one step after the other simpler, the last one first: it is the one that is judged. */
async function withSimplerSteps(first: Shown, attempt: Attempt): Promise<Shown> {
  let best = first;
  for (let at = best.story.steps.length - 1; at >= 0; at -= 1) {
    let isSimplest = false;
    while (!isSimplest) {
      isSimplest = true;
      const step = best.story.steps[at];
      for (const simpler of step === undefined ? [] : simplerSteps(step)) {
        const found = await attempt(best.story.steps.with(at, simpler));
        if (found === undefined || found.story.steps.length <= at) continue;
        best = found;
        isSimplest = false;
        break;
      }
    }
  }
  return best;
}
