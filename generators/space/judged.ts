import { contradicting } from '../../core/blame.ts';
import { type Exchange, header, isFailure } from '../../core/exchange.ts';
import { expectation } from '../../core/expectations/expectation.ts';
import { compare } from '../../core/model/compare.ts';
import type { ModelMismatch } from '../../core/model/mismatch.ts';
import type { ModelRequest } from '../../core/model/request.ts';
import type { Possible } from '../../core/model/state.ts';
import type { Mismatch } from '../../core/report.ts';
import type { Kind } from '../../core/rule.ts';

/** An answer with the request and the states that it is judged by. */
export interface Judged {
  readonly states: Possible;
  readonly request: ModelRequest;
  readonly answer: Exchange;
  /** The classes or key of the request in words, for a mismatch. */
  readonly says: string;
  /** Its SSE-C headers have a fault. To refuse it is no finding, even where it may be accepted. */
  readonly isFaulty?: true;
  /** The answer to the same request with valid headers, for a fault that no MUST refuses. */
  readonly asValid?: Exchange;
}

/** The oracle of the model allows every answer; only what is a MUST counts. */
export function allowedByModel<K extends Kind>(kind: K) {
  return expectation<readonly Judged[], unknown, K>({
    kind,
    says: 'is what the model allows',
    harm: kind === 'refusal' ? 'plaintext-exposed' : 'wrong-bytes',
    check: (judged) =>
      judged.length === 0
        ? [{ expected: 'answers', received: 'none' }]
        : judged.flatMap((one) => [...mismatchesOf(one, kind), ...framingKept(one)]),
  });
}

function mismatchesOf(judged: Judged, kind: Kind): readonly Mismatch[] {
  const { states, request, answer, says, asValid } = judged;
  // An object that is broken for its own key, too, shows nothing about the fault.
  const shared = asValid === undefined ? [] : compare(states, request, asValid);
  const isShared = (one: Mismatch) =>
    shared.some(({ expected, received }) => one.expected === expected && one.received === received);
  return compare(states, request, answer)
    .filter((one) => !isShared(one))
    .filter(({ level, lacks }) => level === 'MUST' && !(kind === 'refusal' && confirms(lacks)))
    .filter((one) => kind !== 'refusal' || judged.isFaulty !== true || isOfFault(one, answer))
    .flatMap(({ clause, expected, received, harm }) =>
      contradicting(clause, [{ expected: `${says}: ${expected}`, received, harm }]),
    );
}

/** That the headers which confirm SSE-C are lacking says nothing of what must be refused. */
const confirms = (header: string | undefined) =>
  header?.startsWith('x-amz-server-side-encryption-customer-') === true;

/**
 * Whether it is about the fault. A valid request may be refused for what it carries, or return an
 * object whose metadata are lost: other rules say so, with a plain object to compare it with.
 */
function isOfFault({ harm }: ModelMismatch, answer: Exchange): boolean {
  return harm !== 'data-lost' && (harm !== 'valid-refused' || isFailure(answer));
}

/** The coding in which a body was sent is no property of the object. */
function framingKept({ answer, says, isFaulty }: Judged): readonly Mismatch[] {
  if (isFaulty) return [];
  const coding = header(answer, 'content-encoding') ?? '';
  if (!coding.includes('aws-chunked')) return [];
  return [
    {
      expected: `${says}: no Content-Encoding of the request`,
      received: `content-encoding: ${coding}`,
    },
  ];
}
