import { isAccepted } from '../core/exchange.ts';
import { type HeaderPair, plain, type Stored, ssec } from '../core/values.ts';
import type { Variation } from '../core/world.ts';
import { colour, type Make, type Makers, madeObject, type Wanted } from './ways-of-putting.ts';
import { completed, inOnePart } from './ways-of-uploading.ts';

export const underOtherKey = (
  { have }: Makers,
  { body, keys }: Wanted,
  more: readonly HeaderPair[] = [],
) => have.object({ body, encryption: ssec(keys[1]), headers: more });

/** Uploads with one copied part. */
export const partCopies = {
  'by a part copy of an object under another key': async (world, of) =>
    copiedPart(world, of, await underOtherKey(world, of)),
  'by a part copy of a range': async (world, of) =>
    copiedPart(world, of, await underOtherKey(world, of), `bytes=0-${of.body.sizeBytes - 1}`),
} as const satisfies Readonly<Record<string, Make>>;

async function copiedPart(
  { have, s3 }: Makers,
  of: Wanted,
  source: Stored,
  sourceRange?: string,
): Promise<Stored> {
  const upload = await have.upload({ encryption: ssec(of.keys[0]) });
  const range = sourceRange === undefined ? {} : { sourceRange };
  const part = await have.accepted(s3.uploadPartCopy({ upload, number: 1, source, ...range }));
  return completed({ have, s3 }, of, { upload, part });
}

const replace: HeaderPair = ['x-amz-metadata-directive', 'REPLACE'];

/** Copies of a plain object to SSE-C. */
export const copies = {
  'by a copy of a plain object': async (world, of) =>
    copied(world, of, await world.have.object({ body: of.body, encryption: plain })),
  'by a copy with new metadata': async (world, of) =>
    copied(world, of, await world.have.object({ body: of.body, encryption: plain }), {
      headers: [replace, colour],
    }),
} as const satisfies Readonly<Record<string, Make>>;

/** Copies from SSE-C to SSE-C. */
export const rekeyings = {
  'by a copy under a new key': async (world, of) =>
    copied(world, of, await underOtherKey(world, of)),
  'by a rotation': async (world, of) =>
    copied(world, of, await underOtherKey(world, of), { onto: 'itself' }),
  'by a rotation with new metadata': async (world, of) =>
    copied(world, of, await underOtherKey(world, of), {
      onto: 'itself',
      headers: [replace, colour],
    }),
  'by a copy over another object': async (world, of) =>
    copied(world, of, await underOtherKey(world, of), {
      onto: await world.have.object({ body: of.body, encryption: ssec(of.keys[1]) }),
    }),
} as const satisfies Readonly<Record<string, Make>>;

/** A copy of a multipart object under another key. */
export const copyOfMultipart: Make = async (world, of) =>
  copied(world, of, await inOnePart(world, { ...of, keys: [of.keys[1], of.keys[0]] }, {}));

export async function copied(
  { have, s3 }: Makers,
  of: Wanted,
  source: Stored,
  how: Variation & { readonly onto?: 'itself' | Pick<Stored, 'name'> } = {},
): Promise<Stored> {
  const copy = (vary: typeof how) => s3.copyObject({ ...vary, source, to: ssec(of.keys[0]) });
  let answer = await copy(how);
  // Some endpoints refuse a copy onto itself without a directive: other rules judge that.
  if (!isAccepted(answer) && how.onto === 'itself')
    answer = await copy({ headers: [replace], ...how });
  if (!isAccepted(answer)) await have.accepted(Promise.resolve(answer));
  return madeObject(answer, of);
}

export const ofCopies = {
  'by a copy under a new key': rekeyings['by a copy under a new key'],
  'by a rotation': rekeyings['by a rotation'],
};
