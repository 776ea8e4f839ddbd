import fc from 'fast-check';
import type { CheckedRequest, SentMembers } from '../../core/model/order-of-checks.ts';
import { recordedRequest } from '../../generators/recorded-request.ts';
import { type Carrier, carriers, memberSuffixes } from '../../spec/operations.ts';
import type { RecordedRow } from '../../spec/recorded/row.ts';

export type Headers = Readonly<Record<string, string>>;

/** What one replay draws anew. */
export interface Drawn {
  readonly request: CheckedRequest;
  readonly name: string;
  readonly body: string;
  /** Decides the order of headers and form fields. */
  readonly order: readonly number[];
}

/** A recorded request with keys, body, object name and order of headers of its own. */
export function replayOf(row: RecordedRow): fc.Arbitrary<Drawn> {
  const unit = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzÄ0123456789-_./ +');
  return fc.record({
    request: recordedRequest(row),
    name: fc.uuid().chain((id) => fc.string({ unit, maxLength: 20 }).map((end) => `${id}-${end}`)),
    body: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 2000 }),
    order: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
  });
}

/** The SSE-C members under their names. */
export function memberHeaders(carrier: Carrier, { algorithm, key, md5 }: SentMembers): Headers {
  const prefix = carriers[carrier];
  return defined({
    [prefix + memberSuffixes.algorithm]: algorithm,
    [prefix + memberSuffixes.key]: key,
    [prefix + memberSuffixes.md5]: md5,
  });
}

/** The values that are there. */
export function defined(values: Readonly<Record<string, string | undefined>>): Headers {
  const entries = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
