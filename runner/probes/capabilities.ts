import { quotableErrors } from '../../client/index.ts';
import { isTransient } from '../../core/exchange.ts';
import type { Feature } from '../../spec/features.ts';
import { inPool } from '../in-pool.ts';
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
  'public-policy',
  'cors',
] satisfies readonly Feature[]);

/** Features whose probes write the same object, so that one begins when the other has ended. */
const sharingAnObject: readonly (readonly Feature[])[] = [
  ['tagging', 'acl-write', 'conditional-writes', 'conditional-put-if-match'],
  ['mp-object-size', 'conditional-completes'],
];

/** Probes that run at once: a far endpoint is waited for once, not for each feature. */
const probesAtOnce = 8;

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
  await inPool(inGroups(wanted), probesAtOnce, async (group) => {
    for (const feature of group) {
      const probing = isApart(feature)
        ? probedApart(feature, context, lend)
        : probed(feature, context);
      findings.set(feature, await probing);
    }
  });
  return Object.fromEntries([...wanted].map((feature) => [feature, findings.get(feature)]));
}

/** The wanted features; those whose probes must not run at the same time are in one group. */
function inGroups(wanted: ReadonlySet<Feature>): readonly (readonly Feature[])[] {
  const shared = sharingAnObject.map((group) => group.filter((feature) => wanted.has(feature)));
  const isShared = new Set(sharingAnObject.flat());
  return [...shared, ...[...wanted].filter((one) => !isShared.has(one)).map((one) => [one])];
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
