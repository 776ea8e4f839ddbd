import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  arbitraries,
  createReferenceEndpoint,
  diagnose,
  expectations,
  fuzz,
  listCases,
  ownClause,
  ownFault,
  type ReferenceEndpoint,
  renderFiles,
  rule,
  runConformance,
  UsageError,
} from '../../api/index.ts';
import { ownRules } from '../../runner/plan/own-rules.ts';

const rotten = ownFault({
  id: 'acme-confirms-nothing',
  does: 'Confirms no algorithm on a write.',
  change: (before) => ({
    after: (response, context) => {
      const { headers, ...answer } = before.after(response, context);
      const kept = Object.entries(headers).filter(([name]) => !/customer-algorithm$/i.test(name));
      return { ...answer, headers: Object.fromEntries(kept) };
    },
  }),
});

const own = rule({
  id: 'put.acme.confirms',
  level: 'MUST',
  title: 'A write with a customer key is confirmed as the manual of Acme says',
  clause: ownClause({
    quote: 'Every write with a customer key returns its algorithm.',
    source: 'Acme Storage, Manual',
    url: 'https://storage.example.com/manual',
  }),
  on: ['PutObject'],
  given: { key: arbitraries.customerKey(), body: arbitraries.objectBody() },
  act: ({ write }, drawn) => write(drawn),
  expect: expectations.echoes('key'),
  catches: [rotten],
});

let honest: ReferenceEndpoint;
let broken: ReferenceEndpoint;
beforeAll(async () => {
  honest = await createReferenceEndpoint();
  broken = await createReferenceEndpoint({ faults: [rotten] });
});
afterAll(async () => {
  // Other files of this worker list the rules of the suite alone.
  ownRules.clear();
  await honest.close();
  await broken.close();
});

test('a run reports a verdict for each selected case, and deletes what it created', async () => {
  const seen: string[] = [];
  const report = await runConformance({
    ...{ endpoint: honest, rules: ['put.md5.mismatch', 'get.wrong-key'], seed: 1 },
    onCase: ({ id }) => void seen.push(id),
  });
  expect(report).toMatchObject({ exitCode: 0, seed: 1, endpoint: { kind: 'reference' } });
  expect(report.cases.map(({ verdict }) => verdict)).toEqual([
    'pass',
    'pass',
    'pass',
    'pass',
    'pass',
  ]);
  expect(seen.toSorted()).toEqual(report.cases.map(({ id }) => id).toSorted());
  expect(renderFiles(report, ['junit'])[0]?.text).toContain('<testsuite');
});

test('a rule of one’s own passes on an honest endpoint and fails on its fault', async () => {
  const options = { rules: ['put.acme.*'], ownRules: [own], seed: 1 };
  const passed = await runConformance({ ...options, endpoint: honest });
  expect(passed.cases).toMatchObject([
    {
      id: 'put.acme.confirms@PutObject',
      verdict: 'pass',
      clause: { source: 'Acme Storage, Manual' },
    },
  ]);
  const failed = await runConformance({ ...options, endpoint: broken });
  expect(failed).toMatchObject({ exitCode: 1, cases: [{ verdict: 'fail', level: 'MUST' }] });
  expect(diagnose(failed).failures).toBe(1);
  expect(listCases().map(({ id }) => id)).toContain('put.acme.confirms@PutObject');
});

test.each([
  ['an id of the suite', { id: 'get.wrong-key' as const }, /id of the suite/],
  ['an id of no subject', { id: 'acme.put' as never }, /word of no subject/],
  ['no operation', { id: 'put.acme.x' as const, on: [] as never }, /no operation/],
  ['no fault', { id: 'put.acme.x' as const, catches: [] as never }, /no fault/],
])('a rule with %s is refused', async (_, changes, why) => {
  const ran = runConformance({ endpoint: honest, ownRules: [{ ...own, ...changes }] });
  await expect(ran).rejects.toThrow(why);
  await expect(ran).rejects.toBeInstanceOf(UsageError);
});

test('a fault of one’s own has an id that is free', () => {
  const change = () => ({});
  expect(() => ownFault({ id: 'no-echo', does: '', change })).toThrow(/suite has a fault/);
  expect(() => ownFault({ id: 'Not Kebab', does: '', change })).toThrow(/kebab-case/);
});

test.each([
  ['an endpoint that is no URL', { endpoint: 'nonsense' }, 'E_ENDPOINT_URL'],
  ['plain http', { endpoint: 'http://localhost:9' }, 'E_ENDPOINT_PLAIN_HTTP'],
  ['a rule that there is not', { rules: ['nonsense'] }, 'E_RULE_UNKNOWN'],
  ['half a trial', { trials: 0.5 }, 'E_NUMBER'],
  ['a shard without a seed', { shard: { index: 1, count: 2 } }, 'E_SHARD_SEED'],
])('%s is an error of the caller, before any request', async (_, changes, code) => {
  const credentials = { accessKeyId: 'TESTONLY', secretAccessKey: 'TESTONLY' };
  const ran = runConformance({ endpoint: honest, credentials, ...changes });
  await expect(ran).rejects.toMatchObject({ code, exitCode: 2 });
});

test('an endpoint with an unknown fault does not start', async () => {
  const started = createReferenceEndpoint({ faults: ['nonsense' as never] });
  await expect(started).rejects.toMatchObject({ code: 'E_FAULT_UNKNOWN' });
});

test('the fuzzer finds a fault, and nothing on an honest endpoint', async () => {
  const faulty = await createReferenceEndpoint({ faults: ['accepts-wrong-key'] });
  const found = await fuzz({ endpoint: faulty, seed: 3, stories: 10, concurrency: 2 });
  await faulty.close();
  expect(found.exitCode).toBe(1);
  expect(found.cases.some(({ verdict, id }) => verdict === 'fail' && id.startsWith('fuzz.'))).toBe(
    true,
  );
  const none = await fuzz({ endpoint: honest, seed: 3, stories: 5, concurrency: 2 });
  expect(none).toMatchObject({ exitCode: 0, summary: { fail: 0 } });
});
