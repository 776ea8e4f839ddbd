import { blame } from '../blame.ts';
import { type Exchange, header, isAccepted } from '../exchange.ts';
import type { Mismatch } from '../report.ts';
import type { CustomerKey, ObjectBody } from '../values.ts';
import { equalBytes } from './accepted.ts';
import { harmOfRead } from './consistent.ts';
import { describeAnswer, expectation, type Refusal, when, wrongForm } from './expectation.ts';
import { isRefusal, leftBehind } from './refused.ts';
import { sharedWindow } from './shared-window.ts';

interface Drawn {
  readonly keys: readonly CustomerKey[];
  readonly body: ObjectBody;
}

/**
 * For a write that an endpoint may refuse, store with SSE-C or store plain. The answers are those
 * of the write and of `getWithEach(keys)`. A refused write stores nothing. An object whose key MD5
 * was confirmed is readable with that key alone. One without a confirmation is readable in one way
 * alone.
 */
export function refusedOrAsConfirmed(of: {
  /** Whether the endpoint may store the object without SSE-C. */
  readonly mayBePlain: boolean;
}): Refusal<readonly Exchange[], Drawn> {
  return expectation({
    kind: 'refusal',
    says: 'is refused, or is stored as its confirmation says',
    harm: 'plaintext-exposed',
    check: ([write, ...reads], drawn) => {
      if (write === undefined || reads.length !== drawn.keys.length + 1)
        return [{ expected: 'a write and its reads', received: `${reads.length} reads` }];
      if (isRefusal(write)) return [...leftBehind(write), ...nothingReadable(reads)];
      if (!isAccepted(write)) return [wrongForm('refused or accepted', write)];
      return asConfirmed({ write, reads, mayBePlain: of.mayBePlain }, drawn);
    },
  });
}

function nothingReadable(reads: readonly Exchange[]): readonly Mismatch[] {
  return reads.filter(isAccepted).flatMap((read) =>
    blame(read, [
      {
        ...{ expected: 'a refused write stores nothing', received: describeAnswer(read) },
        harm: 'malformed-accepted',
      },
    ]),
  );
}

const prefix = 'x-amz-server-side-encryption-customer-';

function asConfirmed(
  of: {
    readonly write: Exchange;
    readonly reads: readonly Exchange[];
    readonly mayBePlain: boolean;
  },
  { keys, body }: Drawn,
): readonly Mismatch[] {
  const { write, reads } = of;
  const md5 = header(write, `${prefix}key-MD5`);
  const isConfirmed = md5 !== undefined || header(write, `${prefix}algorithm`) !== undefined;
  const without = reads[keys.length];
  const isReadable = without !== undefined && isAccepted(without);
  if (isReadable) {
    // Another rule judges reads of a plain object with SSE-C headers, so the other reads are
    // ignored.
    const isWrong = isConfirmed || !of.mayBePlain;
    const open = when(isWrong, () => ({
      expected: 'a read without a key is refused',
      received: `${isConfirmed ? 'SSE-C confirmed, but ' : ''}readable without a key`,
      harm: 'plaintext-exposed',
    }));
    return blame(without, [...open, ...equalBytes(without, body)]);
  }
  const accepted = reads.filter(isAccepted);
  const ownKey = accepted[0] && keys[reads.indexOf(accepted[0])];
  const notOne = when(accepted.length !== 1, () => ({
    expected: 'readable with exactly one key',
    received: `readable with ${accepted.length} keys`,
    harm: accepted.length === 0 ? 'data-lost' : 'plaintext-exposed',
  }));
  const isOther = md5 !== undefined && ownKey !== undefined && md5 !== ownKey.md5Base64;
  const otherKey = when(isOther, () => ({
    expected: 'the MD5 of the key that reads the object',
    received: `key MD5 ${md5}`,
    harm: 'wrong-form',
  }));
  return [
    ...blame(accepted[1] ?? write, notOne),
    ...blame(write, otherKey),
    ...accepted.flatMap((read) => blame(read, equalBytes(read, body))),
    ...reads.filter((read) => !isAccepted(read)).flatMap((read) => refusesBody(read, body)),
  ];
}

function refusesBody(read: Exchange, body: ObjectBody): readonly Mismatch[] {
  const isLeaked = sharedWindow([read.body], body);
  const found = when(!isRefusal(read) || isLeaked, () => ({
    ...{ expected: 'refused, no bytes of the object', received: describeAnswer(read) },
    harm: harmOfRead(read, isLeaked),
  }));
  return blame(read, found);
}
