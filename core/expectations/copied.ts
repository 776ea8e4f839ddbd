import { type Exchange, isAccepted } from '../exchange.ts';
import type { Mismatch } from '../report.ts';
import { type CustomerKey, type Encryption, type ObjectBody, ssec } from '../values.ts';
import { accepted, echoes, echoesNothing, returns, says } from './accepted.ts';
import { all } from './combine.ts';
import { refusedAndConcealed } from './concealed.ts';
import { holds, readableOnlyAs } from './consistent.ts';
import { expectation, type Refusal } from './expectation.ts';
import { refused } from './refused.ts';

/** The copy is refused without bytes of the object; later reads return the unchanged object. */
export function refusedAndKept(): Refusal<readonly Exchange[], { readonly body: ObjectBody }> {
  return expectation({
    kind: 'refusal',
    says: 'is refused and leaves the object unchanged',
    harm: 'data-lost',
    check: ([copied, ...reads], drawn) => {
      if (copied === undefined) return [{ expected: 'a copy', received: 'no answer' }];
      return [
        ...refusedAndConcealed().check(copied, drawn),
        ...reads.flatMap((read) => returns('body').check(read, drawn)),
      ];
    },
  });
}

/** The copy is refused, or a read of its target returns exactly the object. */
export function refusedOrExact(): Refusal<readonly Exchange[], { readonly body: ObjectBody }> {
  return expectation({
    kind: 'refusal',
    says: 'is refused, or what it copied is exactly the object',
    harm: 'wrong-bytes',
    check: (answers, drawn) => {
      const [copied] = answers;
      const last = answers.at(-1);
      if (copied === undefined || last === undefined)
        return [{ expected: 'a copy and a read', received: 'no answer' }];
      return isAccepted(copied)
        ? returns('body').check(last, drawn)
        : refused().check(copied, drawn);
    },
  });
}

/** The encryption and body of an object, and the keys that it is read with. */
interface Target {
  readonly to: Encryption;
  readonly body: ObjectBody;
  readonly keys: readonly CustomerKey[];
}

/** The copy is accepted, confirmed and readable with the key of its target alone. */
export function copiedTo<D extends Omit<Target, 'to'>>(target: (drawn: D) => Encryption) {
  return holds<readonly [Exchange, ...Exchange[]], D>(
    'is accepted, confirmed and readable with its own key alone',
    ([copied, ...reads], drawn) => {
      const to = target(drawn);
      // A missing confirmation does not hide who can read the copy.
      return [
        ...confirmsTarget(to, copied),
        ...(isAccepted(copied) ? readableAs(reads, { ...drawn, to }) : []),
      ];
    },
    'plaintext-exposed',
  );
}

/**
 * The part was copied and confirmed, and the completed object is readable with its own key alone.
 */
export function completesCopy(
  copied: Exchange,
  [done, ...reads]: readonly Exchange[],
  of: { readonly to: Encryption; readonly body: ObjectBody; readonly keys: readonly CustomerKey[] },
): readonly Mismatch[] {
  const unconfirmed = of.to.mode === 'SSE-C' ? confirmsTarget(of.to, copied) : notAccepted(copied);
  if (!isAccepted(copied)) return unconfirmed;
  if (done === undefined) return [{ expected: 'a Complete', received: 'no answer' }];
  const undone = notAccepted(done);
  return [...unconfirmed, ...(undone.length > 0 ? undone : readableAs(reads, of))];
}

const notAccepted = (exchange: Exchange) => accepted().check(exchange, undefined);

/** The mismatches of the confirmation of a copy. */
function confirmsTarget(target: Encryption, copied: Exchange): readonly Mismatch[] {
  if (target.mode === 'SSE-C') return echoes('key').check(copied, target);
  if (target.mode !== 'SSE-S3') return accepted().check(copied, undefined);
  const managed = says('x-amz-server-side-encryption', 'AES256');
  return all(accepted(), managed, echoesNothing()).check(copied, undefined);
}

const scannedBytesMax = 64 * 1024;

/**
 * Like `readableOnlyAs`, but answers that must not contain a large body are only searched for its
 * start.
 */
function readableAs(
  reads: readonly Exchange[],
  of: { readonly to: Encryption; readonly body: ObjectBody; readonly keys: readonly CustomerKey[] },
): readonly Mismatch[] {
  const { to, body, keys } = of;
  if (body.sizeBytes <= scannedBytesMax || reads.length !== keys.length + 1)
    return readableOnlyAs('to').check(reads, of);
  const start = body.part({ firstByte: 0, sizeBytes: scannedBytesMax });
  const own = to.mode === 'SSE-C' ? to.key.fingerprint : undefined;
  return reads.flatMap((read, index) => {
    if (keys[index]?.fingerprint === own) return returns('body').check(read, { body });
    if (own === undefined) return [];
    return refusedAndConcealed().check(read, { body: start });
  });
}

/** The answers of `readBack`: a write is accepted and only its own key, the second, reads it. */
export function readableWithTargetKey() {
  return holds<
    readonly [Exchange, ...Exchange[]],
    { readonly keys: readonly [CustomerKey, CustomerKey]; readonly body: ObjectBody }
  >('is accepted and readable with the target key alone', ([copied, ...reads], drawn) => {
    const rejected = accepted().check(copied, undefined);
    if (rejected.length > 0) return rejected;
    return readableOnlyAs('to').check(reads, { ...drawn, to: ssec(drawn.keys[1]) });
  });
}
