import { detailsFaults } from './faults/details.ts';
import { elsewhereFaults } from './faults/elsewhere.ts';
import { everywhereAnswersFaults } from './faults/everywhere-answers.ts';
import { everywhereChecksFaults } from './faults/everywhere-checks.ts';
import { museumFaults } from './faults/museum.ts';
import { objectsFaults } from './faults/objects.ts';
import { operationsFaults } from './faults/operations.ts';

/** How an endpoint can break SSE-C: one behaviour each, written in `fixtures/endpoint/faults/`. */
export interface FaultFacts {
  /** What an endpoint with this fault does. */
  readonly does: string;
  /** It breaks so much that rules about something else may fail too, without listing it. */
  readonly isBroad?: true;
}

/** Every fault that is written by hand, by id. */
export const faults = {
  ...objectsFaults,
  ...operationsFaults,
  ...detailsFaults,
  ...elsewhereFaults,
  ...everywhereChecksFaults,
  ...everywhereAnswersFaults,
  ...museumFaults,
} as const satisfies Record<string, FaultFacts>;

/** Faults that are written by hand; `spec/systematic-faults.ts` makes more. */
export type GeneralFaultId = keyof typeof faults;
