import { afterEach, expect, test, vi } from 'vitest';
import { dryRun, inWords } from '../../cli/dry-run.ts';
import { runFlagsOf } from '../../cli/program.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('an estimate has the prices of each kind of request, and says that it is one', () => {
  const text = inWords({
    ...{ writes: 100_000, reads: 1_000_000, deletes: 5, bytesUp: 7, buckets: 3 },
    bytesDown: 10_000_000_000,
  });
  // 100,000 × 0.005/1000 + 1,000,000 × 0.0004/1000 + 10 GB × 0.09
  expect(text).toContain('about 1.80 USD: an estimate');
  expect(text).toContain('1,100,005');
  expect(text).toMatch(/of June 2025/);
});

test('a dry run counts what the selected cases send, without the endpoint that is named', async () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const flags = ['--endpoint', 'https://localhost:1', '--rule', 'put.md5.mismatch', '--seed', '1'];
  await dryRun(runFlagsOf(flags));
  const numberOf = (name: string) =>
    Number(new RegExp(`^ *${name} +([\\d,]+)`, 'm').exec(written.join(''))?.[1]?.replace(/,/g, ''));
  expect(numberOf('requests')).toBeGreaterThan(30);
  expect(numberOf('requests')).toBe(
    numberOf('PUT, COPY, POST, LIST') + numberOf('GET, HEAD and others') + numberOf('DELETE'),
  );
  expect(numberOf('PUT, COPY, POST, LIST')).toBeGreaterThan(10);
  expect(numberOf('bytes sent')).toBeGreaterThan(0);
  expect(numberOf('buckets')).toBeGreaterThanOrEqual(1);
});
