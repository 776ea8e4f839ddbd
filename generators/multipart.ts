import fc from 'fast-check';
import { CustomerKey } from '../core/customer-key.ts';
import { enumerated } from '../core/enumerated.ts';
import { ObjectBody } from '../core/object-body.ts';
import { customerKey } from './customer-key.ts';
import { objectBody } from './object-body.ts';
import { edgeSizesBytes } from './object-size.ts';

const mebibyte = 1024 * 1024;

/** Two parts that end on no cipher block boundary, the last one short. */
export const unalignedPartSizesBytes = [5 * mebibyte + 1, 65_536 + 17] as const;

/** Three parts that end on no cipher block boundary, the last one short. */
export const threePartSizesBytes = [5 * mebibyte + 1, 5 * mebibyte + 13, 4097] as const;

/** Key, body and part sizes of a multipart object that all its readers share. */
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

/** An object of three parts: with two parts, none is in the middle to be misplaced. */
export function threeParts(): fc.Arbitrary<SharedMultipart> {
  return fc.constant(inThree);
}

/** The one large multipart object of a run. */
export function sharedMultipart(): fc.Arbitrary<SharedMultipart> {
  return fc.constant(shared);
}

/** An SSE-C object: multipart if it has part sizes, written once a run if it is shared. */
export interface EncryptedObject extends SharedMultipart {
  readonly isShared: boolean;
}

/** One object of each size, each under a key of its own; all are tried. */
export function encryptedObjects(...sizesBytes: readonly number[]): fc.Arbitrary<EncryptedObject> {
  return enumerated(sizesBytes.map(sealed));
}

/** The objects that take long to write: a large single-part one and a multipart one. */
export function largeObjects(): fc.Arbitrary<EncryptedObject> {
  const [largeBytes] = edgeSizesBytes.large;
  return enumerated([sealed(largeBytes), fc.constant({ ...shared, isShared: true })]);
}

function sealed(sizeBytes: number): fc.Arbitrary<EncryptedObject> {
  return fc.record({
    key: customerKey(),
    body: objectBody({ sizeBytes }),
    partSizesBytes: fc.constant([]),
    isShared: fc.constant(false),
  });
}
