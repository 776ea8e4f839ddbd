import { blame, contradicting, reworded } from '../blame.ts';
import { type Exchange, header, isAccepted } from '../exchange.ts';
import { gravest } from '../harm.ts';
import type { Mismatch } from '../report.ts';
import type { Expectation } from '../rule.ts';
import type { CustomerKey, ObjectBody } from '../values.ts';
import { returns } from './accepted.ts';
import { either } from './combine.ts';
import { harmOfRead, holds } from './consistent.ts';
import {
  describeAnswer,
  expectation,
  harmed,
  type Kind,
  type Refusal,
  wrongForm,
} from './expectation.ts';
import { isRefusal, leftBehind, refused } from './refused.ts';
import { sharedWindow } from './shared-window.ts';

/** The answer is refused, or meets `other`. Counts as a refusal, so its rule needs a control. */
export function refusedOr<R extends Exchange, D>(other: Expectation<R, D, Kind>): Refusal<R, D> {
  return expectation({
    kind: 'refusal',
    says: `is refused, or ${other.says}`,
    harm: gravest(['malformed-accepted', other.harm]),
    check: (exchange, drawn) => {
      if (isRefusal(exchange)) return refused().check(exchange, drawn);
      return harmed(other, exchange, drawn).map((mismatch) =>
        reworded(mismatch, { expected: `refused, or ${mismatch.expected}` }),
      );
    },
  });
}

/**
 * For header values that HTTP does not allow or that are too large: the request is refused or its
 * connection closed, and nothing is stored. A timeout is neither.
 */
export function refusedOrDisconnected() {
  const hungUp = holds<Exchange>('is answered by closing the connection', (answer) =>
    answer.status === 0 && answer.broken === 'closed'
      ? leftBehind(answer)
      : [{ expected: 'a closed connection', received: describeAnswer(answer) }],
  );
  return either(refused(), hungUp);
}

const withoutKeyFails = 'ssec.get.any-without-key-fails';

/**
 * For a write whose SSE-C headers a lenient endpoint may accept. The answers are those of the write
 * and of `getWithEach([key])`. A refused write stores nothing. The object of an accepted one is
 * encrypted under the drawn key: readable with it, not without, and a confirmation has its MD5.
 */
export function refusedOrEncrypted(): Refusal<
  readonly Exchange[],
  { readonly key: CustomerKey; readonly body: ObjectBody }
> {
  return expectation({
    kind: 'refusal',
    says: 'is refused, or encrypts under the key that it names',
    harm: 'plaintext-exposed',
    check: (exchanges, { key, body }) => {
      const [write, withKey, withoutKey] = exchanges;
      if (write === undefined || withKey === undefined || withoutKey === undefined) {
        return [{ expected: 'a write and two reads', received: `${exchanges.length} answers` }];
      }
      if (isRefusal(write)) return [...leftBehind(write), ...nothingStored([withKey, withoutKey])];
      if (!isAccepted(write)) return [wrongForm('refused or accepted', write)];
      return [
        ...contradicting('ssec.put.echo', blame(write, confirmsOnly(key, write))),
        ...contradicting('ssec.get.decrypts', returns('body').check(withKey, { body })),
        ...contradicting(withoutKeyFails, blame(withoutKey, refusesBody(withoutKey, body))),
      ];
    },
  });
}

/**
 * For a write that must be refused. The answers are those of the write and, where it was accepted,
 * of reads with all that may open its object: where none does the object is lost.
 */
export function refusedOrReadable() {
  return expectation<readonly Exchange[], unknown, 'acceptance'>({
    kind: 'acceptance',
    says: 'is refused, or leaves an object that is readable',
    harm: 'data-lost',
    check: ([write, ...reads]) => {
      const [first] = reads;
      if (write === undefined) return [{ expected: 'a write', received: 'no answer' }];
      if (!isAccepted(write) || first === undefined || reads.some(isAccepted)) return [];
      const received = `a write answered with ${write.status}, and reads with the same headers, with the key that was sent and without a key answered with ${reads.map(({ status }) => status).join(', ')}`;
      const expected = 'refused, or an object that one of these reads returns';
      return blame(first, [{ expected, received, harm: 'data-lost' }]);
    },
  });
}

function nothingStored(reads: readonly Exchange[]): readonly Mismatch[] {
  return reads.filter(isAccepted).flatMap((read) =>
    blame(read, [
      {
        ...{ expected: 'a refused write stores nothing', received: describeAnswer(read) },
        harm: 'malformed-accepted',
      },
    ]),
  );
}

function confirmsOnly(key: CustomerKey, write: Exchange): readonly Mismatch[] {
  const md5 = header(write, 'x-amz-server-side-encryption-customer-key-MD5');
  // A lenient endpoint may repeat another Base64 spelling of the MD5, so the bytes are compared.
  if (md5 === undefined || Buffer.from(md5, 'base64').toString('base64') === key.md5Base64)
    return [];
  const expected = 'the MD5 of the key in use';
  return [{ expected, received: `key MD5 ${md5}`, harm: 'wrong-form' }];
}

function refusesBody(read: Exchange, body: ObjectBody): readonly Mismatch[] {
  const isLeaked = sharedWindow([read.body], body);
  if (isRefusal(read) && !isLeaked) return [];
  const harm = harmOfRead(read, isLeaked);
  return [{ expected: 'a read without key is refused', received: describeAnswer(read), harm }];
}
