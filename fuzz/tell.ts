import { redirected } from '../core/model/redirected.ts';
import type { ModelOperation } from '../core/model/request.ts';
import { type Random, randomOf } from '../generators/random.ts';
import type { Feature } from '../spec/features.ts';
import { type Drawing, objectsOf } from './draw/drawing.ts';
import { drawList } from './draw/keyless.ts';
import { asOffered } from './draw/offered.ts';
import { endsOfUploads } from './draw/parts.ts';
import { readsAfterRace } from './draw/race.ts';
import { drawAsked, otherKeys } from './draw/reads.ts';
import { drawStep } from './draw/step.ts';
import { drawHabit, drawNames, type Habit } from './draw/story.ts';
import { drawSalt } from './draw/values.ts';
import { Performance, type Played, type Stage, stepsOf } from './play.ts';
import { type Step, type Story, storyKeys } from './step.ts';

/** What stories may use. */
export interface Repertoire {
  readonly offered: ReadonlySet<ModelOperation>;
  readonly hasHttp: boolean;
  /** Whether the endpoint is not known to lack a feature. */
  readonly has: (feature: Feature) => boolean;
}

/** How a story is played. */
export interface Telling {
  readonly repertoire: Repertoire;
  /** Steps that are played instead of drawn ones. */
  readonly kept?: Story;
  readonly isEnough: () => boolean;
  readonly onPlayed?: (played: Played) => void;
}

/**
 * Plays a story that is drawn from its seed while it is played, and reads at its end what is stored.
 * `isEnough` is asked after each request.
 */
export async function tellStory(
  seed: number,
  stage: Stage,
  { repertoire, kept, isEnough, onPlayed }: Telling,
): Promise<Performance> {
  const random = randomOf(seed);
  const habit = drawHabit(random, repertoire);
  const performance = new Performance(
    kept ?? { seed, names: drawNames(random, repertoire.has) },
    stage,
  );
  const accepted: Step[] = [];
  const drawing = (): Drawing => ({
    accepted,
    ...{ random, habit, story: performance.story, state: performance.state },
    uploads: performance.progress.uploads,
    hasVersions: stage.hasVersions,
    hasHttp: repertoire.hasHttp,
    has: repertoire.has,
  });
  const play = async (step: Step) => {
    for (const played of await performance.play(step)) {
      onPlayed?.(played);
      const { status, error } = redirected(played.request, played.exchange);
      const isTaken = status >= 200 && status < 300 && error === undefined;
      if (isTaken && played.isSameStep !== true) accepted.push(played.step);
    }
  };
  const playAll = async (step: Step) => {
    await play(step);
    const isKept = kept !== undefined;
    for (const read of isKept ? [] : readsAfterRace(step)) if (!isEnough()) await play(read);
  };
  const count = kept?.steps.length ?? habit.steps;
  for (let at = 0; at < count && !isEnough(); at += 1)
    await playAll(kept?.steps[at] ?? asOffered(drawStep(drawing()), repertoire.has));
  const isOffered = repertoire.offered.has('CompleteMultipartUpload') && kept === undefined;
  const ends = isOffered ? endsOfUploads(drawing()) : [];
  for (const step of ends) if (!isEnough()) await play(step);
  const gone = readsOfGone(drawing(), performance.played);
  for (const step of [...gone, ...readBack(drawing(), habit)]) {
    if (isEnough()) break;
    await play(step);
  }
  return performance;
}

const readBackMax = 5;

/** Reads of every object that is left, with its key, without one and with another, and a list. */
function readBack(of: Drawing, { operations }: Habit): readonly Step[] {
  const { random } = of;
  const reads = objectsOf(of).flatMap(({ place, version }): readonly Step[] => {
    const read = (operation: Step['operation']): Step => ({
      ...{ ...place, operation, signing: 'header', scheme: 'https' },
    });
    const { version: _, ...current } = place;
    const isTagged = version.tag !== undefined && operations.has('GetObjectTagging');
    const tags = isTagged && place.version === undefined;
    const tagged: readonly Step[] = tags ? [{ ...read('GetObjectTagging'), ...current }] : [];
    if (version.encryption.mode !== 'SSE-C') return [read('GetObject'), ...tagged];
    const key = { key: 'right', salt: 0 } as const;
    const other = { key: random.pick(otherKeys(of, version)), salt: 0 } as const;
    const second = random.pick([...secondReads].filter((one) => operations.has(one)));
    const asked = second === 'GetObjectAttributes' ? {} : drawAsked(random, version);
    const sent = random.pick([{ key }, { key: other }, {}]);
    return [
      ...[{ ...read('GetObject'), key }, read('GetObject'), { ...read('GetObject'), key: other }],
      ...[{ ...read(second), ...asked, ...sent }, ...tagged],
    ];
  });
  const offered = lists.filter((one) => operations.has(one));
  const listed = offered.length === 0 ? [] : [drawList(of, random.pick(offered))];
  return [...sample(reads, random, readBackMax), ...listed];
}

const lists = [
  'ListObjectsV2',
  'ListObjects',
  'ListObjectVersions',
  'ListMultipartUploads',
  'ListParts',
] as const satisfies readonly ModelOperation[];

const changing: ReadonlySet<ModelOperation> = new Set([
  'PutObject',
  'PostObject',
  'CopyObject',
  'CompleteMultipartUpload',
  'DeleteObject',
  'DeleteObjects',
]);
const goneMax = 1;

/** Reads of names that were written or deleted, and under which nothing should be. */
function readsOfGone(of: Drawing, played: readonly Played[]): readonly Step[] {
  const there = new Set(objectsOf(of).map(({ place }) => placeText(place)));
  const touched = played.filter(({ request }) => changing.has(request.operation));
  const places = new Map(touched.map(({ step }) => [placeText(step), step] as const));
  const gone = sample(
    [...places].filter(([text]) => !there.has(text)),
    of.random,
    goneMax,
  );
  return gone.map(([, { bucket, name }]): Step => {
    const key = of.random.oneIn(3) ? undefined : of.random.pick(storyKeys);
    const read = {
      bucket,
      name,
      operation: 'GetObject',
      signing: 'header',
      scheme: 'https',
    } as const;
    return { ...read, ...(key && { key: { key, salt: 0 } }) };
  });
}

function placeText({ bucket, name }: Pick<Step, 'bucket' | 'name'>): string {
  return `${bucket}/${name}`;
}

const secondReads: readonly ModelOperation[] = ['GetObject', 'HeadObject', 'GetObjectAttributes'];

/** As many as there may be, each equally likely. */
function sample<T>(all: readonly T[], random: Random, most: number): readonly T[] {
  const left = [...all];
  const chosen: T[] = [];
  while (left.length > 0 && chosen.length < most)
    chosen.push(...left.splice(random.below(left.length), 1));
  return chosen;
}

/** The story of a performance. */
export function storyOf({ story, played }: Performance): Story {
  const { seed, names } = story;
  return { seed, names, steps: stepsOf(played) };
}

/** The seed of a story from that of the run and its number. */
export function storySeed(seed: number, number: number): number {
  return drawSalt(randomOf(seed ^ Math.imul(number + 1, 0x9e37_79b1)));
}
