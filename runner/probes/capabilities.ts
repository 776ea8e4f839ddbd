import { quotableErrors } from '../../client/index.ts';
import { isTransient } from '../../core/exchange.ts';
import type { Feature } from '../../spec/features.ts';
import type { Connection, FeatureFinding, SessionFacts } from '../session.ts';
import { probes } from './all.ts';
import type { ProbeContext } from './probe.ts';

/** Looks once whether the endpoint has each feature. Only plain requests: SSE-C is not judged here. */
export async function probeFeatures(
  context: ProbeContext,
  wanted: ReadonlySet<Feature>,
): Promise<SessionFacts['features']> {
  const findings: [Feature, FeatureFinding][] = [];
  // One after the other: they share an object, and some endpoints refuse two changes at once.
  for (const feature of wanted) {
    const { connection, failed } = watched(quotableErrors(context.connection));
    const finding = await probes[feature]({ ...context, connection });
    const isUnclear = !finding.isThere && failed();
    findings.push([feature, { ...finding, ...(isUnclear && { isUnclear }) }]);
  }
  return Object.fromEntries(findings);
}

/**
 * A connection that remembers whether the endpoint failed. A feature is not missing because a step
 * on the way to it was answered with a crash or not at all.
 */
function watched(of: Connection): { readonly connection: Connection; failed(): boolean } {
  let hasFailed = false;
  const client: Connection['client'] = {
    ...of.client,
    exchange: async (...given) => {
      const exchange = await of.client.exchange(...given);
      hasFailed ||= isTransient(exchange);
      return exchange;
    },
  };
  return { connection: { ...of, client }, failed: () => hasFailed };
}
