import type fc from 'fast-check';
import type { Feature } from '../spec/features.ts';
import type { OperationName } from '../spec/operations.ts';
import type { DrawnValues } from './rule.ts';

/** The states of a bucket in which trials of the space write. */
export type BucketState =
  | 'plain'
  | 'versioned'
  | 'suspended'
  | 'default-SSE-S3'
  | 'default-SSE-KMS';

/** Whether a rule or a case is a row of the combination space: `space.read-needs-key@GetObject`. */
export const isOfSpace = (id: string): boolean => id.startsWith('space.');

/** How much a covering array covers: pairs, or some triples too. */
export type StrengthLevel = 2 | 3;

/** A trial of the space, and the combinations of values that it covers, by name. */
export interface SpaceTrial {
  readonly values: fc.Arbitrary<DrawnValues>;
  readonly covers: readonly string[];
}

/** A combination that cannot be covered, or was not, and why. */
export interface Uncovered {
  /** Such as `read=range, written=form`. */
  readonly combination: string;
  readonly reason: string;
}

/** The trials of a case, and what they are to cover. */
export interface SpacePlan {
  readonly trials: readonly SpaceTrial[];
  /** Every combination that some trial can hold. */
  readonly feasible: readonly string[];
  readonly infeasible: readonly Uncovered[];
}

/** What a trial needs of the endpoint: a bucket in this state, and features. */
export interface SpaceSetting {
  readonly bucket: BucketState;
  readonly needs: readonly Feature[];
}

/** The features and states of a bucket that an endpoint lacks, each with the reason in words. */
export type Lacking = Readonly<Partial<Record<Feature | BucketState, string>>>;

/** For what a case plans its trials. */
export interface SpaceCase {
  readonly operation: OperationName;
  readonly seed: number;
  readonly strength: StrengthLevel;
  readonly lacking: Lacking;
}

/** How a rule of the space draws its trials. Same seed and same features, same trials. */
export interface SpaceDraws {
  /** Values that need a lacking feature are infeasible; the trials cover all others. */
  plan(of: SpaceCase): SpacePlan;
  settingOf(drawn: DrawnValues): SpaceSetting;
  /** Features that some trials need; the others run without them. */
  readonly mayNeed: readonly Feature[];
}
