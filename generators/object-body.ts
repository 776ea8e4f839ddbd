import fc from 'fast-check';
import { enumerated } from '../core/enumerated.ts';
import { ObjectBody } from '../core/object-body.ts';
import { objectSize } from './object-size.ts';

/** A body, mostly small, often at the size of a cipher block or chunk, or one byte off. */
export function objectBody(of: { readonly sizeBytes?: number } = {}): fc.Arbitrary<ObjectBody> {
  const sizeBytes = of.sizeBytes === undefined ? objectSize() : fc.constant(of.sizeBytes);
  return fc
    .record({ sizeBytes, seed: seed() })
    .map(({ sizeBytes, seed }) => ObjectBody.of({ sizeBytes, seed }));
}

/** One body of each size; all are tried. */
export function bodiesOf(...sizesBytes: readonly number[]): fc.Arbitrary<ObjectBody> {
  return enumerated(sizesBytes.map((sizeBytes) => objectBody({ sizeBytes })));
}

/** The seed of a body's bytes. It does not shrink, since no seed is simpler than another. */
function seed(): fc.Arbitrary<number> {
  return fc.noShrink(fc.nat({ max: 0x7fff_ffff }));
}
