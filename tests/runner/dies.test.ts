import { expect, test } from 'vitest';
import { honest } from '../../fixtures/endpoint/behaviour.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { renderConsole } from '../../reports/console.ts';
import { run } from '../../runner/run.ts';
import { configFor } from '../whole/place.ts';

const deadly = 'put.key.len-16@PutObject';
const rules = ['put.key.*', 'put.md5.*', 'get.*', 'head.*'];

/** Runs rules against an endpoint that ends when it is asked for the object of one case. */
async function ran(engine: 'here' | 'vitest') {
  let endpoint: ReferenceEndpoint | undefined;
  const behaviour = {
    ...honest,
    before: (context: Parameters<typeof honest.before>[0]) => {
      if (context.request.name.startsWith(deadly.replace('@', '/'))) void endpoint?.close();
      return honest.before(context);
    },
  };
  endpoint = await startReferenceEndpoint({ behaviour });
  const notices: string[] = [];
  const config = configFor(endpoint, { rules, downMs: 200, endpointKind: 'given' });
  const events = { onNotice: (sentence: string) => void notices.push(sentence) };
  const report = await run(config, events, undefined, engine);
  return { report, notices };
}

test.each(['here', 'vitest'] as const)(
  'an endpoint that ends in the middle is waited for once, and the case is said (%s)',
  async (engine) => {
    const { report, notices } = await ran(engine);
    expect(report.outages).toEqual([{ after: expect.stringContaining('@'), isBack: false }]);
    const after = report.outages?.[0]?.after;
    expect(notices[0]).toBe(
      `The endpoint stopped answering after ${after}: waiting up to 0 s for it.`,
    );
    const reason = `the endpoint stopped answering after ${after}`;
    const cut = report.cases.filter((one) => one.reason === reason);
    expect(cut.length).toBeGreaterThan(5);
    expect(cut.every(({ verdict }) => verdict === 'blocked')).toBe(true);
    expect(cut.filter(({ requests }) => requests === 0).length).toBeGreaterThan(0);
    expect(report.cases.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(report.exitCode).toBe(3);
    expect(renderConsole(report, { colour: false })).toContain(
      `Nothing can be concluded: The endpoint stopped answering after ${after}`,
    );
  },
);
