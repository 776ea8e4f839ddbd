import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunReport } from '../../core/report.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { merge, validate, whyNotOneRun } from '../../reports/index.ts';
import type { Config } from '../../runner/config.ts';
import { listCases } from '../../runner/plan/catalogue.ts';
import { run } from '../../runner/run.ts';
import { isWhole } from '../extent.ts';
import { configFor } from './place.ts';
import { timeless } from './timeless.ts';

const faults = ['accepts-wrong-key', 'ignores-key-md5', 'range-off-by-block'] as const;
const sampled = ['put.md5.*', 'get.wrong-key', 'get.range.needs-key', 'post.partial.*'];
/** Cases of which the first to come writes the object, or makes the bucket, of the others. */
const sharing = ['space.*', 'get.partnumber.*', 'lock.multipart.*', 'copy.multipart-source.*'];
/** Which of the set-ups that such a case shares is made first differs between runs. */
const isSharing = (rule: string) => sharing.some((glob) => rule.startsWith(glob.slice(0, -1)));
const rules = isWhole
  ? [...sampled, ...sharing, 'put.key.*', 'copy.matrix.*', 'mpu.part.*']
  : sampled;
const count = 4;

let endpoint: ReferenceEndpoint;
beforeAll(async () => {
  endpoint = await startReferenceEndpoint({ faults });
});
afterAll(() => endpoint.close());

const ran = (changes: Partial<Config>) =>
  run(configFor(endpoint, { rules, trials: 2, ...changes }), {}, undefined, 'here');

const kit = { diagnose, order: listCases().map(({ id }) => id) };

/** Requests are measured, as times are: each shard makes the set-up that its cases share. */
function withoutRequests({ cases, summary, ...report }: RunReport): RunReport {
  return {
    ...report,
    summary: { ...summary, requests: 0 },
    cases: cases.map((one) => ({ ...one, requests: 0 })),
  };
}

/** Objects are shared by cases of other rules too, and the exchanges name the case that wrote them. */
function withoutExchanges(one: RunReport['cases'][number]) {
  return {
    ...one,
    findings: one.findings.map((finding) => ({ ...finding, exchanges: [] })),
  };
}

test('four shards merged are the report of one run but for times, ids and names', async () => {
  const whole = await ran({});
  const shards: RunReport[] = [];
  for (let index = 1; index <= count; index += 1) {
    const report = await ran({ shard: { index, count } });
    validate(JSON.parse(JSON.stringify(report)));
    shards.push({
      ...report,
      // Evidence names the bucket of its own run.
      ...JSON.parse(
        JSON.stringify(report).replaceAll(report.endpoint.bucket, whole.endpoint.bucket),
      ),
    });
  }
  for (const { cases } of shards) expect(cases.length).toBeGreaterThan(whole.cases.length / 5);
  expect(whyNotOneRun(shards)).toBeUndefined();
  const merged = merge(shards.toReversed(), kit);
  expect(whole.summary.fail).toBeGreaterThan(5);
  expect(merged.cases.map(({ id, verdict }) => ({ id, verdict }))).toEqual(
    whole.cases.map(({ id, verdict }) => ({ id, verdict })),
  );
  // More failures than any run may stop to shrink: none has other values for it in a shard.
  if (isWhole) expect(whole.summary.fail).toBeGreaterThan(50);
  const alone = (report: RunReport) => {
    const cases = withoutRequests(report).cases.filter(({ rule }) => !isSharing(rule));
    return timeless({ ...whole, cases: cases.map(withoutExchanges) });
  };
  expect(alone(merged)).toEqual(alone(whole));
  if (!isWhole) {
    expect(timeless(withoutRequests(merged))).toEqual(timeless(withoutRequests(whole)));
    expect(merged.cases.map(({ id, requests }) => ({ id, requests }))).toEqual(
      whole.cases.map(({ id, requests }) => ({ id, requests })),
    );
  }
  expect(merged.summary.requests).toBeGreaterThanOrEqual(whole.summary.requests);
});
