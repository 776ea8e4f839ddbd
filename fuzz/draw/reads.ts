import { attributeNames } from '../../core/model/request.ts';
import { sizeOf, type Version } from '../../core/model/state.ts';
import type { Random } from '../../generators/random.ts';
import { keyOf } from '../resolve.ts';
import { type SentKey, type Step, type StoryKey, storyKeys } from '../step.ts';
import {
  type Drawing,
  drawAccess,
  drawCondition,
  drawExtras,
  drawPlace,
  drawTampering,
  objectsOf,
} from './drawing.ts';
import { drawSentKey } from './values.ts';

type ReadOperation = 'GetObject' | 'HeadObject' | 'GetObjectAttributes' | 'SelectObjectContent';

/** A read of an object that is there, rarely of one that is not. */
export function drawRead(of: Drawing, operation: ReadOperation): Step {
  const { random } = of;
  const found = objectsOf(of);
  const one = found.length === 0 || random.oneIn(30) ? undefined : random.pick(found);
  const key = drawReadKey(of, one?.version);
  const isOfBytes = operation === 'GetObject' || operation === 'HeadObject';
  const asked: Pick<Step, 'range' | 'partNumber' | 'attribute'> = isOfBytes
    ? drawAsked(random, one?.version)
    : drawAttribute(of, operation);
  const isPublic = one && of.state.buckets.get(one.place.bucket)?.policy === 'lets all read';
  const isUnsigned = isPublic && random.oneIn(2);
  const access = { ...drawAccess(of), ...(isUnsigned && { signing: 'anonymous' as const }) };
  const isMoved = key !== undefined && access.signing === 'presigned' && random.oneIn(5);
  return {
    operation,
    ...(one?.place ?? drawPlace(of)),
    ...(key && { key }),
    ...asked,
    ...(operation === 'GetObject' && drawIfRange(of, asked, one?.version)),
    ...(isOfBytes && one?.version.etag !== undefined && drawCondition(of)),
    ...(random.oneIn(40) &&
      operation !== 'SelectObjectContent' && { otherMode: 'AES256' as const }),
    ...(isMoved && { key: { ...key, isInQuery: true } }),
    ...(isOfBytes && drawReadExtras(of, one?.version)),
    ...(operation === 'SelectObjectContent' &&
      random.oneIn(4) && { extras: ['scan-range'] as const }),
    ...access,
    ...drawTampering(of, { signing: access.signing, isKeyed: key !== undefined }),
  };
}

/** Now and then a range comes with If-Range, of the ETag of the object or of another one. */
function drawIfRange(
  { random, has }: Drawing,
  { range, partNumber }: Pick<Step, 'range' | 'partNumber'>,
  version: Version | undefined,
): Pick<Step, 'ifRange'> {
  if (range === undefined || partNumber !== undefined || version?.etag === undefined) return {};
  if (!has('if-range') || !random.oneIn(5)) return {};
  return { ifRange: random.pick(['its own', 'another'] as const) };
}

/** The checksums of an object that has one are asked for more often. */
function drawReadExtras(of: Drawing, version: Version | undefined): Pick<Step, 'extras'> {
  const mayHave = version?.checksum !== undefined || version?.isMultipart === true;
  const hasSum = mayHave && of.has('checksums');
  return hasSum && of.random.oneIn(2) ? { extras: ['checksum-mode'] } : drawExtras(of, 'reads');
}

/** Several attributes, or one of them alone. */
function drawAttribute({ random }: Drawing, operation: ReadOperation): Pick<Step, 'attribute'> {
  const isOne = operation === 'GetObjectAttributes' && random.oneIn(2);
  return isOne ? { attribute: random.pick(attributeNames) } : {};
}

/** The right key, none, another one, or one with faults; for a plain object mostly none. */
export function drawReadKey(of: Drawing, version: Version | undefined): SentKey | undefined {
  const { random, habit } = of;
  const isUnderKey = version?.encryption.mode === 'SSE-C';
  if (!isUnderKey && !random.oneIn(6)) return undefined;
  const isOther = !isUnderKey || random.below(100) < habit.otherKeysIn100;
  if (!isOther) return drawSentKey(random, { key: 'right', faultsIn100: habit.faultsIn100 });
  if (isUnderKey && random.oneIn(2)) return undefined;
  const key = random.pick(otherKeys(of, version));
  if (isUnderKey && random.oneIn(4))
    return { ...drawSentKey(random, { key: 'right', faultsIn100: 0 }), state: { key: 'near-key' } };
  return drawSentKey(random, { key, faultsIn100: Math.floor(habit.faultsIn100 / 3) });
}

/** The keys of the story that are not that of a version. */
export function otherKeys(
  { story }: Pick<Drawing, 'story'>,
  version: Version | undefined,
): readonly StoryKey[] {
  const own = version?.encryption.mode === 'SSE-C' ? version.encryption.key.base64 : undefined;
  const others = storyKeys.filter((one) => keyOf(story, one).base64 !== own);
  return others.length === 0 ? storyKeys : others;
}

/** A range or a part number, or neither. */
export function drawAsked(
  random: Random,
  version: Version | undefined,
): Pick<Step, 'range' | 'partNumber'> {
  const parts = version?.parts?.length ?? 1;
  if (random.oneIn(version?.isMultipart ? 4 : 20))
    return { partNumber: 1 + random.below(parts + (random.oneIn(5) ? 1 : 0)) };
  if (version === undefined) return {};
  // Of what is stored in pieces every range goes another way.
  const isInPieces = version.isMultipart || sizeOf(version) > mebibyte;
  if (random.below(3) > (isInPieces ? 1 : 0)) return {};
  if (random.oneIn(40)) return { range: 'bytes=0-1', partNumber: 1 };
  return { range: drawRange(random, version) };
}

const mebibyte = 1_048_576;
const blocks = [16, 4096, 65_536, 1_048_576] as const;

/** A range: random, at a border of parts or blocks, a suffix, open-ended, or beyond the end. */
function drawRange(random: Random, version: Version): string {
  const size = sizeOf(version);
  const border = random.oneIn(2) ? drawBorder(random, version) : random.below(size + 1);
  const first = Math.max(0, Math.min(size - 1, border - random.below(20)));
  const last = Math.max(first, border + random.below(20) - 1);
  return random.pick([
    `bytes=${first}-${last}`,
    `bytes=${first}-${last}`,
    `bytes=${first}-`,
    `bytes=-${1 + random.below(Math.max(1, size))}`,
    `bytes=-${size + random.below(40)}`,
    'bytes=0-0',
    'bytes=0-',
    `bytes=${first}-${size + random.below(100)}`,
    // With this end the AWS SDK for Java 1 asks for everything from a byte on.
    `bytes=${first}-9223372036854775806`,
    `bytes=0-${Math.max(0, size - 1)}`,
    `bytes=${size + random.below(3)}-`,
    'bytes=abc',
    `bytes=${last}-${Math.max(0, first - 1)}`,
    ...(size > 64 ? ['bytes=0-15,33-50'] : []),
  ]);
}

function drawBorder(random: Random, version: Version): number {
  let end = 0;
  const ends = (version.parts ?? []).map(({ sizeBytes }) => {
    end += sizeBytes;
    return end;
  });
  const size = sizeOf(version);
  const multiples = blocks
    .filter((block) => block < size)
    .map((block) => block * (1 + random.below(Math.floor(size / block))));
  return random.pick([...ends, ...multiples, size]);
}
