import { quotableErrors } from '../../client/index.ts';
import { isTransient } from '../../core/exchange.ts';
import type { Feature } from '../../spec/features.ts';
import type { Connection, FeatureFinding, SessionFacts } from '../session.ts';
import { probes } from './all.ts';
import type { ProbeContext } from './probe.ts';

/** Probes each feature once, with plain requests wherever possible. */
export async function probeFeatures(
  context: ProbeContext,
  wanted: ReadonlySet<Feature>,
): Promise<SessionFacts['features']> {
  const findings: [Feature, FeatureFinding][] = [];
  // In sequence, since the probes share an object and some endpoints refuse concurrent changes.
  for (const feature of wanted) {
    const { connection, failed } = watched(quotableErrors(context.connection));
    const finding = await probes[feature]({ ...context, connection });
    const isUnclear = !finding.isThere && failed();
    findings.push([feature, { ...finding, ...(isUnclear && { isUnclear }) }]);
  }
  return Object.fromEntries(findings);
}

/**
 * A connection that records whether the endpoint failed. A feature is not known to be missing where
 * a request of its probe was answered with a 5xx or not at all.
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
