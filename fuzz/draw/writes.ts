import { formManners } from '../../core/model/request.ts';
import type { Version } from '../../core/model/state.ts';
import type { Random } from '../../generators/random.ts';
import { type SentKey, type Step, type StoryPlace, storyKeys } from '../step.ts';
import {
  type Drawing,
  drawAccess,
  drawCondition,
  drawExtras,
  drawPlace,
  drawTampering,
  type Found,
  objectsOf,
} from './drawing.ts';
import { drawReadKey } from './reads.ts';
import { drawSalt, drawSentKey, drawSize } from './values.ts';

/** The key to write under: mostly one, sometimes with faults, sometimes none. */
export function drawWriteKey({ random, habit }: Drawing): SentKey | undefined {
  if (random.oneIn(4)) return undefined;
  return drawSentKey(random, { key: random.pick(storyKeys), faultsIn100: habit.faultsIn100 });
}

/** Another mode of encryption; with SSE-C headers it contradicts them. */
export function drawMode({ random, habit }: Drawing, isKeyed: boolean): Pick<Step, 'otherMode'> {
  return random.oneIn(isKeyed ? 14 : 5) ? { otherMode: random.pick(habit.modes) } : {};
}

const kindBytesMax = 4096;
const mebibyte = 1024 * 1024;

export function drawBody(random: Random, sizeBytes: number): NonNullable<Step['body']> {
  const isOfAKind = sizeBytes > 0 && sizeBytes <= kindBytesMax && random.oneIn(12);
  return {
    ...{ sizeBytes, seed: drawSalt(random) },
    ...(isOfAKind && { kind: random.pick(['zeros', 'line-ends', 'padding'] as const) }),
  };
}

const colours = ['red', 'green', 'blue'] as const;

/** A tag of a write. */
function drawTag({ random, has }: Drawing): Pick<Step, 'tag'> {
  return random.oneIn(12) && has('tagging') ? { tag: random.pick(colours) } : {};
}

const algorithms = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
const payloads = ['unsigned', 'streaming', 'streaming-trailer', 'unsigned-trailer'] as const;
/** Bytes of a chunk, at or around the least that Amazon takes and the usual ones. */
const chunkSizes = [8192, 8193, 65_535, 65_537, 100_001] as const;

/** How the bytes are sent and what else is said of them. */
export function drawPayload(
  random: Random,
  of: { readonly signing: Step['signing']; readonly sizeBytes: number },
): Partial<Step> {
  const { signing, sizeBytes } = of;
  // Large bodies are digested on another way than small ones, and there are few of them.
  const isLarge = sizeBytes > mebibyte;
  const chunks = chunkSizes.filter((size) => size < sizeBytes);
  const payload = signing === 'header' && random.oneIn(6) ? random.pick(payloads) : undefined;
  return {
    ...(payload && { payload }),
    ...(payload && chunks.length > 0 && random.oneIn(2) && { chunkSizeBytes: random.pick(chunks) }),
    ...((payload?.includes('trailer') || random.oneIn(isLarge ? 3 : 7)) && {
      checksum: { algorithm: random.pick(algorithms), isRight: !random.oneIn(4) },
    }),
    ...(random.oneIn(isLarge ? 3 : 12) && {
      contentMd5: random.pick(['right', 'right', 'wrong', 'malformed'] as const),
    }),
  };
}

/** Where to write: any name, or one that is there, so that objects are overwritten. */
function drawTarget(of: Drawing): StoryPlace {
  const there = objectsOf(of);
  if (there.length === 0 || !of.random.oneIn(3)) return drawPlace(of);
  const { version: _, ...place } = of.random.pick(there).place;
  return place;
}

/** PutObject or PostObject, over what is there or not. */
export function drawPut(of: Drawing, operation: 'PutObject' | 'PostObject'): Step {
  const { random, habit, has } = of;
  const key = drawWriteKey(of);
  const body = drawBody(random, drawSize(random, habit.sizeBytesMax));
  const common = {
    ...{ operation, body },
    ...drawTarget(of),
    ...(key && { key }),
    ...drawMode(of, key !== undefined),
    ...(random.oneIn(3) && { metadata: drawSalt(random) }),
  };
  if (operation === 'PostObject')
    return {
      ...common,
      ...{ signing: 'form', scheme: drawAccess(of).scheme },
      ...drawExtras(of, 'forms'),
      ...(random.oneIn(4) && drawForm(of, key !== undefined)),
    };
  const access = drawAccess(of);
  const payload = drawPayload(random, { ...access, sizeBytes: body.sizeBytes });
  const isChunked = payload.payload?.startsWith('streaming') === true;
  return {
    ...common,
    ...access,
    ...payload,
    ...drawTag(of),
    ...inQuery(of, { key, access }),
    ...(random.oneIn(40) && { sourceKey: { key: random.pick(storyKeys), salt: 0 } }),
    ...drawExtras(of, payload.payload === undefined && random.oneIn(8) ? 'puts' : 'writes'),
    ...(isChunked && body.sizeBytes > 0 && random.oneIn(4)
      ? { tampering: 'chunk-signature' as const }
      : drawTampering(of, { signing: access.signing, isKeyed: key !== undefined })),
    ...(body.sizeBytes > 1 && payload.payload === undefined && random.oneIn(30)
      ? { isTruncated: true }
      : {}),
    ...(random.oneIn(14) && has('conditional-writes') && { condition: drawWriteCondition(of) }),
  };
}

/** What is particular about a form; without SSE-C fields only that it redirects. */
export function drawForm({ random, has }: Drawing, isKeyed: boolean): Pick<Step, 'form'> {
  if (!isKeyed) return { form: 'redirect' };
  const ofPolicies: readonly Step['form'][] = ['uncovered', 'other algorithm', 'other length'];
  const offered = formManners.filter((one) => has('signatures') || !ofPolicies.includes(one));
  return { form: random.pick(offered) };
}

/** SSE-C parameters in the query of a presigned request, instead of headers. */
export function inQuery(
  { random }: Drawing,
  { key, access }: { readonly key: SentKey | undefined; readonly access: Pick<Step, 'signing'> },
): Pick<Step, 'key'> {
  const isMoved = key !== undefined && access.signing === 'presigned' && random.oneIn(5);
  return isMoved ? { key: { ...key, isInQuery: true } } : {};
}

function drawWriteCondition({ random, has }: Drawing): NonNullable<Step['condition']> {
  const isNone = !has('conditional-put-if-match') || random.oneIn(2);
  if (isNone) return { header: 'if-none-match', etag: '*' };
  return { header: 'if-match', etag: random.pick(['its own', 'another'] as const) };
}

/** An object to copy; half of the time an earlier version, where there is one. */
export function drawSourceObject(of: Drawing): Found {
  const all = objectsOf(of);
  const earlier = all.filter(({ place }) => (place.version ?? 0) > 0);
  return of.random.pick(earlier.length > 0 && of.random.oneIn(2) ? earlier : all);
}

/** CopyObject: to another name, onto itself, from a version, over the border of buckets. */
export function drawCopy(of: Drawing): Step {
  const { random } = of;
  const { place, version } = drawSourceObject(of);
  const isSameKey = version.encryption.mode === 'SSE-C' && random.oneIn(5);
  const key = isSameKey ? drawSentKey(random, { key: 'right', faultsIn100: 0 }) : drawWriteKey(of);
  const sourceKey = drawSourceKey(of, version);
  const isSelf = random.oneIn(4);
  const isReplacing = random.oneIn(3);
  return {
    operation: 'CopyObject',
    ...(isSelf ? { bucket: place.bucket, name: place.name } : drawPlace(of)),
    copyFrom: {
      ...(random.oneIn(40) ? drawPlace(of) : place),
      ...(random.oneIn(5) && { isBare: true }),
    },
    ...(key && { key }),
    ...(sourceKey && { sourceKey }),
    ...drawMode(of, key !== undefined),
    ...(isReplacing && { replacesMetadata: true, metadata: drawSalt(random) }),
    ...drawCopyCondition(of, version),
    ...drawExtras(of, 'copies'),
    ...signedAccess(of, key !== undefined || sourceKey !== undefined),
  };
}

/** Conditions on what a copy or an upload replaces. */
export const onReplaced = [
  { header: 'if-none-match', etag: '*' },
  { header: 'if-match', etag: 'its own' },
  { header: 'if-match', etag: 'another' },
] as const satisfies readonly Step['condition'][];

function drawCopyCondition(of: Drawing, { etag }: Version): Pick<Step, 'condition'> {
  if (of.random.oneIn(12) && of.has('conditional-copies'))
    return { condition: { ...of.random.pick(onReplaced), isOnTarget: true } };
  return etag === undefined ? {} : drawCondition(of);
}

/** How a request is authenticated, and rarely what is wrong with its signature. */
export function signedAccess(
  of: Drawing,
  isKeyed: boolean,
): ReturnType<typeof drawAccess> & Partial<Step> {
  const access = drawAccess(of);
  return { ...access, ...drawTampering(of, { signing: access.signing, isKeyed }) };
}

/** Sources are read with the right key more often, so that copies are made. */
export function drawSourceKey(
  of: Drawing,
  version: Parameters<typeof drawReadKey>[1],
): SentKey | undefined {
  const isRight = version?.encryption.mode === 'SSE-C' && of.random.oneIn(2);
  return isRight
    ? drawSentKey(of.random, { key: 'right', faultsIn100: 0 })
    : drawReadKey(of, version);
}
