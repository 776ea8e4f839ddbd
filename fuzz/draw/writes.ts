import { sizeOf } from '../../core/model/state.ts';
import type { Random } from '../../generators/random.ts';
import { type SentKey, type Step, storyKeys } from '../step.ts';
import { type Drawing, drawAccess, drawPlace, objectsOf } from './drawing.ts';
import { drawReadKey } from './reads.ts';
import { drawSalt, drawSentKey, drawSize, partBytes } from './values.ts';

/** The key to write under: mostly one, sometimes with faults, sometimes none. */
function drawWriteKey({ random, habit }: Drawing): SentKey | undefined {
  if (random.oneIn(4)) return undefined;
  return drawSentKey(random, { key: random.pick(storyKeys), faultsIn100: habit.faultsIn100 });
}

/** Another mode of encryption; with SSE-C headers it contradicts them. */
function drawMode({ random, habit }: Drawing, isKeyed: boolean): Pick<Step, 'otherMode'> {
  return random.oneIn(isKeyed ? 14 : 5) ? { otherMode: random.pick(habit.modes) } : {};
}

function drawBody(random: Random, sizeBytes: number): NonNullable<Step['body']> {
  return { sizeBytes, seed: drawSalt(random) };
}

const algorithms = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
const payloads = ['unsigned', 'streaming', 'streaming-trailer', 'unsigned-trailer'] as const;

/** How the bytes are sent and what else is said of them. */
function drawPayload(random: Random, signing: Step['signing']): Partial<Step> {
  const payload = signing === 'header' && random.oneIn(6) ? random.pick(payloads) : undefined;
  return {
    ...(payload && { payload }),
    ...((payload?.includes('trailer') || random.oneIn(10)) && {
      checksum: { algorithm: random.pick(algorithms), isRight: !random.oneIn(4) },
    }),
    ...(random.oneIn(12) && {
      contentMd5: random.pick(['right', 'right', 'wrong', 'malformed'] as const),
    }),
  };
}

/** PutObject or PostObject, over what is there or not. */
export function drawPut(of: Drawing, operation: 'PutObject' | 'PostObject'): Step {
  const { random, habit } = of;
  const key = drawWriteKey(of);
  const body = drawBody(random, drawSize(random, habit.sizeBytesMax));
  const common = {
    ...{ operation, body },
    ...drawPlace(of),
    ...(key && { key }),
    ...drawMode(of, key !== undefined),
    ...(random.oneIn(3) && { metadata: drawSalt(random) }),
  };
  if (operation === 'PostObject')
    return { ...common, signing: 'form', scheme: drawAccess(of).scheme };
  const access = drawAccess(of);
  return {
    ...common,
    ...access,
    ...drawPayload(random, access.signing),
    ...(random.oneIn(25) && {
      condition: random.pick([
        { header: 'if-none-match', etag: '*' },
        { header: 'if-match', etag: 'its own' },
        { header: 'if-match', etag: 'another' },
      ] as const),
    }),
  };
}

/** CopyObject: to another name, onto itself, from a version, over the border of buckets. */
export function drawCopy(of: Drawing): Step {
  const { random } = of;
  const { place, version } = random.pick(objectsOf(of));
  const key = drawWriteKey(of);
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
    ...(random.oneIn(15) &&
      version.etag !== undefined && {
        condition: {
          header: random.pick(['if-match', 'if-none-match'] as const),
          etag: random.pick(['its own', 'another'] as const),
        },
      }),
    ...drawAccess(of),
  };
}

/** Sources are read with the right key more often, so that copies are made. */
function drawSourceKey(
  of: Drawing,
  version: Parameters<typeof drawReadKey>[1],
): SentKey | undefined {
  const isRight = version?.encryption.mode === 'SSE-C' && of.random.oneIn(2);
  return isRight
    ? drawSentKey(of.random, { key: 'right', faultsIn100: 0 })
    : drawReadKey(of, version);
}

/** CreateMultipartUpload. */
export function drawCreate(of: Drawing): Step {
  const { random } = of;
  const key = drawWriteKey(of);
  return {
    operation: 'CreateMultipartUpload',
    ...drawPlace(of),
    upload: drawSalt(random),
    ...(key && { key }),
    ...drawMode(of, key !== undefined),
    ...(random.oneIn(3) && { metadata: drawSalt(random) }),
    ...drawAccess(of),
  };
}

/** An upload of the story, mostly one that is open. */
export function drawUpload(of: Drawing) {
  const { random, state, uploads, story } = of;
  const known = [...uploads].flatMap(([number, inModel]) =>
    [...state.buckets].flatMap(([bucket, { uploads: open, endedUploads }]) => {
      const found = open.get(inModel) ?? endedUploads.get(inModel);
      if (found === undefined) return [];
      const place = { bucket: bucket as 'one' | 'two', name: story.names.indexOf(found.name) };
      return [{ number, place, upload: open.get(inModel) }];
    }),
  );
  const open = known.filter(({ upload }) => upload !== undefined);
  if (known.length === 0) return undefined;
  return random.pick(open.length > 0 && !random.oneIn(20) ? open : known);
}

/** UploadPart or UploadPartCopy, mostly with the key of the upload. */
export function drawPart(of: Drawing, operation: 'UploadPart' | 'UploadPartCopy'): Step {
  const { random, habit } = of;
  const chosen = drawUpload(of);
  if (chosen === undefined) return drawCreate(of);
  const numbers = [...(chosen.upload?.parts.keys() ?? [])];
  const next = Math.max(0, ...numbers) + 1 + (random.oneIn(8) ? random.below(3) : 0);
  const partNumber = numbers.length > 0 && random.oneIn(4) ? random.pick(numbers) : next;
  const key = drawPartKey(of, chosen.upload?.encryption.mode === 'SSE-C');
  const access = drawAccess(of);
  const common = {
    ...chosen.place,
    ...{ operation, partNumber, upload: chosen.number },
    ...(key && { key }),
    ...(random.oneIn(25) && { otherMode: 'AES256' as const }),
    ...access,
  };
  if (operation === 'UploadPartCopy') return { ...common, ...drawSource(of) };
  const isLarge = habit.hasLargeParts && random.oneIn(2);
  const sizeBytes = isLarge ? partBytes + random.below(100) : drawSize(random, habit.sizeBytesMax);
  return { ...common, body: drawBody(random, sizeBytes), ...drawPayload(random, access.signing) };
}

function drawPartKey(of: Drawing, isUnderKey: boolean): SentKey | undefined {
  const { random, habit } = of;
  if (!isUnderKey)
    return random.oneIn(8)
      ? drawSentKey(random, { key: random.pick(storyKeys), faultsIn100: 0 })
      : undefined;
  if (random.oneIn(10)) return undefined;
  const key = random.oneIn(6) ? random.pick(storyKeys) : 'right';
  return drawSentKey(random, { key, faultsIn100: Math.floor(habit.faultsIn100 / 2) });
}

function drawSource(of: Drawing): Pick<Step, 'copyFrom' | 'sourceKey'> {
  const { random } = of;
  const { place, version } = random.pick(objectsOf(of));
  const sourceKey = drawSourceKey(of, version);
  const size = sizeOf(version);
  const first = random.below(Math.max(1, size));
  const last = random.oneIn(12) ? size + random.below(40) : first + random.below(size - first);
  return {
    copyFrom: {
      ...place,
      ...(random.oneIn(2) && size > 0 && { range: { first, last } }),
      ...(random.oneIn(5) && { isBare: true }),
    },
    ...(sourceKey && { sourceKey }),
  };
}

/** CompleteMultipartUpload with the parts that are there, sometimes one less or a wrong ETag. */
export function drawComplete(of: Drawing): Step {
  const { random, habit } = of;
  const chosen = drawUpload(of);
  if (chosen === undefined) return drawCreate(of);
  const there = [...(chosen.upload?.parts.keys() ?? [])].sort((one, other) => one - other);
  const numbers = there.length > 1 && random.oneIn(4) ? there.slice(1) : there;
  const listed = numbers.length > 0 ? numbers : [1];
  const isOld = random.oneIn(12);
  const isUnderKey = chosen.upload?.encryption.mode === 'SSE-C';
  return {
    operation: 'CompleteMultipartUpload',
    ...chosen.place,
    upload: chosen.number,
    parts: listed.map((number, at) => ({
      number,
      ...(isOld && at === 0 && { hasOldEtag: true }),
    })),
    ...(isUnderKey &&
      random.oneIn(3) && {
        key: drawSentKey(random, { key: 'right', faultsIn100: habit.faultsIn100 }),
      }),
    ...drawAccess(of),
  };
}
