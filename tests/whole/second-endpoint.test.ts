import { expect, test } from 'vitest';
import type { RunReport } from '../../core/report.ts';
import { fuzz } from '../../fuzz/fuzz.ts';
import { run } from '../../runner/run.ts';
import { rules } from '../../suites/index.ts';
import { onStagesOf, repertoire } from '../fuzz/staged.ts';
import type { Manner } from '../second-endpoint/customer-key.ts';
import { type SecondEndpoint, startSecondEndpoint } from '../second-endpoint/start.ts';
import { configFor } from './place.ts';

/** What is neither passed nor skipped, with what is contradicted. */
function contradicted(report: RunReport): readonly string[] {
  return report.cases
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip')
    .map(({ verdict, id, reason, findings }) => {
      const received = findings.flatMap((one) => one.mismatches.map((each) => each.received));
      return `${verdict} ${id} ${reason ?? ''} ${received.join('; ')}`;
    });
}

async function withSecond<T>(
  manner: Manner,
  work: (endpoint: SecondEndpoint) => Promise<T>,
): Promise<T> {
  const endpoint = await startSecondEndpoint(manner);
  try {
    const done = await work(endpoint);
    expect(endpoint.failures).toEqual([]);
    return done;
  } finally {
    await endpoint.close();
  }
}

/** Cases of many scenes take as long as all others. */
const withoutScenes = rules.filter(({ space }) => space === undefined).map(({ id }) => id);

// A MAY rule is about what documents allow to be otherwise.
test('an endpoint that shares no code with the reference endpoint passes every MUST and SHOULD', async () => {
  await withSecond('amazon', async (endpoint) => {
    const only = { rules: withoutScenes, level: 'SHOULD', endpointKind: 'given' } as const;
    const report = await run(configFor(endpoint, only), {}, undefined, 'here');
    expect(contradicted(report)).toEqual([]);
    expect(report.exitCode).toBe(0);
    const passed = report.cases.filter(({ verdict }) => verdict === 'pass');
    expect(passed.length).toBeGreaterThan(1000);
  });
});

// Stricter than Amazon S3, with checks in another order and refusals in words of its own.
test('an endpoint that settles in its own way what documents leave open passes every MUST', async () => {
  await withSecond('own', async (endpoint) => {
    const config = configFor(endpoint, { quick: true, endpointKind: 'given' });
    const report = await run(config, {}, undefined, 'here');
    expect(contradicted(report)).toEqual([]);
    expect(report.exitCode).toBe(0);
    const passed = report.cases.filter(({ verdict }) => verdict === 'pass');
    expect(passed.length).toBeGreaterThan(300);
  });
});

// It has no access control lists, and refuses to write one with a code of its own. It ignores If-Range,
// which S3 does not document.
test('stories find nothing against it', async () => {
  await withSecond('amazon', async (endpoint) => {
    await onStagesOf(endpoint, async (stages) => {
      const offered = new Set([...repertoire.offered].filter((one) => one !== 'PutObjectAcl'));
      const told = await fuzz({
        repertoire: { ...repertoire, offered, has: (feature) => feature !== 'if-range' },
        ...{ concurrency: 4, budgetMs: 600_000, stages, seed: 3, storiesMax: 40 },
      });
      expect(told.stories).toBe(40);
      expect(told.findings.map(({ mismatch, story }) => ({ mismatch, story }))).toEqual([]);
    });
  });
});
