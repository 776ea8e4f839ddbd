import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import type { CaseReport, RunReport } from '../../core/report.ts';
import { run } from '../../runner/run.ts';
import { rules } from '../../suites/index.ts';
import { isWhole } from '../extent.ts';
import { configFor, withEndpoint } from './place.ts';

/** The part of a report that two equal runs share: verdicts, drawn values, findings, requests. */
function stable(report: RunReport): readonly unknown[] {
  const bucket = new RegExp(report.endpoint.bucket, 'g');
  const cases = report.cases.map((one: CaseReport) => ({
    id: one.id,
    verdict: one.verdict,
    trials: one.trials,
    findings: one.findings.map(({ path, counterexample, mismatches, exchanges }) => ({
      path,
      counterexample,
      mismatches,
      requests: exchanges.map(({ role, request, answer }) => ({
        role,
        request,
        status: answer.status,
      })),
    })),
  }));
  return JSON.parse(
    JSON.stringify(cases)
      .replace(bucket, 'BUCKET')
      .replace(/uploadId=\w+/g, 'uploadId=ID'),
  ) as unknown[];
}

/** Cases of many scenes take as long as all others, so a sample leaves them out. */
const sampled = rules.filter(({ space }) => space === undefined).map(({ id }) => id);

test('every case passes on the reference endpoint, and nothing is left behind', async () => {
  await withEndpoint([], async (endpoint) => {
    const config = configFor(endpoint, { rules: isWhole ? [] : sampled });
    const report = await run(config, {}, undefined, 'here');
    const unasked = (one: CaseReport) =>
      one.verdict === 'skip' && (one.reason?.startsWith('sdk: not loaded unless') ?? false);
    const others = report.cases.filter((one) => one.verdict !== 'pass' && !unasked(one));
    expect(others.map((one) => `${one.verdict} ${one.id} ${one.reason}`)).toEqual([]);
    expect(report.exitCode).toBe(0);
    expect(existsSync(config.ledgerFile)).toBe(false);
  });
});

test('every case of the AWS SDK passes where it is asked for', async () => {
  await withEndpoint([], async (endpoint) => {
    const config = configFor(endpoint, { rules: ['interop.*'] });
    const report = await run(config, {}, undefined, 'here');
    const others = report.cases.filter((one) => one.verdict !== 'pass');
    expect(others.map((one) => `${one.verdict} ${one.id} ${one.reason}`)).toEqual([]);
    expect(report.cases.length).toBeGreaterThanOrEqual(15);
    expect(existsSync(config.ledgerFile)).toBe(false);
  });
});

test('a bucket that blocks SSE-C is allowed it once, and the report says so', async () => {
  const { startReferenceEndpoint } = await import('../../fixtures/endpoint/index.ts');
  const endpoint = await startReferenceEndpoint({ blocksSsecOnNewBuckets: true });
  try {
    const report = await run(
      configFor(endpoint, { rules: ['put.triple.valid'] }),
      {},
      undefined,
      'here',
    );
    expect(report.preflight.find((one) => one.name === 'SSE-C write')?.detail).toContain(
      'BlockedEncryptionTypes NONE',
    );
    expect(report.cases.map((one) => one.verdict)).toEqual(['pass']);
  } finally {
    await endpoint.close();
  }
});

test('the same seed gives the same findings, whichever rules run and however many at once', async () => {
  await withEndpoint(['ignores-key-md5'], async (endpoint) => {
    const rules = ['put.md5.*', 'get.triple.*'];
    const one = await run(configFor(endpoint, { rules }), {}, undefined, 'here');
    const again = await run(configFor(endpoint, { rules, concurrency: 1 }), {}, undefined, 'here');
    const alone = await run(
      configFor(endpoint, { rules: ['put.md5.mismatch'] }),
      {},
      undefined,
      'here',
    );
    expect(stable(again)).toEqual(stable(one));
    const mismatch = (report: RunReport) =>
      stable(report).filter((each) => JSON.stringify(each).includes('put.md5.mismatch@'));
    expect(mismatch(alone)).toEqual(mismatch(one));
    expect(one.exitCode).toBe(1);
  });
});

test('a run under vitest gives the same verdicts and findings', async () => {
  await withEndpoint(['zero-byte-skips-key-check'], async (endpoint) => {
    const rules = ['size.*', 'get.no-key', 'get.wrong-key'];
    const here = await run(configFor(endpoint, { rules }), {}, undefined, 'here');
    const hosted = await run(configFor(endpoint, { rules }));
    expect(stable(hosted)).toEqual(stable(here));
    expect(hosted.cases.some((one) => one.verdict === 'fail')).toBe(true);
  });
});

test.each(['vitest', 'here'] as const)(
  'an error while features are probed ends a run on the engine %s with its own message',
  async (engine) => {
    await withEndpoint([], async (endpoint) => {
      const config = configFor(endpoint, { rules: ['version.*'] });
      const cases: CaseReport[] = [];
      const events = {
        // The versioned bucket cannot be noted in the ledger any more, so it must not be made.
        onPlan: () => rmSync(dirname(config.ledgerFile), { recursive: true }),
        onCase: (one: CaseReport) => void cases.push(one),
      };
      const ending = run(config, events, undefined, engine);
      await expect(ending).rejects.toThrow('ENOENT: no such file or directory');
      expect(cases).toEqual([]);
    });
  },
);

test('a replayed path fails again, with the same shrunk values', async () => {
  await withEndpoint(['accepts-wrong-key'], async (endpoint) => {
    const rules = ['get.wrong-key@GetObject'];
    const first = await run(configFor(endpoint, { rules }), {}, undefined, 'here');
    const [finding] = first.cases[0]?.findings ?? [];
    expect(finding?.verdict).toBe('fail');
    const replayed = await run(
      configFor(endpoint, { rules, path: finding?.path ?? '' }),
      {},
      undefined,
      'here',
    );
    expect(replayed.cases[0]?.verdict).toBe('fail');
    expect(replayed.cases[0]?.findings[0]?.counterexample).toBe(finding?.counterexample);
  });
});

test('an aborted run cleans up and blocks the cases that did not run', async () => {
  await withEndpoint([], async (endpoint) => {
    const controller = new AbortController();
    const config = configFor(endpoint);
    const events = { onCase: () => controller.abort() };
    const report = await run(config, events, controller.signal, 'here');
    expect(
      report.cases.some((one) => one.verdict === 'blocked' && one.reason?.includes('interrupted')),
    ).toBe(true);
    expect(report.exitCode).toBe(3);
    expect(existsSync(config.ledgerFile)).toBe(false);
  });
});
