import type { Verdict } from '../../core/verdict.ts';
import { run } from '../../runner/run.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { configFor, withEndpoint } from '../whole/place.ts';

/** The verdict of a case on a reference endpoint with some faults. */
export function verdictOn(
  faults: readonly FaultId[],
  caseId: string,
): Promise<Verdict | undefined> {
  return withEndpoint(faults, async (endpoint) => {
    const config = configFor(endpoint, { rules: [caseId], shrinks: false });
    const report = await run(config, {}, undefined, 'here');
    return report.cases[0]?.verdict;
  });
}
