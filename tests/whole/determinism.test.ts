import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseReport } from '../../core/report.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import type { Config } from '../../runner/config.ts';
import { hereEngine } from '../../runner/engine/here.ts';
import type { Plan } from '../../runner/engine/plan.ts';
import { selectCases } from '../../runner/plan/catalogue.ts';
import { run } from '../../runner/run.ts';
import { isWhole } from '../extent.ts';
import { allFacts, configFor, withEndpoint } from './place.ts';
import { timeless } from './timeless.ts';
import { wireLog } from './wire-log.ts';

const faults = ['accepts-wrong-key', 'ignores-key-md5', 'range-off-by-block'] as const;
/** Rules that read, write, draw values and share objects, but neither wait nor race. */
const allRules = [
  ...[
    'put.md5.mismatch',
    'put.md5.hex',
    'put.key.*',
    'get.triple.*',
    'get.range.*',
    'get.wrong-key',
  ],
  ...['copy.ssec-*', 'copy.source-*', 'mpu.part.*', 'presign.*', 'post.partial.*', 'story.*'],
];
const sampled = ['put.md5.*', 'get.wrong-key', 'get.range.needs-key', 'post.partial.*'];
const rules = isWhole ? allRules : sampled;

const verdicts = (cases: readonly CaseReport[]) =>
  Object.fromEntries(cases.map((one) => [one.id, one.verdict]).sort());

async function logged(config: (endpoint: ReferenceEndpoint) => Config) {
  const log = wireLog();
  try {
    return await withEndpoint(faults, async (endpoint) => {
      const report = await run(config(endpoint), {}, undefined, 'here');
      return { report, lines: log.lines() };
    });
  } finally {
    log.stop();
  }
}

test('the same seed gives the same requests, byte for byte, and the same report', async () => {
  const one = await logged((endpoint) => configFor(endpoint, { rules, trials: 2 }));
  const again = await logged((endpoint) => configFor(endpoint, { rules, trials: 2 }));
  const other = await logged((endpoint) => configFor(endpoint, { rules, trials: 2, seed: 8 }));
  expect(one.lines.length).toBeGreaterThan(500);
  expect(again.lines).toEqual(one.lines);
  expect(timeless(again.report)).toEqual(timeless(one.report));
  expect(one.report.summary.fail).toBeGreaterThan(5);
  expect(other.lines).not.toEqual(one.lines);
});

let endpoint: ReferenceEndpoint;
beforeAll(async () => {
  endpoint = await startReferenceEndpoint({ faults });
});
afterAll(() => endpoint.close());

const caseIds = selectCases({ rules }).map((one) => one.id);

/** The verdicts of cases that run in the given order. */
async function judged(of: { readonly ids?: readonly string[]; readonly concurrency?: number }) {
  const config = configFor(endpoint, { concurrency: of.concurrency ?? 16 });
  const bucket = await madeBucket(config);
  const plan = { config, caseIds: of.ids ?? caseIds, facts: allFacts(bucket) };
  const signal = AbortSignal.timeout(800_000);
  return verdicts((await hereEngine.run(plan, { events: {}, signal })).cases);
}

async function madeBucket(config: Config): Promise<string> {
  const { connect } = await import('../../runner/session.ts');
  const { createBucket } = await import('../../runner/probes/new-bucket.ts');
  const { ask } = await import('../../world/ask.ts');
  const { client } = connect(config);
  const bucket = `order-${randomUUID()}`;
  await ask(client, createBucket(bucket, config.region));
  await client.close();
  return bucket;
}

/** A shuffle that is the same each time. */
function shuffled(ids: readonly string[]): readonly string[] {
  const keyed = ids.map((id, at) => [(at * 7919) % 1013, id] as const);
  return keyed.toSorted(([one], [other]) => one - other).map(([, id]) => id);
}

test('no verdict depends on the order of the rules or on the number of requests in flight', async () => {
  const inOrder = await judged({});
  expect(Object.values(inOrder)).toContain('fail');
  expect(Object.keys(inOrder)).toHaveLength(caseIds.length);
  expect(shuffled(caseIds)).not.toEqual(caseIds);
  expect(await judged({ ids: shuffled(caseIds) })).toEqual(inOrder);
  expect(await judged({ ids: caseIds.toReversed() })).toEqual(inOrder);
  expect(await judged({ concurrency: 1 })).toEqual(inOrder);
});

/** The built runner in a thread of its own, with a part of the plan. */
function inThread(plan: Plan): Promise<readonly CaseReport[]> {
  const here = new URL('../../dist/runner/engine/here.js', import.meta.url).href;
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    import(${JSON.stringify(here)})
      .then(({ hereEngine }) =>
        hereEngine.run(workerData, { events: {}, signal: AbortSignal.timeout(120_000) }))
      .then(({ cases }) => parentPort.postMessage(cases));`;
  const worker = new Worker(code, { eval: true, workerData: plan });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
}

test('three threads give the same verdicts as one', async () => {
  const config = configFor(endpoint);
  const facts = allFacts(await madeBucket(config));
  const halves = [0, 1, 2].map((third) => caseIds.filter((_, at) => at % 3 === third));
  const ran = await Promise.all(halves.map((ids) => inThread({ config, facts, caseIds: ids })));
  expect(verdicts(ran.flat())).toEqual(await judged({}));
});
