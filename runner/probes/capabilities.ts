import { quotableErrors } from '../../client/index.ts';
import { isTransient } from '../../core/exchange.ts';
import type { Feature } from '../../spec/features.ts';
import type { Connection, FeatureFinding, SessionFacts } from '../session.ts';
import { probes } from './all.ts';
import type { OwnBucket } from './own-bucket.ts';
import type { ProbeContext } from './probe.ts';

/** Features whose probes change the settings of a bucket, so that it must be none that rules use. */
const changesSettings: ReadonlySet<Feature> = new Set([
  'bucket-encryption',
  'blocked-encryption',
  'bucket-policy',
  'policy-condition-key',
  'cors',
] satisfies readonly Feature[]);

/**
 * Probes each feature once, with plain requests wherever possible; `lend` makes a bucket for probes
 * that change settings.
 */
export async function probeFeatures(
  context: ProbeContext,
  wanted: ReadonlySet<Feature>,
  lend: () => Promise<OwnBucket>,
): Promise<SessionFacts['features']> {
  const isApart = (feature: Feature) => context.facts.isOwnBucket && changesSettings.has(feature);
  const findings = new Map<Feature, FeatureFinding>();
  // In sequence, since the probes share an object and some endpoints refuse concurrent changes. Those
  // in buckets of their own share nothing with the others, so that two sequences run at once.
  const inTurn = async (apart: boolean) => {
    for (const feature of wanted) {
      if (isApart(feature) !== apart) continue;
      const probing = apart ? probedApart(feature, context, lend) : probed(feature, context);
      findings.set(feature, await probing);
    }
  };
  await Promise.all([inTurn(false), inTurn(true)]);
  return Object.fromEntries([...wanted].map((feature) => [feature, findings.get(feature)]));
}

/** The finding of a probe in a bucket of its own. */
async function probedApart(
  feature: Feature,
  context: ProbeContext,
  lend: () => Promise<OwnBucket>,
): Promise<FeatureFinding> {
  const { name: bucket, trouble, release } = await lend();
  const finding =
    trouble === undefined
      ? await probed(feature, { ...context, facts: { ...context.facts, bucket } })
      : { isThere: false, isUnclear: true, reason: trouble };
  await release();
  return finding;
}

async function probed(feature: Feature, context: ProbeContext): Promise<FeatureFinding> {
  const { connection, failed } = watched(quotableErrors(context.connection));
  const finding = await probes[feature]({ ...context, connection });
  const isUnclear = !finding.isThere && failed();
  return { ...finding, ...(isUnclear && { isUnclear }) };
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
