import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunReport } from '../../core/report.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { bucketsOf } from '../buckets-of.ts';
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

describe('a run that is killed', () => {
  /** Runs until its journal names so many cases, then kills it. */
  async function killedAfter(count: number, args: readonly string[], out: string) {
    const journal = join(out, 'journal.jsonl');
    let watch: NodeJS.Timeout | undefined;
    const ended = await command({ behind }, args, {
      onStart: (child) => {
        watch = setInterval(() => {
          const lines = existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length : 0;
          if (lines > count + 1) child.kill('SIGKILL');
        }, 5);
      },
    });
    clearInterval(watch);
    return ended;
  }

  test('its journal is resumed to the report of a whole run, and its ledger leaves no bucket', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sse-c-killed-'));
    const [ca, out] = [join(folder, 'ca.pem'), join(folder, 'report')];
    writeFileSync(ca, behind.caPem);
    const to = ['--endpoint', behind.url, '--ca', ca];
    const args = [...to, '--rule', 'put.md5.*', 'put.triple.*', 'head.*', '--seed', '3'];
    const killed = await killedAfter(8, [...args, '--out', out], out);
    expect(killed.code).toBeNull();
    expect(readdirSync(out).filter((name) => /report|junit/.test(name))).toEqual([]);
    expect(await bucketsOf(behind)).not.toEqual([]);

    const resumed = await command({ behind }, [...to, '--resume', out, '--out', out]);
    const [, ledger = ''] = /cleanup (\S+\.jsonl)/.exec(resumed.err) ?? [];
    expect(resumed.code).toBe(0);
    const cleaned = await command({ behind }, ['cleanup', ledger, ...to]);
    expect([cleaned.code, await bucketsOf(behind)]).toEqual([0, []]);
    expect(readdirSync(out).sort()).toEqual(['junit.xml', 'report.html', 'report.json']);

    const whole = join(folder, 'whole');
    await command({ behind }, [...args, '--out', whole]);
    expect(verdictsIn(out)).toEqual(verdictsIn(whole));
    expect(verdictsIn(out).length).toBeGreaterThan(20);
  });
});

function verdictsIn(folder: string) {
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as RunReport;
  return report.cases.map(({ id, verdict, trials }) => ({ id, verdict, trials }));
}
