import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

/** What a composite action did. */
export interface Composed {
  /** Whether a step failed, as the job that uses the action sees it. */
  readonly hasFailed: boolean;
  /** What the steps printed. */
  readonly log: string;
  readonly summary: string;
  /** Outputs of the steps: `run.exit-code`. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Actions that it used, with their inputs. */
  readonly used: readonly {
    readonly uses: string;
    readonly with: Readonly<Record<string, string>>;
  }[];
}

/**
 * Runs the shell steps of a composite action as GitHub's runner does: `bash -eo pipefail` on a file,
 * with the files of GITHUB_OUTPUT and GITHUB_STEP_SUMMARY. Other actions that it uses are noted, and
 * the step named `without` is left out.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
 */
export function composed(
  at: { readonly action: string; readonly workspace: string; readonly without?: string },
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Composed {
  const { inputs, runs } = parse(readFileSync(join(at.action, 'action.yml'), 'utf8')) as Action;
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-action-'));
  const [output, summary] = [join(folder, 'output'), join(folder, 'summary')];
  for (const file of [output, summary]) writeFileSync(file, '');
  const values: Record<string, string> = {};
  for (const [name, { default: usual = '' }] of Object.entries(inputs))
    values[`inputs.${name}`] = given[name] ?? usual;
  const filled = (text: string) =>
    String(text).replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, name: string) => {
      if (name in values) return values[name] ?? '';
      throw new Error(`The action has no ${name}.`);
    });
  const used: { readonly uses: string; readonly with: Readonly<Record<string, string>> }[] = [];
  let log = '';
  let hasFailed = false;
  for (const [at_, step] of runs.steps.entries()) {
    if (
      (step.name !== undefined && step.name === at.without) ||
      (hasFailed && !step.if?.includes('always()'))
    )
      continue;
    if (step.uses !== undefined) {
      const entries = Object.entries(step.with ?? {}).map(([name, text]) => [name, filled(text)]);
      used.push({ uses: step.uses, with: Object.fromEntries(entries) });
      continue;
    }
    const script = join(folder, `${at_}.sh`);
    writeFileSync(script, filled(step.run ?? ''));
    const own = Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text)]);
    const ended = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: at.workspace,
      encoding: 'utf8',
      env: {
        ...env,
        ...Object.fromEntries(own),
        ...{ GITHUB_ACTION_PATH: at.action, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
      },
    });
    log += ended.stdout + ended.stderr;
    hasFailed ||= ended.status !== 0;
    for (const line of readFileSync(output, 'utf8').split('\n').filter(Boolean)) {
      const [name = '', ...rest] = line.split('=');
      values[`steps.${step.id}.outputs.${name}`] = rest.join('=');
    }
    writeFileSync(output, '');
  }
  const outputs = Object.entries(values).flatMap(([name, value]) => {
    const [, step, output_] = /^steps\.(\w+)\.outputs\.(.*)$/.exec(name) ?? [];
    return step === undefined ? [] : [[`${step}.${output_}`, value]];
  });
  return {
    ...{ hasFailed, log, used },
    summary: readFileSync(summary, 'utf8'),
    outputs: Object.fromEntries(outputs),
  };
}
