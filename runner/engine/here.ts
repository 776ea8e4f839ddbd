import type { CaseReport } from '../../core/report.ts';
import { openCases } from './cases.ts';
import type { Engine } from './plan.ts';

const casesAtOnce = 16;

/**
 * Runs the cases in this thread, without vitest: for scripts that run the suite many times, where
 * starting vitest would take longer than the cases.
 */
export const hereEngine: Engine = {
  run: async (plan, { events, signal }) => {
    const cases = openCases(plan, signal);
    const reports: CaseReport[] = [];
    const left = cases.planned.values();
    const worker = async () => {
      for (const planned of left) {
        const report = await cases.judge(planned);
        reports.push(report);
        events.onCase?.(report);
      }
    };
    await Promise.all(Array.from({ length: casesAtOnce }, worker));
    await cases.close();
    return { cases: reports, requests: cases.requests, outages: cases.outages };
  },
  close: async () => {},
};
