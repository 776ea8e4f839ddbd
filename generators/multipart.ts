import fc from 'fast-check';
import { CustomerKey } from '../core/customer-key.ts';
import { ObjectBody } from '../core/object-body.ts';

const mebibyte = 1024 * 1024;

/** Parts of a multipart object: off every block boundary, the last one short. */
export const unalignedPartSizesBytes = [5 * mebibyte + 1, 65_536 + 17] as const;

/** Three parts, the last one short and off every block boundary. */
export const threePartSizesBytes = [5 * mebibyte, 5 * mebibyte, 65_536 + 17] as const;

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

/** The one large multipart object of a run. */
export function sharedMultipart(): fc.Arbitrary<SharedMultipart> {
  return fc.constant(shared);
}
