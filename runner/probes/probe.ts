import { answered, type Exchange, isAccepted } from '../../core/exchange.ts';
import type { Config } from '../config.ts';
import type { Connection, FeatureFinding, SessionFacts } from '../session.ts';

/** Connection and facts that a probe is given. */
export interface ProbeContext {
  readonly config: Config;
  readonly connection: Connection;
  readonly facts: Omit<SessionFacts, 'features'>;
  /** A plain object that every probe may read. */
  readonly plainName: string;
  /** Repeats a request until its answer is as wanted or the time for a change of settings is up. */
  readonly until: (
    what: string,
    isDone: (answer: Exchange) => boolean,
    send: () => Promise<Exchange>,
  ) => Promise<Exchange>;
}

/** Finds out whether an endpoint offers a feature. */
export type Probe = (context: ProbeContext) => Promise<FeatureFinding>;

/** The finding of a probe from one answer; by default the feature is there if it is accepted. */
export function seen(
  answer: Exchange,
  of: { readonly what: string; readonly isThere?: boolean },
): FeatureFinding {
  const isThere = of.isThere ?? isAccepted(answer);
  // An endpoint without the feature may answer 501, or accept the request and ignore it.
  const silently = isThere || !isAccepted(answer) ? '' : ', accepted but without effect';
  return { isThere, reason: `${of.what} was answered with ${answered(answer)}${silently}` };
}
