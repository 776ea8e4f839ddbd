import { type Exchange, header, isAccepted } from '../exchange.ts';
import type { Mismatch } from '../report.ts';
import type { CustomerKey, ObjectBody } from '../values.ts';
import { equalBytes } from './accepted.ts';
import { describeAnswer, expectation, type Refusal, when } from './expectation.ts';
import { isRefusal, leftBehind } from './refused.ts';
import { sharedWindow } from './shared-window.ts';

interface Drawn {
  readonly keys: readonly CustomerKey[];
  readonly body: ObjectBody;
}

/**
 * For a write that an endpoint may refuse, take as SSE-C or take as plain: the write, then
 * `getWithEach(keys)`. Whatever it did, it did whole: what it confirms opens to the key of that MD5
 * alone, what it confirms nothing about opens in one way alone, what it refused is not there.
 */
export function refusedOrAsConfirmed(of: {
  /** Whether the write may count for one without SSE-C. */
  readonly mayBePlain: boolean;
}): Refusal<readonly Exchange[], Drawn> {
  return expectation({
    kind: 'refusal',
    says: 'is refused, or opens as it is confirmed',
    check: ([write, ...reads], drawn) => {
      if (write === undefined || reads.length !== drawn.keys.length + 1)
        return [{ expected: 'a write and its reads', received: `${reads.length} reads` }];
      if (isRefusal(write)) return [...leftBehind(write), ...nothingOpens(reads)];
      if (!isAccepted(write))
        return [{ expected: 'refused or accepted', received: describeAnswer(write) }];
      return asConfirmed({ write, reads, mayBePlain: of.mayBePlain }, drawn);
    },
  });
}

function nothingOpens(reads: readonly Exchange[]): readonly Mismatch[] {
  return reads.filter(isAccepted).map((read) => ({
    expected: 'a refused write stores nothing',
    received: describeAnswer(read),
  }));
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
  const isOpen = without !== undefined && isAccepted(without);
  if (isOpen) {
    // A triple on a plain object is judged by a rule of its own, so the other reads are not.
    const isWrong = isConfirmed || !of.mayBePlain;
    return [
      ...when(isWrong, () => ({
        expected: 'closed without a key',
        received: `${isConfirmed ? 'confirmed, and ' : ''}open without a key`,
      })),
      ...equalBytes(without, body),
    ];
  }
  const opening = reads.filter(isAccepted);
  const opens = opening[0] && keys[reads.indexOf(opening[0])];
  return [
    ...when(opening.length !== 1, () => ({
      expected: 'one key opens',
      received: `${opening.length} keys open`,
    })),
    ...when(md5 !== undefined && opens !== undefined && md5 !== opens.md5Base64, () => ({
      expected: 'the MD5 of the key that opens',
      received: `key MD5 ${md5}`,
    })),
    ...opening.flatMap((read) => equalBytes(read, body)),
    ...reads.filter((read) => !isAccepted(read)).flatMap((read) => closed(read, body)),
  ];
}

function closed(read: Exchange, body: ObjectBody): readonly Mismatch[] {
  return when(!isRefusal(read) || sharedWindow([read.body], body), () => ({
    expected: 'refused, nothing of the object',
    received: describeAnswer(read),
  }));
}
