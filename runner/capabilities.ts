import type { Feature } from '../spec/features.ts';
import type { ProbeContext } from './probe.ts';
import { probes } from './probes.ts';
import type { FeatureFinding, SessionFacts } from './session.ts';
import { told } from './told.ts';
/** Looks once whether the endpoint has each feature. Only plain requests: SSE-C is not judged here. */
export async function probeFeatures(
  context: ProbeContext,
  wanted: ReadonlySet<Feature>,
): Promise<SessionFacts['features']> {
  const findings: [Feature, FeatureFinding][] = [];
  // One after the other: they share an object, and some endpoints refuse two changes at once.
  for (const feature of wanted) {
    const finding = await probes[feature](context);
    const reason = told(context.connection.secrets, finding.reason);
    findings.push([feature, { ...finding, reason }]);
  }
  return Object.fromEntries(findings);
}
