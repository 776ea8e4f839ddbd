import { afterAll, inject, test, vi } from 'vitest';
import { standingIn } from '../../core/baseline.ts';
import { loadRuleFiles } from '../plan/rule-files.ts';
import { casesAtOnce } from '../plan/start-order.ts';
import { openCases } from './cases.ts';
import { endSignal } from './end.ts';
import { settle } from './outcome.ts';
import type {} from './plan.ts';

/** The only file that registers cases as vitest tests. The report of each is its metadata. */
const plan = inject('plan');
const failing = inject('failing');
const known = inject('known');
await loadRuleFiles(plan.config.ruleFiles ?? []);
const { signal, release } = endSignal(inject('end'));
const cases = openCases(plan, signal);
// No retries: a case that ran again would find its own objects of the first time.
const options = { timeout: 0, retry: 0, repeats: 0 };

vi.setConfig({ maxConcurrency: casesAtOnce(plan.config.concurrency) });

for (const planned of cases.planned) {
  test.concurrent(planned.info.id, options, async (context) => {
    const report = await cases.judge(planned);
    context.task.meta.report = report;
    context.task.meta.requests = cases.requests;
    if (cases.outages.length > 0) context.task.meta.outages = [...cases.outages];
    const { failOn } = plan.config;
    await settle(report, context, {
      failing: failing === 'all' ? 'all' : failOn,
      standing: known ? standingIn(report, { ...known, failOn }, known) : undefined,
    });
  });
}

afterAll(async () => {
  release();
  await cases.close();
});
