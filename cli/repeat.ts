import { join } from 'node:path';
import { isSignalCode } from '../core/cut-off.ts';
import type { RunFlags } from './config.ts';

/**
 * `run --repeat N`: runs the cases so many times, each time with the next seed and a folder of its own
 * in --out. The exit code is the worst: 2, 1, 3, 0.
 */
export async function repeated(
  flags: RunFlags & { readonly repeat: number; readonly seed: number },
  once: (flags: RunFlags) => Promise<void>,
): Promise<void> {
  const codes: number[] = [];
  for (let at = 0; at < flags.repeat; at += 1) {
    const { repeat: _, ...rest } = flags;
    const seed = (flags.seed + at) % 2_147_483_648;
    process.stderr.write(`Run ${at + 1} of ${flags.repeat}, seed ${seed}\n`);
    process.exitCode = 0;
    await once({ ...rest, seed, out: join(flags.out, String(at + 1)) });
    codes.push(Number(process.exitCode));
    if (isSignalCode(codes.at(-1) ?? 0)) break;
  }
  const good = codes.filter((code) => code === 0).length;
  process.stdout.write(
    `${good} of ${codes.length} runs ended with exit code 0; exit codes: ${codes.join(', ')}\n`,
  );
  process.exitCode = worst(codes);
}

/** The exit code that stands for several. */
export function worst(codes: readonly number[]): number {
  const signal = codes.find(isSignalCode);
  return signal ?? [2, 1, 3].find((code) => codes.includes(code)) ?? 0;
}
