import { checksumNames, checksums } from '../checksum.ts';
import { child, type Exchange } from '../exchange.ts';
import type { ObjectBody } from '../object-body.ts';
import { accepted } from './accepted.ts';
import { all } from './combine.ts';
import { holds } from './consistent.ts';
import { refused } from './refused.ts';

const elements = Object.fromEntries(
  checksumNames.map((sum) => [sum, `Checksum${sum.toUpperCase()}`]),
);

/** The checksums in the answer to a part copy. */
export function sumsIn({ document }: Exchange) {
  const told = Object.values(elements).flatMap((name) => {
    const text = child(document, name)?.text;
    return text === undefined ? [] : [[name, text] as const];
  });
  return { checksums: Object.fromEntries(told) };
}

/** Is accepted, and every checksum in the answer is that of the plaintext. */
export function tellsNoOtherSum() {
  const sums = holds<Exchange, { readonly body: ObjectBody }>(
    'tells no checksum of anything but the plaintext',
    (answer, { body }) =>
      checksumNames.flatMap((sum) => {
        const said = child(answer.document, elements[sum] ?? '')?.text;
        const right = checksums[sum](body.bytes());
        return said === undefined || said === right ? [] : [{ expected: right, received: said }];
      }),
  );
  return all(accepted(), sums);
}

/** A copy that is refused leaves no object. */
export function bothRefused() {
  return holds<readonly [Exchange, Exchange]>('is refused', (answers) =>
    answers.flatMap((answer) => refused().check(answer, undefined)),
  );
}
