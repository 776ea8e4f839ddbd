import { expect, test } from 'vitest';
import { hereEngine } from '../../runner/engine/here.ts';
import { listCases } from '../../runner/plan/catalogue.ts';
import { run } from '../../runner/run.ts';
import { rules } from '../../suites/index.ts';
import { isWhole } from '../extent.ts';
import { type Answer, always, withServer } from './answering.ts';
import { allFacts, configFor } from './place.ts';

const errorBody = '<Error><Code>AccessDenied</Code><Message>no</Message></Error>';

/** Endpoints that answer everything in one way, and so prove nothing about SSE-C. */
const grumpy: Readonly<Record<string, Answer>> = {
  '403 to everything': always(403, errorBody),
  '400 to everything': always(400, errorBody.replace('AccessDenied', 'InvalidArgument')),
  '500 to everything': always(500, errorBody.replace('AccessDenied', 'InternalError')),
  '501 to everything': always(501, errorBody.replace('AccessDenied', 'NotImplemented')),
  '404 to everything': always(404, errorBody.replace('AccessDenied', 'NoSuchKey')),
  garbage: always(418, '\u0000\u0001 <not <xml'),
  'HTML error pages': always(403, '<html><body>Forbidden</body></html>'),
  'a redirect to another host': (_, response) => {
    response.writeHead(307, { location: 'https://other.example/' }).end();
  },
  nothing: (message) => {
    message.socket.destroy();
  },
};

const names = Object.keys(grumpy);

const refusals = new Set(
  rules.filter((rule) => rule.expect.kind === 'refusal').map((rule) => rule.id as string),
);

/** Rules that also accept a write that confirms no SSE-C. */
const lenient = new Set(
  rules
    .filter(({ expect: { says } }) => says === 'is refused, or is accepted, and confirms no SSE-C')
    .map((rule) => rule.id as string),
);

const account = { accessKeyId: 'TESTONLY', secretAccessKey: 'TESTONLY' };
const cases = listCases().filter(
  (one) =>
    refusals.has(one.rule) &&
    (isWhole || !one.rule.startsWith('space.')) &&
    !one.needs.some((need) => ['own-bucket', 'http-endpoint'].includes(need)),
);

/** Every case; in a sample each case is tried on one of the endpoints. */
const casesOn = (name: string) =>
  cases.filter((_, at) => isWhole || names[at % names.length] === name);

test('there are enough refusals to judge for each endpoint', () => {
  expect(cases.length).toBeGreaterThan(150);
  for (const name of names) expect(casesOn(name).length, name).toBeGreaterThan(15);
});

test.each(names)('an endpoint that answers %s passes no refusal', async (name) => {
  const answer = grumpy[name] as Answer;
  const caseIds = casesOn(name).map((one) => one.id);
  const verdicts = await withServer(answer, async (url, caPem) => {
    const config = configFor({ url, caPem, ...account }, { timeoutMs: 2000 });
    const plan = { config, caseIds, facts: allFacts('grumpy') };
    const signal = AbortSignal.timeout(800_000);
    return (await hereEngine.run(plan, { events: {}, signal })).cases;
  });
  expect(verdicts.length).toBe(caseIds.length);
  expect(verdicts.filter((one) => one.verdict === 'pass').map((one) => one.id)).toEqual([]);
  expect(verdicts.filter((one) => one.verdict === 'error').map((one) => one.reason)).toEqual([]);
});

test.each(names)(
  'an endpoint that answers %s ends a whole run with exit code 3 and one sentence',
  async (name) => {
    const answer = grumpy[name] as Answer;
    const failure = await withServer(answer, (url, caPem) =>
      run(configFor({ url, caPem, ...account }, { timeoutMs: 2000 })).then(
        () => undefined,
        (error: unknown) => error,
      ),
    );
    expect(failure).toMatchObject({ exitCode: 3, code: expect.stringMatching(/^E_/) });
    expect(String((failure as Error).message)).toMatch(/\.$/);
  },
);

test('an endpoint that accepts everything fails the rules that expect a refusal', async () => {
  const yes: Answer = (message, response) => {
    response.writeHead(200, { etag: '"0"' }).end(message.method === 'HEAD' ? undefined : '');
  };
  const caseIds = cases.filter((_, at) => isWhole || at % 8 === 0).map((one) => one.id);
  const verdicts = await withServer(yes, async (url, caPem) => {
    const config = configFor({ url, caPem, ...account }, { shrinks: false });
    const plan = { config, caseIds, facts: allFacts('yes') };
    const signal = AbortSignal.timeout(800_000);
    return (await hereEngine.run(plan, { events: {}, signal })).cases;
  });
  expect(verdicts.length).toBe(caseIds.length);
  // An endpoint that returns nothing returns no checksum, which is all that this rule claims.
  const silent = 'checksum.never-without-key';
  const passed = verdicts.filter(
    (one) =>
      one.verdict === 'pass' &&
      one.level === 'MUST' &&
      one.rule !== silent &&
      !lenient.has(one.rule),
  );
  expect(passed.map((one) => one.id)).toEqual([]);
});
