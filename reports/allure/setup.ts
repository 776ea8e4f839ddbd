import { afterEach, inject } from 'vitest';
import { describeCase } from './case.ts';

/** Loaded by vitest before the cases when Allure is asked for. */
afterEach(async ({ task }) => {
  const { report } = task.meta;
  if (report !== undefined) await describeCase(report, inject('plan').config);
});
