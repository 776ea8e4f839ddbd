import type { OperationName } from '../spec/operations.ts';
import type { Harm } from './harm.ts';

/** A published bug of a known server that shows the same behaviour. */
export interface KnownCase {
  readonly product: string;
  /** One sentence on the behaviour of that server. */
  readonly did: string;
  readonly urls: readonly string[];
}

/** How to see a cause with one case. */
export interface Reproduction {
  /** The case that shows it best. */
  readonly caseId: string;
  /** The request in words: `GET /bucket/name, without SSE-C headers`. */
  readonly request: string;
  readonly expected: string;
  readonly received: string;
  /** The command that runs this case again. */
  readonly replay: string;
}

/** One cause that explains several failures. JSON-safe. */
export interface Cause {
  /** `fault:copy-ignores-target-triple`, or `group:` with what its failures share. */
  readonly id: string;
  /**
   * `fault`: the failures are those of a fault of the reference endpoint. `group`: no known fault
   * explains them; they share family, operation and kind of answer.
   */
  readonly kind: 'fault' | 'group';
  /** What the endpoint does: `Ignores the target SSE-C headers of a copy.` */
  readonly does: string;
  /** The likeliest faults, at most three, the best first; empty for a group. */
  readonly faults: readonly string[];
  /** How many further faults the cases that ran do not distinguish from these. */
  readonly furtherFaults: number;
  /** The file of `spec/faults/` that its faults are in: `copy-target`. */
  readonly family: string;
  /** The gravest harm that its failures showed. */
  readonly harm: Harm;
  readonly operations: readonly OperationName[];
  /** Failed cases that it explains, the gravest first. */
  readonly explains: readonly string[];
  /** Cases that it predicts to fail and that passed. */
  readonly contradictedBy: readonly string[];
  /** What it means for a user of this storage, in plain words. */
  readonly meaning: string;
  /** Where to look in the code of a server. */
  readonly lookAt: string;
  readonly reproduction: Reproduction;
  readonly knownCases: readonly KnownCase[];
}

/** The failures of a run as a ranked list of causes. */
export interface Diagnosis {
  /** The gravest harm first, then the cause that explains most. */
  readonly causes: readonly Cause[];
  /** Failed cases that no cause explains; they remain findings of their own. */
  readonly unexplained: readonly string[];
  /** Failed cases, disputed ones among them. */
  readonly failures: number;
}

/** The first sentence about an endpoint that ignores SSE-C headers, and why its cases are blocked. */
export const ssecIgnoredSentence = 'SSE-C headers are ignored: objects are stored in the clear';
