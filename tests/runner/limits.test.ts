import { afterAll, beforeAll, expect, test } from 'vitest';
import { isCutOff } from '../../core/cut-off.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { run } from '../../runner/run.ts';
import { configFor } from '../whole/place.ts';

let endpoint: ReferenceEndpoint;
beforeAll(async () => {
  endpoint = await startReferenceEndpoint();
});
afterAll(() => endpoint.close());

test.each([
  ['--max-requests', { requestsMax: 200 }],
  ['--max-bytes', { bytesMax: 1_000_000 }],
])(
  '%s ends a run that wants more: the rest is blocked, and nothing is concluded',
  async (flag, limit) => {
    const notices: string[] = [];
    const config = configFor(endpoint, {
      rules: ['put.md5.*', 'get.range.*'],
      trials: 40,
      ...limit,
    });
    const report = await run(
      config,
      { onNotice: (text) => void notices.push(text) },
      undefined,
      'here',
    );
    expect(report.exitCode).toBe(3);
    const blocked = report.cases.filter(({ verdict }) => verdict === 'blocked');
    expect(blocked.length).toBeGreaterThan(0);
    for (const one of blocked) expect(one.reason).toBe(`not run, since ${flag} was reached`);
    expect(blocked.every(isCutOff)).toBe(true);
    expect(report.summary.fail).toBe(0);
    if ('requestsMax' in limit)
      expect(report.summary.requests).toBeLessThanOrEqual(limit.requestsMax);
    // Clean-up has no limit.
    expect(notices.filter((text) => text.includes('cleanup'))).toEqual([]);
  },
);
