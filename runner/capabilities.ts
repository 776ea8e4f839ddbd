import type { Feature } from '../spec/features.ts';
import type { ProbeContext } from './probe.ts';
import { probes } from './probes.ts';
import type { FeatureFinding, SessionFacts } from './session.ts';
/** Looks once whether the endpoint has each feature. Only plain requests: SSE-C is not judged here. */
export async function probeFeatures(
  context: ProbeContext,
  wanted: ReadonlySet<Feature>,
): Promise<SessionFacts['features']> {
  const findings: [Feature, FeatureFinding][] = [];
  // One after the other: they share an object, and some endpoints refuse two changes at once.
  for (const feature of wanted) findings.push([feature, await probes[feature](context)]);
  return Object.fromEntries(findings);
}
