import { vi } from 'vitest';
import { start } from '../../cli/start.ts';

/** Runs the command line in this process; what it printed, and its exit code. */
export async function ran(...args: readonly string[]) {
  const printed = { out: '', err: '' };
  const before = process.exitCode;
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.out += String(text);
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed.err += String(text);
    return true;
  });
  process.exitCode = 0;
  try {
    await start(['node', 'sse-c-conformance', ...args]);
    return { ...printed, code: process.exitCode };
  } finally {
    process.exitCode = before;
    out.mockRestore();
    err.mockRestore();
  }
}
