import { answered, type Exchange, isAccepted } from '../../core/exchange.ts';
import type { Config } from '../config.ts';
import type { Connection, FeatureFinding, SessionFacts } from '../session.ts';

/** What a probe works with. */
export interface ProbeContext {
  readonly config: Config;
  readonly connection: Connection;
  readonly facts: Omit<SessionFacts, 'features'>;
  /** A plain object that every probe may read. */
  readonly plainName: string;
}

/** Looks at an endpoint once. */
export type Probe = (context: ProbeContext) => Promise<FeatureFinding>;

/** The finding of a probe that expects one answer. */
export function seen(
  answer: Exchange,
  of: { readonly what: string; readonly isThere?: boolean },
): FeatureFinding {
  const isThere = of.isThere ?? isAccepted(answer);
  // 501 tells that a feature is missing; an accepted request that changes nothing hides it.
  const silently = isThere || !isAccepted(answer) ? '' : ', accepted but without effect';
  return { isThere, reason: `${of.what} was answered with ${answered(answer)}${silently}` };
}
