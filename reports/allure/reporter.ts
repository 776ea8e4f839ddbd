import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Status } from 'allure-js-commons';
import AllureReporter from 'allure-vitest/reporter';
import { type Verdict, verdicts } from '../../core/verdict.ts';

/** `broken` is Allure's word for a case that could not be judged: blocked is never green. */
const statuses: Readonly<Record<Verdict, Status>> = {
  pass: Status.PASSED,
  fail: Status.FAILED,
  blocked: Status.BROKEN,
  error: Status.BROKEN,
  skip: Status.SKIPPED,
};

/** Tests begin their message with the verdict and the level. */
const categories = [
  { name: 'The endpoint contradicts a MUST', messageRegex: String.raw`fail: MUST[\s\S]*` },
  { name: 'The endpoint contradicts a SHOULD', messageRegex: String.raw`fail: SHOULD[\s\S]*` },
  { name: 'The endpoint contradicts a MAY', messageRegex: String.raw`fail: MAY[\s\S]*` },
  { name: 'Blocked: never really tested', messageRegex: String.raw`blocked[\s\S]*` },
  { name: 'Errors of this tool', messageRegex: String.raw`error[\s\S]*` },
  { name: 'Not applicable', matchedStatuses: [Status.SKIPPED] },
];

const results = /^[\w-]+-(result|container)\.json$|^[\w-]+-attachment\.\w+$/;

/** The settings of Allure with the results: their categories, and that the verdict decides. */
export const allureConfig = { categories, listeners: [{ beforeTestResultWrite: judged }] };

/** What vitest needs to write Allure results into a folder: a reporter, and a file for each thread. */
export function allureExtras(of: {
  readonly resultsDir: string;
  readonly environmentInfo: Readonly<Record<string, string>>;
}) {
  const { resultsDir, environmentInfo } = of;
  // Results of an earlier run would be taken for tries of this one.
  const old = existsSync(resultsDir) ? readdirSync(resultsDir) : [];
  for (const name of old.filter((one) => results.test(one))) rmSync(join(resultsDir, name));
  const reporter = new AllureReporter({
    ...{ resultsDir, environmentInfo },
    ...allureConfig,
  });
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const setup = fileURLToPath(new URL(`setup.${extension}`, import.meta.url));
  return { reporters: [reporter], setupFiles: [setup] };
}

/** The verdict decides, not the words of an error. */
function judged(result: {
  status?: Status | undefined;
  readonly labels: readonly { readonly name: string; readonly value: string }[];
}): void {
  const { value } = result.labels.find(({ name }) => name === 'verdict') ?? {};
  const verdict = verdicts.find((one) => one === value);
  if (verdict !== undefined) result.status = statuses[verdict];
}
