import fc from 'fast-check';
import { CustomerKey } from '../core/customer-key.ts';
import { enumerated } from '../core/enumerated.ts';
import { ObjectBody } from '../core/object-body.ts';
import { customerKey } from './customer-key.ts';
import { objectBody } from './object-body.ts';
import { edgeSizesBytes } from './object-size.ts';

const mebibyte = 1024 * 1024;

/** Parts of a multipart object: off every block boundary, the last one short. */
export const unalignedPartSizesBytes = [5 * mebibyte + 1, 65_536 + 17] as const;

/** Three parts off every block boundary, the last one short. */
export const threePartSizesBytes = [5 * mebibyte + 1, 5 * mebibyte + 13, 4097] as const;

/** What the large shared object is made of; all that read it share one upload. */
export interface SharedMultipart {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly partSizesBytes: readonly number[];
}

const shared: SharedMultipart = {
  key: CustomerKey.of(Buffer.from('TEST ONLY key of the shared part')),
  body: ObjectBody.of({
    sizeBytes: unalignedPartSizesBytes.reduce((sum, sizeBytes) => sum + sizeBytes),
    seed: 5,
  }),
  partSizesBytes: unalignedPartSizesBytes,
};

const inThree: SharedMultipart = {
  key: CustomerKey.of(Buffer.from('TEST ONLY key of the three parts')),
  body: ObjectBody.of({
    sizeBytes: threePartSizesBytes.reduce((sum, sizeBytes) => sum + sizeBytes),
    seed: 7,
  }),
  partSizesBytes: threePartSizesBytes,
};

/** An object of three parts: with two, a middle one that is misplaced would not be seen. */
export function threeParts(): fc.Arbitrary<SharedMultipart> {
  return fc.constant(inThree);
}

/** The one large multipart object of a run. */
export function sharedMultipart(): fc.Arbitrary<SharedMultipart> {
  return fc.constant(shared);
}

/** An object to write under a key: in parts if it has part sizes, once a run if it is shared. */
export interface SealedObject extends SharedMultipart {
  readonly isShared: boolean;
}

/** One object of each size, under a key of its own: all are tried. */
export function sealedObjects(...sizesBytes: readonly number[]): fc.Arbitrary<SealedObject> {
  return enumerated(sizesBytes.map(sealed));
}

/** The objects that take long to write: the large one, and the one in parts. */
export function dearObjects(): fc.Arbitrary<SealedObject> {
  const [largeBytes] = edgeSizesBytes.large;
  return enumerated([sealed(largeBytes), fc.constant({ ...shared, isShared: true })]);
}

function sealed(sizeBytes: number): fc.Arbitrary<SealedObject> {
  return fc.record({
    key: customerKey(),
    body: objectBody({ sizeBytes }),
    partSizesBytes: fc.constant([]),
    isShared: fc.constant(false),
  });
}
