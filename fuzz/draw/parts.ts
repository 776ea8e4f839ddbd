import { type OpenUpload, sizeOf } from '../../core/model/state.ts';
import type { Random } from '../../generators/random.ts';
import { type SentKey, type Step, storyKeys } from '../step.ts';
import {
  type Drawing,
  drawAccess,
  drawCondition,
  drawExtras,
  drawPlace,
  drawTampering,
} from './drawing.ts';
import { drawSalt, drawSentKey, drawSize, partBytes } from './values.ts';
import {
  drawBody,
  drawMode,
  drawPayload,
  drawSourceKey,
  drawSourceObject,
  drawWriteKey,
  inQuery,
  onReplaced,
  signedAccess,
} from './writes.ts';

/** CreateMultipartUpload. */
export function drawCreate(of: Drawing): Step {
  const { random } = of;
  const key = drawWriteKey(of);
  const open = random.oneIn(3) ? drawUpload(of) : undefined;
  return {
    operation: 'CreateMultipartUpload',
    ...(open?.place ?? drawPlace(of)),
    upload: drawSalt(random),
    ...(key && { key }),
    ...drawMode(of, key !== undefined),
    ...(random.oneIn(3) && { metadata: drawSalt(random) }),
    ...(random.oneIn(3) &&
      of.has('checksums') && {
        checksumAlgorithm: random.pick(['crc32', 'sha256', 'crc64nvme'] as const),
      }),
    ...drawExtras(of, 'writes'),
    ...signedAccess(of, key !== undefined),
  };
}

/** An upload of the story; `upload` is none once it has ended. */
interface DrawnUpload {
  readonly number: number;
  readonly place: { readonly bucket: 'one' | 'two'; readonly name: number };
  readonly upload: OpenUpload | undefined;
  readonly parts: OpenUpload['parts'];
}

function uploadsOf({ state, uploads, story }: Drawing): readonly DrawnUpload[] {
  return [...uploads].flatMap(([number, inModel]) =>
    [...state.buckets].flatMap(([bucket, { uploads: open, endedUploads }]) => {
      const found = open.get(inModel) ?? endedUploads.get(inModel);
      if (found === undefined) return [];
      const place = { bucket: bucket as 'one' | 'two', name: story.names.indexOf(found.name) };
      return [{ number, place, upload: open.get(inModel), parts: found.parts }];
    }),
  );
}

/** An upload of the story, mostly one that is open, and of those one that has parts. */
export function drawUpload(of: Drawing, { withParts = false } = {}): DrawnUpload | undefined {
  const { random } = of;
  const known = uploadsOf(of);
  const open = known.filter(({ upload }) => upload !== undefined);
  if (known.length === 0) return undefined;
  const filled = withParts ? open.filter(({ parts }) => parts.size > 0) : [];
  if (filled.length > 0 && !random.oneIn(8)) return random.pick(filled);
  return random.pick(open.length > 0 && !random.oneIn(8) ? open : known);
}

/** UploadPart or UploadPartCopy, mostly with the key of the upload. */
export function drawPart(of: Drawing, operation: 'UploadPart' | 'UploadPartCopy'): Step {
  const { random, habit } = of;
  const chosen = drawUpload(of);
  if (chosen === undefined) return drawCreate(of);
  const numbers = [...(chosen.upload?.parts.keys() ?? [])];
  const step = random.oneIn(6) ? random.pick([1, 2, 7, 8, 990]) : 0;
  const next = Math.max(0, ...numbers) + 1 + step;
  const known = numbers.length > 0 && random.oneIn(4) ? random.pick(numbers) : next;
  const partNumber = random.oneIn(60) ? random.pick([0, 10_001]) : known;
  const key = drawPartKey(of, chosen.upload?.encryption.mode === 'SSE-C');
  const access = drawAccess(of);
  const common = {
    ...chosen.place,
    ...{ operation, partNumber, upload: chosen.number },
    ...(key && { key }),
    ...(random.oneIn(25) && { otherMode: random.pick(['AES256', 'aws:kms'] as const) }),
    ...access,
    ...drawTampering(of, { signing: access.signing, isKeyed: key !== undefined }),
  };
  if (operation === 'UploadPartCopy') return { ...common, ...drawSource(of), ...drawCondition(of) };
  const isLarge = habit.hasLargeParts && (numbers.length === 0 || random.oneIn(4));
  const sizeBytes = isLarge ? partBytes + random.below(100) : drawSize(random, habit.sizeBytesMax);
  return {
    ...common,
    body: drawBody(random, sizeBytes),
    ...inQuery(of, { key, access }),
    ...withChunks(random, drawPayload(random, { ...access, sizeBytes })),
    ...drawSumOf(of, chosen.upload?.checksumAlgorithm),
  };
}

/** Now and then the last chunk of an aws-chunked body has a wrong signature. */
function withChunks(random: Random, payload: Partial<Step>): Partial<Step> {
  const isChunked = payload.payload?.startsWith('streaming') === true;
  return { ...payload, ...(isChunked && random.oneIn(5) && { tampering: 'chunk-signature' }) };
}

/** A part of an upload with checksums has one of its algorithm. */
function drawSumOf(
  { random }: Drawing,
  algorithm: OpenUpload['checksumAlgorithm'],
): Pick<Step, 'checksum'> {
  if (algorithm === undefined || random.oneIn(20)) return {};
  return { checksum: { algorithm, isRight: !random.oneIn(8) } };
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
  const { place, version } = drawSourceObject(of);
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
  const { random, habit, has } = of;
  const chosen = drawUpload(of, { withParts: true });
  if (chosen === undefined) return drawCreate(of);
  const there = [...chosen.parts.keys()].sort((one, other) => one - other);
  const numbers = there.length > 1 && random.oneIn(4) ? there.slice(1) : there;
  const listed = numbers.length > 0 ? numbers : [1];
  const isOld = random.oneIn(12);
  const isSized = has('mp-object-size') && random.oneIn(5);
  const isUnderKey = chosen.upload?.encryption.mode === 'SSE-C';
  const which = random.oneIn(6) ? random.pick(storyKeys) : 'right';
  const hasSums = chosen.upload?.checksumAlgorithm !== undefined;
  const isNeeded = hasSums && !random.oneIn(4);
  const key =
    isUnderKey && (isNeeded || random.oneIn(2))
      ? drawSentKey(random, { key: which, faultsIn100: habit.faultsIn100 })
      : undefined;
  return {
    operation: 'CompleteMultipartUpload',
    ...chosen.place,
    upload: chosen.number,
    parts: listed.map((number, at) => ({
      number,
      ...(isOld && at === 0 && { hasOldEtag: true }),
    })),
    ...(random.oneIn(6) && has('conditional-completes') && { condition: random.pick(onReplaced) }),
    ...(key && { key }),
    ...(isSized && { objectSize: random.pick(['right', 'wrong'] as const) }),
    ...(hasSums &&
      random.oneIn(3) && { wrongSum: random.pick(['of a part', 'of the object'] as const) }),
    ...signedAccess(of, key !== undefined),
    ...(of.hasHttp && key !== undefined && random.oneIn(12) && { scheme: 'http' as const }),
  };
}

/**
 * CompleteMultipartUpload of each upload that a story left open, so that its parts are read: of all
 * of them, or of one where some are too small to be put together.
 */
export function endsOfUploads(of: Drawing): readonly Step[] {
  return uploadsOf(of).flatMap(({ number, place, upload, parts }): readonly Step[] => {
    const numbers = [...parts.keys()].sort((one, other) => one - other);
    if (upload === undefined || numbers.length === 0) return [];
    const isLarge = (one: number) => sizeOf({ pieces: parts.get(one)?.body ?? [] }) >= partBytes;
    const listed = numbers.slice(0, -1).every(isLarge) ? numbers : [of.random.pick(numbers)];
    const needsKey = upload.checksumAlgorithm !== undefined && upload.encryption.mode === 'SSE-C';
    return [
      {
        ...{ operation: 'CompleteMultipartUpload', ...place, upload: number },
        parts: listed.map((one) => ({ number: one })),
        ...(needsKey && { key: { key: 'right' as const, salt: 0 } }),
        ...{ signing: 'header' as const, scheme: 'https' as const },
      },
    ];
  });
}
