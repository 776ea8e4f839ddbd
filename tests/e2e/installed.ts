import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';

/** The packed package, installed in an empty folder. */
export interface Installed {
  readonly folder: string;
  readonly command: string;
}

/** A new folder with the packed package, as `npm install` of its tarball leaves it. */
export function install(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-e2e-'));
  // Links to what node_modules holds stay links.
  execFileSync('cp', ['-a', `${process.env.SSEC_INSTALLED}/.`, folder]);
  return { folder, command: join(folder, 'node_modules', '.bin', 'sse-c-conformance') };
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The output so far. */
  out(): string;
}

/** Without credentials, and without asking for those of an EC2 instance. */
const clean = {
  PATH: process.env.PATH ?? '',
  HOME: tmpdir(),
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Starts the installed command with an environment of its own. */
function start(
  { folder, command }: Installed,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(command, args, { cwd: folder, env: { ...clean, ...env } });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
  endWithTest(child, ended);
  return { child, ended, out: () => out + err };
}

/** Ends a command that still runs when its test has ended, by an assertion that failed too. */
function endWithTest(child: ChildProcess, ended: Promise<Ended>): void {
  const stop = () => child.exitCode === null && child.kill('SIGTERM');
  // A hook starts commands for several tests: they end with this process at the latest.
  if (expect.getState().currentTestName === undefined) {
    process.once('exit', stop);
    return;
  }
  onTestFinished(async () => {
    stop();
    await ended;
  });
}

/** Runs the installed command to its end. */
export function runInstalled(
  installed: Installed,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return start(installed, args, env).ended;
}

/** Starts `serve` and waits for its lines. */
export async function serve(
  installed: Installed,
  faults: readonly string[] = [],
  flags: readonly string[] = [],
) {
  const args = ['serve', ...flags, ...(faults.length === 0 ? [] : ['--fault', ...faults])];
  const running = start(installed, args);
  for (let tries = 0; !running.out().includes('CA_FILE=') && tries < 1200; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // Without its variables a run would test the built-in endpoint instead.
  if (!running.out().includes('CA_FILE=')) throw new Error(`serve: ${running.out()}`);
  const lines = running
    .out()
    .split('\n')
    .filter((line) => line.includes('='));
  const env = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return { running, env: env as Readonly<Record<string, string>> };
}

/** The arguments that lead to a served endpoint. */
export function target(env: Readonly<Record<string, string>>): readonly string[] {
  return ['--endpoint', env.ENDPOINT ?? '', '--ca', env.CA_FILE ?? ''];
}

/** Starts a long run against a served endpoint, and waits until it has judged for a while. */
export async function underWay(
  installed: Installed,
  {
    env,
    out,
    forMs,
  }: {
    readonly env: Readonly<Record<string, string>>;
    readonly out: string;
    readonly forMs: number;
  },
): Promise<Running> {
  const run = start(installed, [...target(env), '--out', out, '--trials', '200'], env);
  for (let tries = 0; !run.out().includes('cases, seed') && tries < 200; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, forMs));
  return run;
}
