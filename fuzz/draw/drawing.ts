import { type ExtraName, extrasOn } from '../../core/model/extras.ts';
import { visible } from '../../core/model/scene.ts';
import type { ModelState, OpenUpload, Version } from '../../core/model/state.ts';
import type { Random } from '../../generators/random.ts';
import type { Feature } from '../../spec/features.ts';
import { type Step, type Story, type StoryPlace, storyBuckets } from '../step.ts';
import type { Habit } from './story.ts';

/** What the next step is drawn from. */
export interface Drawing {
  readonly random: Random;
  readonly habit: Habit;
  readonly story: Pick<Story, 'names' | 'seed'>;
  readonly state: ModelState;
  /** Steps that were accepted. */
  readonly accepted: readonly Step[];
  /** Uploads of the story by their number in it; they may have ended. */
  readonly uploads: ReadonlyMap<number, number>;
  /** Whether the bucket `two` keeps versions. */
  readonly hasVersions: boolean;
  /** Whether the endpoint can be reached without TLS. */
  readonly hasHttp: boolean;
  /** Whether the endpoint is not known to lack a feature. */
  readonly has: (feature: Feature) => boolean;
}

/** An object or version that is there. */
export interface Found {
  readonly place: StoryPlace;
  readonly version: Version;
}

/** The objects of a story, and their earlier versions, deleted ones left out. */
export function objectsOf({ state, story }: Pick<Drawing, 'state' | 'story'>): readonly Found[] {
  return storyBuckets.flatMap((bucket) =>
    story.names.flatMap((name, index) => {
      const versions = state.buckets.get(bucket)?.names.get(name) ?? [];
      return versions.flatMap((version, at): readonly Found[] => {
        if (visible(version) === undefined) return [];
        const place = { bucket, name: index };
        const named = { ...place, version: at };
        if (version.id === undefined) return at === 0 ? [{ place, version }] : [];
        return at === 0
          ? [
              { place, version },
              { place: named, version },
            ]
          : [{ place: named, version }];
      });
    }),
  );
}

/** The uploads of the story that have not ended. */
export function openUploads({ state }: Pick<Drawing, 'state'>): readonly OpenUpload[] {
  return [...state.buckets.values()].flatMap(({ uploads }) => [...uploads.values()]);
}

/** Any name of the story, in one of its buckets. */
export function drawPlace({
  random,
  story,
  state,
}: Pick<Drawing, 'random' | 'story' | 'state'>): StoryPlace {
  const two = state.buckets.get('two');
  const isSet = two?.blocksSsec === true || two?.policy !== undefined;
  const bucket = isSet && random.oneIn(2) ? 'two' : random.pick(storyBuckets);
  return { bucket, name: random.below(story.names.length) };
}

/** How the request is authenticated and sent. */
export function drawAccess({
  random,
  hasHttp,
}: Pick<Drawing, 'random' | 'hasHttp'>): Pick<Step, 'signing' | 'scheme' | 'nameCase'> {
  const signing = random.oneIn(7) ? 'presigned' : random.oneIn(60) ? 'anonymous' : 'header';
  return {
    signing,
    scheme: hasHttp && random.oneIn(40) ? 'http' : 'https',
    ...(random.oneIn(15) && { nameCase: random.pick(['lower', 'upper'] as const) }),
  };
}

const conditions = [
  { header: 'if-match', etag: 'its own' },
  { header: 'if-match', etag: 'its own' },
  { header: 'if-none-match', etag: 'another' },
  { header: 'if-match', etag: 'another' },
  { header: 'if-none-match', etag: 'its own' },
] as const satisfies readonly Step['condition'][];

/** Now and then a condition on the ETag of what is read; mostly one that is met. */
export function drawCondition({ random }: Pick<Drawing, 'random'>): Pick<Step, 'condition'> {
  return random.oneIn(5) ? { condition: random.pick(conditions) } : {};
}

const needs: Partial<Readonly<Record<ExtraName, Feature>>> = {
  acl: 'acl-write',
  'public-acl': 'acl-write',
  'tagging-directive': 'tagging',
  'storage-class': 'storage-class',
  'checksum-mode': 'checksums',
  'copy-checksum': 'checksums',
};

/** Dates by which a condition fails. */
const failingExtras: Partial<
  Readonly<Record<Parameters<typeof extrasOn>[0], Parameters<typeof extrasOn>[0]>>
> = { reads: 'failing-reads', copies: 'failing-copies' };

/** Now and then one or two headers that change nothing about what is allowed, or a date that fails. */
export function drawExtras(
  { random, has }: Pick<Drawing, 'random' | 'has'>,
  kind: Parameters<typeof extrasOn>[0],
): Pick<Step, 'extras'> {
  if (!random.oneIn(3)) return {};
  const failing = failingExtras[kind];
  if (failing !== undefined && random.oneIn(8)) return { extras: [random.pick(extrasOn(failing))] };
  const offered = extrasOn(kind).filter((name) => has(needs[name] ?? 'copy') || !needs[name]);
  const one = random.pick(offered);
  const other = random.oneIn(4) ? random.pick(offered) : one;
  const areBothAcls = one.endsWith('acl') && other.endsWith('acl');
  return { extras: one === other || areBothAcls ? [one] : [one, other] };
}

/** Rarely something that makes the signature wrong, or one that does not cover the SSE-C headers. */
export function drawTampering(
  { random, has }: Pick<Drawing, 'random' | 'has'>,
  of: {
    readonly signing: Step['signing'];
    readonly isKeyed: boolean;
    readonly isSure?: boolean;
  },
): Pick<Step, 'tampering'> {
  const { signing, isKeyed, isSure = false } = of;
  const feature = signing === 'presigned' ? 'presigned-signatures' : 'signatures';
  const isSigned = signing === 'header' || signing === 'presigned';
  if (!isSigned || !has(feature)) return {};
  if (!isSure && !random.oneIn(isKeyed ? 40 : 150)) return {};
  const ofKeys = ['unsigned', 'altered', 'removed'] as const;
  // A presigned request has its signature in the query, where nothing is changed afterwards.
  if (signing === 'presigned') return isKeyed ? { tampering: random.pick(ofKeys) } : {};
  return {
    tampering: isKeyed ? random.pick([...ofKeys, 'false-signature']) : 'false-signature',
  };
}
