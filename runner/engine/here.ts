import type { CaseReport } from '../../core/report.ts';
import { bucketLender } from '../buckets.ts';
import { runCase } from '../judge/case.ts';
import { turns } from '../judge/turns.ts';
import { casesById } from '../plan/catalogue.ts';
import { connect, type SessionFacts } from '../session.ts';
import { endSignal, tellEnd } from './end.ts';
import type { RunEvents } from './events.ts';
import type { WorkerPlan } from './host-types.ts';

const casesAtOnce = 16;

/**
 * Runs the plan's cases in this thread, without vitest: for tools that run the suite many times over,
 * where starting an engine each time would cost more than the cases.
 */
export async function runHere(of: {
  readonly plan: WorkerPlan;
  readonly facts: SessionFacts | Promise<SessionFacts>;
  readonly events: RunEvents;
  readonly signal?: AbortSignal;
}): Promise<{ readonly cases: readonly CaseReport[]; readonly requests: number }> {
  const { config, caseIds, end } = of.plan;
  const facts = await of.facts;
  const { signal, release } = endSignal(end);
  const telling = tellEnd(end, of.signal);
  const connection = connect(config, signal);
  const context = {
    config,
    connection,
    facts,
    shared: new Map(),
    dear: turns(),
    ownBucket: bucketLender(config, connection, facts),
  };
  const planned = casesById(caseIds);
  const cases: CaseReport[] = [];
  let next = 0;
  const worker = async () => {
    for (let one = planned[next++]; one !== undefined; one = planned[next++]) {
      if (signal.aborted || of.signal?.aborted) return;
      const report = await runCase(one, context);
      cases.push(report);
      of.events.onCase?.(report);
    }
  };
  await Promise.all(Array.from({ length: casesAtOnce }, worker));
  release();
  telling.release();
  await connection.client.close();
  return { cases, requests: connection.client.requests };
}
