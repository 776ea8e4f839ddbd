import { blame } from '../core/blame.ts';
import { CustomerKey } from '../core/customer-key.ts';
import type { Exchange } from '../core/exchange.ts';
import { expectation } from '../core/expectations/expectation.ts';
import { refusedAndConcealed, returns } from '../core/expectations.ts';
import { ObjectBody } from '../core/object-body.ts';
import type { Mismatch } from '../core/report.ts';
import { type Stored, ssec } from '../core/values.ts';
import type { Have, S3 } from '../core/world.ts';

/**
 * The objects that a run writes at its start and reads again at its end: of each size on and next to
 * the border of a block and a chunk, and in parts; 5.8 MiB in all.
 */
const reserve = [
  ...[0, 1, 15, 16, 17, 4095, 4096, 65_535, 65_536, 65_537, 262_145].map((sizeBytes) => ({
    sizeBytes,
    partSizesBytes: [] as readonly number[],
  })),
  { sizeBytes: 1024, partSizesBytes: [1024] },
  { sizeBytes: 5_242_897, partSizesBytes: [5_242_880, 17] },
].map((one, at) => ({ ...one, key: keyOf(`key ${at}`), seed: 900 + at }));

function keyOf(text: string): CustomerKey {
  return CustomerKey.of(Buffer.from(`TEST ONLY reserve ${text}`.padEnd(32, '.')));
}

/** A key that writes nothing. */
const never = keyOf('never used');

/** An object of the reserve, with the answers to reads with its own key and with wrong ones. */
interface ReadAgain {
  readonly body: ObjectBody;
  readonly own: Exchange;
  readonly others: readonly Exchange[];
}

interface World {
  readonly have: Have;
  readonly s3: S3;
  inTurn<T, R>(items: readonly T[], send: (item: T, index: number) => Promise<R>): Promise<R[]>;
}

type Reserved = Stored & { readonly key: CustomerKey };

/** The objects of the reserve, which the first trial that asks for them writes. */
export function reserved({ have, inTurn }: World): Promise<readonly Reserved[]> {
  return inTurn(reserve, async ({ key, seed, sizeBytes, partSizesBytes }) => {
    const body = ObjectBody.of({ sizeBytes, seed });
    const encryption = ssec(key);
    const stored = await have.object({ body, encryption, partSizesBytes, isShared: true });
    return { ...stored, key };
  });
}

/**
 * Reads each object with no key, a key that writes nothing, the key of another object, and its own;
 * `rounds` times, so that the last reads are those of a second reader.
 */
export async function readReserve(
  { s3, inTurn }: World,
  objects: readonly Reserved[],
  rounds: number,
): Promise<readonly ReadAgain[]> {
  const rows: ReadAgain[][] = [];
  for (let round = 0; round < rounds; round += 1)
    rows.push(
      await inTurn(objects, async (of, at) => {
        const { key = never } = objects[(at + 1) % objects.length] ?? {};
        const others = await inTurn(['none', never, key] as const, (wrong) =>
          s3.getObject({ of, key: wrong }),
        );
        return { body: of.body, own: await s3.getObject({ of }), others };
      }),
    );
  return rows.flat();
}

const searchedBytesMax = 64 * 1024;

/** Each object is returned to its own key, and to nobody else. */
export function openToOwnKeyOnly() {
  return expectation<readonly ReadAgain[], unknown, 'acceptance'>({
    kind: 'acceptance',
    says: 'returns each object to its own key alone',
    harm: 'plaintext-exposed',
    check: (all) =>
      all.length === 0 ? [{ expected: 'answers', received: 'none' }] : all.flatMap(mismatchesOf),
  });
}

function mismatchesOf({ body, own, others }: ReadAgain): readonly Mismatch[] {
  const start = body.part({
    firstByte: 0,
    sizeBytes: Math.min(body.sizeBytes, searchedBytesMax),
  });
  return [
    ...blame(own, returns('body').check(own, { body })),
    ...others.flatMap((read) => blame(read, refusedAndConcealed().check(read, { body: start }))),
  ];
}
