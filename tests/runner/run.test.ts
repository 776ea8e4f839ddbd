import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { RunReport } from '../../core/report.ts';
import type { Draft } from '../../core/values.ts';
import { renderConsole } from '../../reports/console.ts';
import { renderMarkdown } from '../../reports/markdown.ts';
import { answer } from '../core/answer.ts';
import { hasCustomerKey, honest, isPlan, ran } from './ran.ts';
import { config as base, type Script } from './scripted.ts';
import { smallS3 } from './small-s3.ts';

/** An S3 that stores with SSE-C and does not compare keys. */
const opensWithAnyKey: Script = (draft) => s3.script(draft);
const isKeylessRead = (draft: Draft) =>
  draft.method === 'GET' &&
  /get.wrong-key|needs-its-key/.test(draft.name) &&
  !hasCustomerKey(draft);
const s3 = smallS3([], {
  instead: (draft) => (isKeylessRead(draft) ? answer(400) : undefined),
});

describe('an endpoint that ignores SSE-C headers', () => {
  const about = ['get.no-key@GetObject', 'put.triple.valid@PutObject'];
  const rules = ['get.no-key', 'put.triple.valid', 'get.wrong-key', 'presign.*', 'put.key.*'];
  test('a run judges only the rules about that, and says the cause with the cases', async () => {
    const { report, reported, requests } = await ran(smallS3().script, { rules });
    expect([report?.exitCode, report?.preflight.at(-1)?.outcome]).toEqual([1, 'fail']);
    const says = 'SSE-C headers are ignored: objects are stored in the clear';
    expect(report?.ssecIgnored?.says.startsWith(`${says}. GetObject without a key`)).toBe(true);
    expect(reported).toContain('SSE-C objects need their key');
    const failed = report?.cases.filter(({ verdict }) => verdict === 'fail') ?? [];
    expect(failed.map(({ id }) => id).toSorted()).toEqual(about);
    const others = report?.cases.filter(({ id }) => !about.includes(id)) ?? [];
    expect(others.length).toBeGreaterThan(20);
    expect(new Set(others.map(({ verdict, reason }) => `${verdict}: ${reason}`))).toEqual(
      new Set([`blocked: ${says}`]),
    );
    expect(report?.ssecIgnored?.cases).toEqual(report?.cases.map(({ id }) => id));
    expect(report?.ssecIgnored?.exchanges.length).toBeGreaterThan(3);
    expect(requests).toBeLessThan(100);
  });
  test('console and Markdown begin with it, in less than 60 lines', async () => {
    const { report } = await ran(smallS3().script, { rules });
    const console = renderConsole(report as RunReport, { colour: false });
    expect(console).toMatch(/^SSE-C headers are ignored: objects are stored in the clear\./);
    expect(console.split('\n').length).toBeLessThan(60);
    expect(renderMarkdown(report as RunReport)).toContain('SSE-C headers are ignored');
  });
});

describe('a run', () => {
  test('a run reports its checks, cases and counts, and leaves nothing behind', async () => {
    const s3 = honest();
    const { report, reported, cases, ledger, requests } = await ran(s3.script);
    expect(report?.cases.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['get.wrong-key@GetObject', 'pass'],
    ]);
    expect(report?.cases).toEqual(cases);
    expect(report?.exitCode).toBe(0);
    expect(report?.summary).toMatchObject({ pass: 1, skip: 0, blocked: 0, fail: 0, error: 0 });
    expect(report?.summary.requests).toBeGreaterThan(8);
    expect(report?.summary.requests).toBeLessThanOrEqual(requests);
    expect(reported).toEqual([
      ...['clock', 'reachable', 'bucket', 'plain write', 'SSE-C write'],
      ...['SSE-C objects need their key', '{"cases":1,"seed":7}'],
    ]);
    expect(report?.preflight.map(({ name }) => name)).toEqual(reported.slice(0, 6));
    expect([s3.held(), s3.buckets.size, ledger]).toEqual([[], 0, undefined]);
  });
  test('a run reports the tool, the endpoint and the settings, without credentials', async () => {
    const changes = { endpointHttp: 'http://127.0.0.1:1', trials: 1, failOn: 'may' } as const;
    const before = Date.now();
    const { report } = await ran(honest().script, changes);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(report?.tool).toEqual({ name: 'sse-c-conformance', version });
    expect(report?.endpoint).toMatchObject({
      ...{ httpUrl: 'http://127.0.0.1:1', kind: 'given', region: 'us-east-1', addressing: 'path' },
    });
    expect(report?.endpoint.bucket).toMatch(/^ssec-conf-/);
    expect([report?.seed, report?.trials, report?.failOn]).toEqual([7, 1, 'may']);
    expect(JSON.stringify(report)).not.toContain(base.credentials.secretAccessKey);
    expect(Date.parse(report?.startedAt ?? '')).toBeGreaterThanOrEqual(before);
    expect(report?.summary.durationMs).toBeLessThanOrEqual(Date.now() - before);
    expect((await ran(honest().script)).report?.endpoint).not.toHaveProperty('httpUrl');
  });
  test('a run fails where one rule fails, with the evidence', async () => {
    const { report } = await ran(opensWithAnyKey, { shrinks: false });
    expect([report?.exitCode, report?.summary.fail]).toEqual([1, 1]);
    expect(report).not.toHaveProperty('ssecIgnored');
    const [finding] = report?.cases[0]?.findings ?? [];
    expect(finding?.exchanges.map(({ role }) => role)).toContain('act');
    const never = await ran(opensWithAnyKey, { shrinks: false, failOn: 'never' });
    expect([never.report?.exitCode, never.report?.summary.fail]).toEqual([0, 1]);
  });
  test('a run of an unknown rule ends before anything is sent', async () => {
    const { error, requests, ledger } = await ran(honest().script, { rules: ['no.such.rule'] });
    expect([error?.code, requests, ledger]).toEqual(['E_RULE_UNKNOWN', 0, undefined]);
  });
  test('a run that was stopped before it began makes no bucket', async () => {
    const operations: string[] = [];
    const script: Script = (draft) => {
      operations.push(draft.operation);
      return answer(404);
    };
    const { error, ledger } = await ran(script, {}, AbortSignal.abort());
    expect([error?.code, error?.exitCode, ledger]).toEqual(['E_INTERRUPTED', 3, undefined]);
    // The clean-up still looks for a bucket.
    expect(operations).not.toContain('CreateBucket');
  });
  test('a run needs no event listener', async () => {
    const keeps = (draft: Draft) => (draft.operation === 'DeleteBucket' ? answer(403) : undefined);
    const { report, reported } = await ran(honest({ instead: keeps }).script, {}, undefined, false);
    expect([report?.exitCode, reported]).toEqual([0, []]);
  });
  test('a run ends without a ledger where the endpoint refuses the bucket', async () => {
    const said = answer(403, { error: { code: 'AccessDenied' } });
    const { error, ledger, reported } = await ran(() => said);
    expect([error?.code, ledger]).toEqual(['E_BUCKET_FORBIDDEN', undefined]);
    expect(reported).not.toContain('{"cases":1,"seed":7}');
  });
});

describe('a case that was not judged', () => {
  test('cases are blocked where the preflight stops', async () => {
    const refuses = {
      instead: (draft: Draft) => (hasCustomerKey(draft) ? answer(501) : undefined),
    };
    const s3 = honest(refuses);
    const { report, cases, ledger } = await ran(s3.script, {
      rules: ['put.md5.mismatch', 'attrs.no-md5'],
    });
    expect(report?.exitCode).toBe(3);
    expect(report?.summary.blocked).toBe(report?.cases.length);
    expect(report?.summary.blocked).toBeGreaterThan(2);
    for (const one of report?.cases ?? []) {
      expect(one.reason).toContain('This endpoint does not offer SSE-C');
      expect([one.trials, one.requests, one.findings]).toEqual([0, 0, []]);
      expect(one.replay).toContain(`--rule ${one.id}`);
      expect('disputed' in one).toBe(one.rule === 'attrs.no-md5');
    }
    expect(cases.map(({ id }) => id).sort()).toEqual(report?.cases.map(({ id }) => id).sort());
    expect([s3.buckets.size, ledger]).toEqual([0, undefined]);
  });
  test('cases are blocked where the run is stopped before them, and everything is deleted', async () => {
    const stop = new AbortController();
    const s3 = honest();
    const script: Script = (draft) => {
      if (hasCustomerKey(draft)) stop.abort();
      return s3.script(draft);
    };
    const { report, ledger } = await ran(script, {}, stop.signal);
    expect(report?.cases.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['blocked', 'interrupted before it ran'],
    ]);
    expect(report?.exitCode).toBe(3);
    expect([s3.held(), s3.buckets.size, ledger]).toEqual([[], 0, undefined]);
  });
  test('a case is blocked where the run is stopped in the middle of it', async () => {
    const stop = new AbortController();
    const s3 = honest();
    const script: Script = (draft) => {
      if (isPlan(draft) && draft.method === 'GET') stop.abort();
      return s3.script(draft);
    };
    const { report } = await ran(script, {}, stop.signal);
    expect(report?.cases.map(({ verdict }) => verdict)).toEqual(['blocked']);
    expect(s3.buckets.size).toBe(0);
  });
  test('cases are blocked where the budget is used up, and everything is deleted', async () => {
    const s3 = honest();
    const budgetMs = 10_000;
    const budget = new AbortController();
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const clock = vi
      .spyOn(AbortSignal, 'timeout')
      .mockImplementation((ms) => (ms === budgetMs ? budget.signal : timeout(ms)));
    const script: Script = (draft) => {
      // The last request before the cases, so that the budget is used up when it is answered.
      if (hasCustomerKey(draft)) budget.abort(new DOMException('', 'TimeoutError'));
      return s3.script(draft);
    };
    // More cases than run at once.
    const { report } = await ran(script, { budgetMs, timeoutMs: 5_000, rules: ['get.*'] });
    clock.mockRestore();
    const cases = report?.cases ?? [];
    expect(cases.every(({ verdict }) => verdict === 'blocked' || verdict === 'skip')).toBe(true);
    expect(cases.at(-1)?.reason).toBe(
      "the run's time, 10 s, was used up; allow more with --budget or select fewer rules",
    );
    expect([s3.held(), s3.buckets.size]).toEqual([[], 0]);
  });
  test('cases are blocked where the probe of their feature crashed', async () => {
    const crashes = {
      instead: ({ operation, name }: Draft) => {
        if (operation !== 'PutObjectTagging') return undefined;
        return name === 'preflight/plain' ? answer(500) : answer(404);
      },
    };
    const { report } = await ran(honest(crashes).script, {
      rules: [],
      operations: ['GetObjectTagging'],
      // It needs a bucket with versioning as well.
      exclude: ['tags.kept.version'],
    });
    expect(report?.cases.length).toBeGreaterThan(0);
    for (const { verdict, reason } of report?.cases ?? [])
      expect([verdict, reason]).toEqual([
        'blocked',
        'tagging: PutObjectTagging was answered with 500',
      ]);
  });
});
