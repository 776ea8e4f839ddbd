import type { ClauseId } from '../../spec/clauses.ts';
import type { RecordedAnswer } from '../../spec/recorded/row.ts';
import type { CustomerKey, Encryption, ObjectBody } from '../values.ts';
import type { Level } from '../verdict.ts';

/** A sentence that decides, and how much it weighs. Recorded and derived ones are never MUST. */
export interface Reason {
  readonly clause: ClauseId;
  readonly level: Level;
}

/** What must be true of an accepted answer, and of every later read. */
export interface Holds {
  /** The key that the answer must confirm. */
  readonly confirms?: CustomerKey;
  /** The bytes that the answer must have, in pieces. */
  readonly returns?: readonly ObjectBody[];
  /** How the object or upload is encrypted that the request writes: one of these. */
  readonly stores?: readonly Encryption[];
}

/** What is allowed as the answer to a request. */
export type Allowed =
  | ({
      readonly kind: 'refuse';
      /** The recorded refusal of Amazon S3, where one is recorded. */
      readonly exact?: RecordedAnswer;
      /** What must hold if it is accepted nevertheless. */
      readonly ifAccepted: Holds;
    } & Reason)
  | ({ readonly kind: 'accept'; readonly holds: Holds } & Reason)
  /** It may be refused; if it is accepted it must hold. */
  | ({ readonly kind: 'open'; readonly ifAccepted: Holds } & Reason);
