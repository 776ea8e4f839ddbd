import type { CaseReport } from '../../core/report.ts';
import type { ReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { inPool } from '../../runner/in-pool.ts';
import { runCase } from '../../runner/judge/case.ts';
import { caseContext } from '../../runner/judge/context.ts';
import { casesById } from '../../runner/plan/catalogue.ts';
import { begin } from '../../runner/run.ts';
import { connect } from '../../runner/session.ts';
import { configFor } from '../whole/place.ts';
import type { Recorded } from './recorded-answers.ts';
import { answeringAsRecorded } from './scripted-amazon.ts';

/** Judges cases on the recorded answers of Amazon; `fed` names the rows that they were given. */
export async function judgedAsRecorded(
  endpoint: ReferenceEndpoint,
  of: { readonly rules: readonly string[]; readonly recorded: ReadonlyMap<string, Recorded> },
): Promise<{
  readonly cases: readonly CaseReport[];
  readonly fed: ReadonlyMap<string, Set<string>>;
}> {
  const { rules, recorded } = of;
  const config = configFor(endpoint, { rules, shrinks: false });
  const started = await begin(config, {});
  const connection = connect(config, started.signal);
  const { bucket, versionedBucket = bucket } = started.plan.facts;
  const client = answeringAsRecorded(connection.client, {
    recorded,
    buckets: [bucket, versionedBucket],
  });
  try {
    const context = caseContext(config, { ...connection, client }, started.plan.facts);
    const planned = casesById(started.plan.caseIds);
    const cases = await inPool(planned, 16, (one) => runCase(one, context));
    return { cases, fed: client.fed };
  } finally {
    await client.close();
    await started.close();
  }
}
