import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunReport } from '../../core/report.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { rowsOf } from '../extent.ts';
import { command } from './command.ts';

/** More than any run may take before it is stopped. */
const trials = '200';
let behind: ReferenceEndpoint;

beforeAll(async () => {
  behind = await startReferenceEndpoint();
});
afterAll(() => behind.close());

/** Runs the command until its plan is printed, and `delayMs` longer. */
async function interrupted(signal: 'SIGINT' | 'SIGTERM', delayMs: number) {
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-interrupted-'));
  const [ca, out] = [join(folder, 'ca.pem'), join(folder, 'report')];
  writeFileSync(ca, behind.caPem);
  const args = ['--endpoint', behind.url, '--ca', ca, '--out', out, '--trials', trials];
  const ended = await command({ behind }, args, {
    onStart: (child) => {
      const stopLater = (chunk: Buffer) => {
        if (!chunk.includes('cases, seed')) return;
        setTimeout(() => child.kill(signal), delayMs);
      };
      child.stdout?.on('data', stopLater);
      child.stderr?.on('data', stopLater);
    },
  });
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as RunReport;
  return { ...ended, report, files: readdirSync(out) };
}

// The engine starts in this time, and listens for the end of the run only from some point on.
const delaysMs = [0, 100, 200, 400, 700, 1_000, 1_500, 3_000];
const isSampled = (delayMs: number) => [0, 700].includes(delayMs);

describe.each(rowsOf(delaysMs, isSampled))('%i ms after the plan is printed', (delayMs) => {
  const signal = delayMs % 200 === 0 ? 'SIGINT' : 'SIGTERM';
  test(`${signal} stops the run, cleans up and reports what was judged`, async () => {
    const { code, out, err, report, files } = await interrupted(signal, delayMs);
    expect(err).toContain('Stopping');
    expect(code).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(report.exitCode).toBe(code);
    expect(out).toMatch(/^Interrupted after [\d,]+ of [\d,]+ cases/);
    const unjudged = report.cases.filter(({ reason }) => reason?.startsWith('interrupted'));
    expect(unjudged.length).toBeGreaterThan(0);
    expect(files.filter((name) => name.startsWith('ledger'))).toEqual([]);
  });
});
