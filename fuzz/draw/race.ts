import { sizeOf } from '../../core/model/state.ts';
import { type Step, type StoryKey, storyKeys } from '../step.ts';
import { type Drawing, drawPlace, objectsOf } from './drawing.ts';
import { drawSalt } from './values.ts';

const access = { signing: 'header', scheme: 'https' } as const;
const raceBytes = [4097, 65_537, 200_003, 1_048_593] as const;

/** Requests at the same time about one name: overwrites under several keys, a rotation, or reads. */
export function drawRace(of: Drawing): Step {
  const { random } = of;
  const found = objectsOf(of).filter(({ place }) => place.version === undefined);
  const isUnderKey = found.filter(({ version }) => version.encryption.mode === 'SSE-C');
  const kind = random.below(isUnderKey.length === 0 ? 1 : 4);
  if (kind === 0 || kind === 1) return overwrites(of);
  const { place, version } = random.pick(isUnderKey);
  return kind === 2 ? rotation(of, place) : sameRange(of, { place, sizeBytes: sizeOf(version) });
}

const key = (which: StoryKey | 'right') => ({ key: { key: which, salt: 0 } });

/** Two or three writes under different keys, and reads with each of them. */
function overwrites(of: Drawing): Step {
  const { random } = of;
  const { version: _, ...place } = drawPlace(of);
  const keys = storyKeys.slice(0, 2 + random.below(2));
  const writes = keys.map(
    (one): Step => ({
      ...{ ...place, ...access, ...key(one), operation: 'PutObject' },
      body: { sizeBytes: random.pick(raceBytes), seed: drawSalt(random) },
    }),
  );
  const reads = ['right' as const, ...keys].map(
    (one): Step => ({
      ...{ ...place, ...access, ...key(one), operation: 'GetObject' },
    }),
  );
  const [first, ...more] = writes;
  return { ...(first as Step), together: [...more, ...reads.slice(random.below(3))] };
}

const readersCount = 13;

/** A key rotation while the object is read with its old and its new key. */
function rotation({ random }: Drawing, place: Pick<Step, 'bucket' | 'name'>): Step {
  const next = random.pick(storyKeys);
  const read = (which: StoryKey | 'right'): Step => ({
    ...{ ...place, ...access, ...key(which), operation: 'GetObject' },
  });
  return {
    ...{ ...place, ...access, ...key(next), operation: 'CopyObject', replacesMetadata: true },
    sourceKey: { key: 'right', salt: 0 },
    copyFrom: place,
    together: Array.from({ length: readersCount }, (_, at) => read(at % 2 === 0 ? 'right' : next)),
  };
}

/** Many reads of one range with the key, and one without. */
function sameRange(
  { random }: Drawing,
  of: { readonly place: Pick<Step, 'bucket' | 'name'>; readonly sizeBytes: number },
): Step {
  const first = random.below(Math.max(1, of.sizeBytes - 1));
  const last = Math.min(Math.max(first, of.sizeBytes - 1), first + 65_536 + random.below(100));
  const range = of.sizeBytes > 1 ? { range: `bytes=${first}-${last}` } : {};
  const read: Step = { ...of.place, ...access, operation: 'GetObject', ...range };
  const keyed: Step = { ...read, ...key('right') };
  return { ...keyed, together: [...Array.from({ length: readersCount }, () => keyed), read] };
}

/** Reads of what a race left, with each key that took part in it and without one. */
export function readsAfterRace({ together, bucket, name, key: own }: Step): readonly Step[] {
  if (together === undefined) return [];
  const keys = [own, ...together.map((one) => one.key)].flatMap((one) => one?.key ?? []);
  const read: Step = { ...access, bucket, name, operation: 'GetObject' };
  return [...[...new Set(keys)].map((one): Step => ({ ...read, ...key(one) })), read];
}
