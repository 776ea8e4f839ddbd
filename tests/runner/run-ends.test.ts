import { describe, expect, test } from 'vitest';
import type { Draft } from '../../core/values.ts';
import type { Feature } from '../../spec/features.ts';
import { answer } from '../core/answer.ts';
import { honest, ran } from './ran.ts';

describe('a feature that --require names', () => {
  const lacks = {
    instead: ({ operation }: Draft) => (operation === 'PutObjectTagging' ? answer(501) : undefined),
  };
  const judged = async (require: readonly Feature[]) => {
    const { report } = await ran(honest(lacks).script, {
      require,
      rules: [],
      operations: ['GetObjectTagging'],
    });
    return { exitCode: report?.exitCode, cases: report?.cases ?? [] };
  };
  test('a required feature that is missing fails the cases that need it', async () => {
    const { exitCode, cases } = await judged(['tagging']);
    for (const { verdict, reason } of cases)
      expect([verdict, reason]).toEqual([
        'fail',
        '--require tagging: tagging: PutObjectTagging was answered with 501',
      ]);
    expect(cases.length).toBeGreaterThan(0);
    expect(exitCode).toBe(cases.some(({ level }) => level === 'MUST') ? 1 : 3);
  });
  test('a case is skipped where another feature is required, and only skips give exit code 3', async () => {
    for (const require of [[], ['cors']] as const) {
      const { exitCode, cases } = await judged(require);
      expect(new Set(cases.map(({ verdict }) => verdict))).toEqual(new Set(['skip']));
      expect(exitCode).toBe(3);
    }
  });
});

describe('a required feature that the endpoint has', () => {
  const judged = async (instead: (draft: Draft) => ReturnType<typeof answer> | undefined) => {
    const { report } = await ran(honest({ instead }).script, {
      ...{ require: ['tagging'], rules: [], operations: ['GetObjectTagging'] },
      // It needs a bucket with versioning as well.
      exclude: ['tags.kept.version'],
    });
    return report?.cases ?? [];
  };
  test('a required feature that the endpoint has changes no verdict and no reason', async () => {
    const cases = await judged(() => undefined);
    expect(cases.length).toBeGreaterThan(0);
    for (const { verdict, reason = '' } of cases)
      expect([verdict === 'skip', reason.includes('--require')]).toEqual([false, false]);
  });
  test('a required feature that the endpoint has does not fail a case that is skipped otherwise', async () => {
    const notOffered = ({ operation }: Draft) =>
      operation === 'GetObjectTagging' ? answer(501) : undefined;
    const cases = await judged(notOffered);
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.map(({ verdict }) => verdict)).toContain('skip');
    expect(cases.filter(({ reason = '' }) => reason.includes('--require'))).toEqual([]);
  });
});

test('cases with versions are skipped where no versioned bucket can be made, and nothing is left', async () => {
  const lacks = ({ operation }: Draft) =>
    operation === 'PutBucketVersioning' ? answer(501) : undefined;
  const s3 = honest({ instead: lacks });
  const { report } = await ran(s3.script, {
    rules: ['version.*'],
    operations: ['ListObjectVersions'],
  });
  expect(report?.cases.length).toBeGreaterThan(0);
  for (const { verdict, reason } of report?.cases ?? [])
    expect([verdict, reason]).toEqual([
      'skip',
      'versioning: PutBucketVersioning was answered with 501',
    ]);
  expect(s3.buckets.size).toBe(0);
});

describe('what could not be deleted', () => {
  test('a bucket that could not be deleted stays in the ledger, and the cleanup command is named', async () => {
    const keeps = {
      instead: ({ operation }: Draft) => (operation === 'DeleteBucket' ? answer(403) : undefined),
    };
    const { reported, ledger, report } = await ran(honest(keeps).script);
    const { bucket } = report?.endpoint ?? {};
    expect(reported.slice(-2)).toEqual([
      `Not everything could be deleted, 1 is left:\n  bucket ${bucket}: DeleteBucket was answered with 403`,
      'Finish with: sse-c-conformance cleanup LEDGER',
    ]);
    expect(ledger).toContain(report?.endpoint.bucket);
  });
  test('the objects of the user in a bucket of the user are not deleted', async () => {
    const s3 = honest();
    s3.script({
      operation: 'PutObject',
      method: 'PUT',
      bucket: 'yours',
      name: 'kept',
      query: [],
      headers: [],
      body: Buffer.from('k'),
    } as unknown as Draft);
    const { report } = await ran(s3.script, { bucket: 'yours' });
    expect(report?.cases.map(({ verdict }) => verdict)).toEqual(['pass']);
    expect(s3.held().map(({ name }) => name)).toEqual(['kept']);
  });
});
