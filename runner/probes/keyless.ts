import { Blocked } from '../../core/blocked.ts';
import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { plain, ssec } from '../../core/values.ts';
import { createWorld, Trial, type WholeWorld } from '../../world/world.ts';
import type { Connection } from '../session.ts';
import { runKey } from './run-key.ts';

/** The request that ends the making of an object with SSE-C. */
export type Way = 'PutObject' | 'CompleteMultipartUpload' | 'CopyObject' | 'PostObject';

/** Reads, without its key, of an object that was written with SSE-C. */
export interface KeylessReads {
  /** The requests that made the object and those that read it. */
  readonly exchanges: readonly Exchange[];
  readonly isReadableWithoutKey: boolean;
  readonly isReadableWithOtherKey: boolean;
}

/** Where the object is written. */
interface Place {
  readonly bucket: string;
  readonly prefix: string;
  readonly seed: number;
}

const body = ObjectBody.of({ sizeBytes: 64, seed: 1 });

/**
 * Writes an object with SSE-C and reads it with another key and with none. Undefined where the
 * object could not be made, which says nothing about its encryption.
 */
export async function keylessReads(
  connection: Connection,
  place: Place,
  way: Way,
): Promise<KeylessReads | undefined> {
  const { bucket, prefix, seed } = place;
  const trial = new Trial({
    ...{ operation: way, bucket, homeBucket: bucket, shared: new Map(), ...connection },
    namePrefix: `${prefix}preflight/needs-its-key/${way}/`,
  });
  const [own, other] = ['own', 'other'].map((which) =>
    runKey(connection, { seed, use: `${trial.options.namePrefix}${which}` }),
  );
  if (own === undefined || other === undefined) return undefined;
  try {
    const made = await makers[way](createWorld(trial, 'arrange'), ssec(own));
    const read = createWorld(trial, 'observe').s3;
    const [withOther, without] = await read.getWithEach(made, [other]);
    return {
      exchanges: trial.exchanges,
      isReadableWithoutKey: returnsIt(without),
      isReadableWithOtherKey: returnsIt(withOther),
    };
  } catch (error) {
    if (error instanceof Blocked) return undefined;
    throw error;
  }
}

function returnsIt(read: Exchange): boolean {
  return isAccepted(read) && body.firstDifference(read.body) === undefined;
}

type Maker = (
  world: WholeWorld,
  encryption: ReturnType<typeof ssec>,
) => Promise<{ readonly name: string }>;

const makers: Readonly<Record<Way, Maker>> = {
  PutObject: ({ have }, encryption) => have.object({ body, encryption }),
  CompleteMultipartUpload: ({ have }, encryption) =>
    have.object({ body, encryption, partSizesBytes: [body.sizeBytes] }),
  CopyObject: async ({ have }, encryption) =>
    have.copy(await have.object({ body, encryption: plain }), { to: encryption, onto: 'other' }),
  PostObject: async ({ have, s3 }, encryption) =>
    (await have.accepted(s3.postObject({ body, encryption }))).request,
};

/** What is wrong with an object that can be read so; undefined where it needs its key. */
export function whyOpen(way: Way, reads: KeylessReads | undefined): string | undefined {
  if (reads === undefined) return undefined;
  const { isReadableWithoutKey, isReadableWithOtherKey } = reads;
  const how = [
    ...(isReadableWithoutKey ? ['without its key'] : []),
    ...(isReadableWithOtherKey ? ['with another key'] : []),
  ];
  if (how.length === 0) return undefined;
  return `GetObject ${how.join(' and ')} returned an object that ${way} wrote with SSE-C, so nothing is known of what needs an encrypted object`;
}
