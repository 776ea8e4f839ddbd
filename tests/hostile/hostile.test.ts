import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { CaseReport } from '../../core/report.ts';
import { makeCertificate } from '../../fixtures/endpoint/tls.ts';
import { rules } from '../../suites/index.ts';
import { signedSender } from '../endpoint/signed.ts';
import { isWhole, rowsOf } from '../extent.ts';
import { type Ended, few, runOn } from './command.ts';
import { type Front, type Hostility, pass, startFront } from './front.ts';
import { type HostilityName, hostilities, redirectsTo } from './hostilities.ts';

const memoryMiBMax = 512;
/** Rules that claim a refusal. */
const allRefusals = rules.filter(({ expect }) => expect.kind === 'refusal');
const idsOf = (of: typeof allRefusals) => new Set<string>(of.map((rule) => rule.id));
/** Without the rules that also accept a write that confirms no SSE-C. */
const refusals = idsOf(
  allRefusals.filter(
    ({ expect }) => expect.says !== 'is refused, or is accepted, and confirms no SSE-C',
  ),
);
/** Once the rules begin, requests on the bucket itself are let through. */
const refusalsOfCases = idsOf(
  allRefusals.filter(({ id, on }) => refusals.has(id) && !on.includes('PutBucketEncryption')),
);

/** The outcome of a run whose endpoint is hostile only once the rules begin. */
interface Outcome {
  readonly codes: readonly number[];
  /** Which verdicts a case may have. */
  readonly verdicts: readonly CaseReport['verdict'][];
}
const proven: Outcome = { codes: [1, 3], verdicts: ['fail', 'blocked', 'skip', 'pass'] };
const unproven: Outcome = { codes: [3], verdicts: ['blocked', 'skip'] };
const outcomes: Readonly<Record<HostilityName, Outcome>> = {
  'always 200 and empty': proven,
  'always 403': proven,
  'always 501': proven,
  'always 503 SlowDown': unproven,
  'a random status': proven,
  'right answers with wrong bodies': proven,
  'HTML error pages': proven,
  'TLS cut in mid-body': proven,
  'a byte a second': proven,
  'an endless body': proven,
  'an endless header block': proven,
  'gzip bombs': proven,
  'a reset after every answer': { codes: [0, 3], verdicts: ['pass', 'skip', 'blocked'] },
  'the answer to the request before': proven,
  'a clock 20 minutes off': { codes: [1, 3], verdicts: ['blocked', 'skip', 'fail', 'pass'] },
  'a certificate that changes': unproven,
};
/** Endpoints that answer some requests rightly, so that some cases may pass. */
const maybeRight: readonly HostilityName[] = [
  'a random status',
  'right answers with wrong bodies',
  'a reset after every answer',
  'the answer to the request before',
];

/** Endpoints on which every request is slow, so that few rules are run in the whole, too. */
const slow: readonly HostilityName[] = [
  'always 503 SlowDown',
  'a byte a second',
  'an endless body',
  'an endless header block',
  'gzip bombs',
];
const isFew = (name: HostilityName) => !isWhole || slow.includes(name);
const flagsOn = (name: HostilityName) => [
  // Only a slow endpoint gets a short time-out, because a loaded machine is slow as well.
  ...['--timeout', slow.includes(name) ? '5' : '60'],
  ...(isFew(name) ? few : []),
];

/** Of each kind one: a status, a wrong body, a body without end and a broken connection. */
const sampled: ReadonlySet<HostilityName> = new Set([
  'always 200 and empty',
  'right answers with wrong bodies',
  'an endless header block',
  'TLS cut in mid-body',
]);

async function withFront<T>(
  of: Parameters<typeof startFront>,
  work: (front: Front) => Promise<T>,
): Promise<T> {
  const front = await startFront(...of);
  try {
    return await work(front);
  } finally {
    await front.close();
  }
}

const ids = (cases: readonly CaseReport[] | undefined, verdict: CaseReport['verdict']) =>
  (cases ?? []).filter((one) => one.verdict === verdict).map((one) => one.id);

const passedOf = (cases: readonly CaseReport[] | undefined, of: ReadonlySet<string>) =>
  ids(cases, 'pass').filter((id) => of.has(id.split('@')[0] ?? ''));

/** The buckets of the honest endpoint behind the front. */
async function bucketsBehind(front: Front): Promise<readonly string[]> {
  const send = signedSender(front.behind);
  const { text } = await send({ method: 'GET', path: '/' });
  return [...text.matchAll(/<Name>([^<]+)/g)].map(([, name = '']) => name);
}

function isBounded(ended: Ended): void {
  expect(ended.peakMiB).toBeGreaterThan(0);
  expect(ended.peakMiB).toBeLessThan(memoryMiBMax);
  expect(ended.err).not.toMatch(/\n\s+at /);
  expect(ended.err).not.toContain('E_INTERNAL');
}

const whileRunning = (Object.keys(hostilities) as HostilityName[]).filter(
  // This one has a test of its own, because it stops the clean-up too.
  (name) => name !== 'a certificate that changes',
);

test.each(rowsOf(whileRunning, (name) => sampled.has(name)))(
  'an endpoint that turns hostile once the rules begin gets only allowed verdicts and keeps no bucket: %s',
  async (name) => {
    await withFront([hostilities[name], 'cases'], async (front) => {
      const ended = await runOn(front, flagsOn(name));
      const { codes, verdicts } = outcomes[name];
      isBounded(ended);
      expect(front.twisted).toBeGreaterThan(0);
      expect(ids(ended.report?.cases, 'error')).toEqual([]);
      expect(ended.report?.cases.length).toBeGreaterThan(0);
      for (const one of ended.report?.cases ?? [])
        expect(verdicts, `${one.id} ${one.reason}`).toContain(one.verdict);
      expect(codes).toContain(ended.code);
      if (name === 'always 200 and empty') expect(ids(ended.report?.cases, 'fail')).not.toEqual([]);
      if (!maybeRight.includes(name))
        expect(passedOf(ended.report?.cases, refusalsOfCases)).toEqual([]);
      const left = await bucketsBehind(front);
      expect(ended.ledgers).toEqual([]);
      expect(left).toEqual([]);
      for (const one of ended.report?.cases ?? [])
        if (one.verdict === 'blocked' || one.verdict === 'skip')
          expect(one.reason, one.id).toBeTruthy();
    });
  },
);

test('a certificate that changes while the rules run blocks them, and the ledger is kept and named', async () => {
  // Open connections are answered once more, and new ones see another certificate.
  const hostility: Hostility = async ({ honest, response, socket, changeCertificate }) => {
    changeCertificate();
    response.once('finish', () => socket.end());
    pass(response, await honest());
  };
  await withFront([hostility, 'cases'], async (front) => {
    const ended = await runOn(front, flagsOn('a certificate that changes'));
    isBounded(ended);
    expect(front.twisted).toBeGreaterThan(0);
    expect(ended.code).toBe(3);
    const cases = ended.report?.cases ?? [];
    for (const one of cases) expect(['blocked', 'skip', 'pass']).toContain(one.verdict);
    expect(ids(cases, 'blocked').length).toBeGreaterThan(cases.length / 2);
    // The clean-up cannot connect, so the ledger is kept and the cleanup command is named.
    expect(ended.ledgers).toHaveLength(1);
    expect(ended.err).toContain(`sse-c-conformance cleanup ${ended.ledgers[0]}`);
  });
});

test('no read that returns wrong bytes passes', async () => {
  await withFront([hostilities['right answers with wrong bodies'], 'cases'], async (front) => {
    const wanted = ['get.right-key', 'get.range.prefix', 'get.range.unaligned', 'size.boundaries'];
    const ended = await runOn(front, ['--rule', ...wanted, '--operation', 'GetObject']);
    expect(ended.code).toBe(1);
    expect(ids(ended.report?.cases, 'pass')).toEqual([]);
  });
});

const stops: readonly (readonly [name: HostilityName, says: RegExp])[] = [
  ['always 403', /E_BUCKET_FORBIDDEN/],
  ['always 501', /E_REFUSED/],
  ['always 503 SlowDown', /E_REFUSED/],
  ['HTML error pages', /E_NOT_S3/],
  ['TLS cut in mid-body', /E_UNREACHABLE/],
  ['a byte a second', /E_TIMEOUT/],
  ['an endless header block', /E_NOT_HTTP/],
  ['a clock 20 minutes off', /clocks differ/],
  ['a certificate that changes', /E_UNREACHABLE|E_TLS_CERTIFICATE/],
];

test.each(rowsOf(stops, ([name]) => sampled.has(name) || name === 'always 403'))(
  'an endpoint that is hostile from the first request on ends the run with one sentence: %s',
  async (name, says) => {
    await withFront([hostilities[name], 'first'], async (front) => {
      const ended = await runOn(front, flagsOn(name));
      isBounded(ended);
      expect(ended.code).toBe(3);
      expect(ended.err).toMatch(says);
      // The reports say why, and judge nothing.
      expect(ended.report?.cases).toEqual([]);
      expect(await bucketsBehind(front)).toEqual([]);
    });
  },
);

const greens = ['always 200 and empty', 'an endless body', 'gzip bombs'] as const;

test.each(rowsOf(greens, (name) => sampled.has(name)))(
  'an endpoint that is hostile from the first request on passes no refusal: %s',
  async (name) => {
    await withFront([hostilities[name], 'first'], async (front) => {
      const ended = await runOn(front, flagsOn(name));
      isBounded(ended);
      expect([1, 3]).toContain(ended.code);
      expect(passedOf(ended.report?.cases, refusals)).toEqual([]);
    });
  },
);

test('a redirect to another host is never followed', async () => {
  let visits = 0;
  const { certPem, keyPem } = await makeCertificate([]);
  const otherHost = createServer({ cert: certPem, key: keyPem }, (_, response) => {
    visits += 1;
    response.end();
  });
  otherHost.on('connection', () => {
    visits += 1;
  });
  await new Promise<void>((resolve) => otherHost.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(otherHost.address() as AddressInfo).port}`;
  for (const from of ['first', 'cases'] as const) {
    await withFront([redirectsTo(url), from], async (front) => {
      const ended = await runOn(front, few);
      isBounded(ended);
      expect(from === 'first' ? [3] : [1, 3]).toContain(ended.code);
      if (from === 'first') expect(ended.err).toContain('E_REDIRECTED');
      expect(ended.report?.cases.length === 0).toBe(from === 'first');
      expect(passedOf(ended.report?.cases, refusalsOfCases)).toEqual([]);
    });
  }
  otherHost.close();
  expect(visits).toBe(0);
});
