import { contradicting } from '../../core/blame.ts';
import { type Exchange, header } from '../../core/exchange.ts';
import { expectation } from '../../core/expectations/expectation.ts';
import { compare } from '../../core/model/compare.ts';
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

function mismatchesOf({ states, request, answer, says }: Judged, kind: Kind): readonly Mismatch[] {
  return compare(states, request, answer)
    .filter(({ level, lacks }) => level === 'MUST' && !(kind === 'refusal' && confirms(lacks)))
    .flatMap(({ clause, expected, received, harm }) =>
      contradicting(clause, [{ expected: `${says}: ${expected}`, received, harm }]),
    );
}

/** That the headers which confirm SSE-C are lacking says nothing of what must be refused. */
const confirms = (header: string | undefined) =>
  header?.startsWith('x-amz-server-side-encryption-customer-') === true;

/** The coding in which a body was sent is no property of the object. */
function framingKept({ answer, says }: Judged): readonly Mismatch[] {
  const coding = header(answer, 'content-encoding') ?? '';
  if (!coding.includes('aws-chunked')) return [];
  return [
    {
      expected: `${says}: no Content-Encoding of the request`,
      received: `content-encoding: ${coding}`,
    },
  ];
}
