import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunReport } from '../../core/report.ts';
import type { Front } from './front.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
/** Vitest's own command line on the compiled suite. */
const underVitest = [
  ...[join(root, 'node_modules/vitest/vitest.mjs'), 'run'],
  ...['--config', join(root, 'runner.config.js'), '--configLoader', 'native'],
];

/** How the command ended on a hostile endpoint. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The peak memory of its process in MiB. */
  readonly peakMiB: number;
  readonly report: RunReport | undefined;
  readonly ledgers: readonly string[];
}

/** A few rules for each way to write and to read, refusals among them. */
const fewRules = [
  ...['put.triple.*', 'put.md5.*', 'get.right-key', 'get.wrong-key', 'get.no-key'],
  ...['get.range.*', 'copy.source-md5.*', 'mpu.part.partial-triple.*', 'post.partial.*'],
];
export const few: readonly string[] = ['--rule', ...fewRules];

/** Runs the built command, as a user does, in a process of its own. */
export async function runOn(front: Front, flags: readonly string[]): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-hostile-'));
  const out = join(folder, 'report');
  const ended = await command(front, [
    ...['--endpoint', front.url, '--ca', front.caFile, '--out', out],
    ...['--seed', '5', '--budget', '120'],
    ...['--quick', '--level', 'should', ...flags],
  ]);
  const files = readdirSync(out);
  return {
    ...ended,
    report: files.includes('report.json')
      ? (JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as RunReport)
      : undefined,
    ledgers: files.filter((name) => name.startsWith('ledger')).map((name) => join(out, name)),
  };
}

interface Started {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  onStart?(child: ChildProcess): void;
}

/** Any command line, with the credentials of the endpoint behind a front. */
export function command(
  front: Pick<Front, 'behind'>,
  args: readonly string[],
  of: Started = {},
): Promise<Pick<Ended, 'code' | 'out' | 'err' | 'peakMiB'>> {
  return started(front, [main, ...args], of);
}

/** Runs vitest on the suite against a front, in a folder where reporters write. */
export function vitest(
  front: Pick<Front, 'behind' | 'url' | 'caFile'>,
  args: readonly string[],
  of: Started & { readonly cwd: string },
): Promise<Pick<Ended, 'code' | 'out' | 'err' | 'peakMiB'>> {
  const { url, caFile } = front;
  const env = { SSE_C_ENDPOINT: url, SSE_C_CA: caFile, SSE_C_SEED: '5', NO_COLOR: '1', ...of.env };
  return started(front, [...underVitest, ...args], { ...of, env });
}

function started(
  { behind }: Pick<Front, 'behind'>,
  args: readonly string[],
  of: Started,
): Promise<Pick<Ended, 'code' | 'out' | 'err' | 'peakMiB'>> {
  const child = spawn(process.execPath, args, {
    ...(of.cwd !== undefined && { cwd: of.cwd }),
    env: {
      PATH: process.env.PATH,
      HOME: tmpdir(),
      TMPDIR: tmpdir(),
      AWS_ACCESS_KEY_ID: behind.accessKeyId,
      AWS_SECRET_ACCESS_KEY: behind.secretAccessKey,
      ...of.env,
    },
  });
  of.onStart?.(child);
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    texts.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    texts.err += chunk.toString();
  });
  let peakMiB = 0;
  const watch = setInterval(() => {
    peakMiB = Math.max(peakMiB, residentPeakMiB(child.pid));
  }, 20);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, ...texts, peakMiB });
    });
  });
}

function residentPeakMiB(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
