import { expect, test } from 'vitest';
import { honest } from '../../fixtures/endpoint/behaviour.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { renderConsole } from '../../reports/console.ts';
import { run } from '../../runner/run.ts';
import { configFor } from '../whole/place.ts';

const deadly = 'put.key.len-16@PutObject';
const rules = ['put.key.*', 'put.md5.*', 'get.*', 'head.*'];

/**
 * Runs rules against an endpoint that ends when it is asked for the object of one case; what comes
 * after it may listen at its port.
 */
async function ran(engine: 'here' | 'vitest', next?: (port: number) => Promise<unknown>) {
  let endpoint: ReferenceEndpoint | undefined;
  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    const port = Number(new URL(endpoint?.url ?? '').port);
    await endpoint?.close();
    await next?.(port);
  };
  const behaviour = {
    ...honest,
    before: (context: Parameters<typeof honest.before>[0]) => {
      if (context.request.name.startsWith(deadly.replace('@', '/'))) void end();
      return honest.before(context);
    },
  };
  endpoint = await startReferenceEndpoint({ behaviour });
  const notices: string[] = [];
  const config = configFor(endpoint, { rules, downMs: next ? 20_000 : 200, endpointKind: 'given' });
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

test('an endpoint whose certificate changes in the middle is not waited for, and that is said', async () => {
  let changed: ReferenceEndpoint | undefined;
  const { report, notices } = await ran('here', async (port) => {
    changed = await startReferenceEndpoint({ port, virtualHosts: ['other.localhost'] });
  });
  await changed?.close();
  const [outage, ...more] = report.outages ?? [];
  expect([outage?.isBack, more]).toEqual([false, []]);
  expect(outage?.certificate).toContain('self-signed certificate');
  const says = `he endpoint's certificate changed and is not trusted since ${outage?.after} (${outage?.certificate})`;
  // Between the two there may be nobody at the port.
  const [said, left] = notices.filter((one) => !one.includes('waiting up to'));
  expect(said).toBe(`T${says}: what was not judged before is blocked.`);
  expect(left).toContain("The endpoint's certificate is not trusted (");
  const printed = renderConsole(report, { colour: false }).replaceAll('\n', ' ');
  expect(printed).toContain(`Nothing can be concluded: T${says}.`);
  expect(report.cases.some(({ reason }) => reason === `t${says}`)).toBe(true);
});
