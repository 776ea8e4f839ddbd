import { describe, expect, test } from 'vitest';
import { certified } from '../../cli/certify.ts';
import { targetOf } from '../../cli/own-endpoint.ts';
import { requiredToCertify } from '../../cli/preset.ts';
import { runFlagsOf } from '../../cli/program.ts';
import { UsageError } from '../../core/errors.ts';
import type { CaseReport, RunReport } from '../../core/report.ts';
import { conclude } from '../../reports/conclusion.ts';
import { renderFiles } from '../../reports/index.ts';
import { clauseSaying, hostileCase, reportOf } from '../reports/hostile-report.ts';

describe('the flags of a preset', () => {
  test('quick is --quick, standard changes nothing', () => {
    expect(runFlagsOf(['--preset', 'quick']).quick).toBe(true);
    const { preset: _, command: _command, ...standard } = runFlagsOf(['--preset', 'standard']);
    const { command: _default, ...plain } = runFlagsOf([]);
    expect(standard).toEqual(plain);
  });
  test('certify fixes level, trials and strength, and requires features, as its replay line says', () => {
    const flags = runFlagsOf(['--preset', 'certify', '--require', 'versioning']);
    expect(flags).toMatchObject({ level: 'should', failOn: 'should', trials: 2, strength: '2' });
    expect(flags.require).toEqual(['versioning', ...requiredToCertify]);
    expect(flags.command).toContain('--trials 2');
  });
  test.each([
    ['--rule', 'get.*'],
    ['--exclude', 'get.*'],
    ['--operation', 'PutObject'],
    ['--baseline', 'b.json'],
    ['--retries', '1'],
    ['--trials', '3'],
    ['--level', 'must'],
    ['--fail-on', 'never'],
    ['--strength', '3'],
    ['--insecure'],
    ['--allow-http'],
    ['--quick'],
    ['--bail'],
  ])('certify excludes %s', (...flag) => {
    const parse = () => runFlagsOf(['--preset', 'certify', ...flag]);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(new RegExp(`excludes ${flag[0]}`));
  });
});

describe('a certification', () => {
  const passing = hostileCase('pass');
  const of = {
    flags: runFlagsOf(['--preset', 'certify']),
    folder: '/nowhere',
    target: targetOf({
      ...{ url: 'https://localhost:1', httpUrl: 'http://localhost:2', region: 'us-east-1' },
      ...{
        accessKeyId: 'TESTONLY',
        secretAccessKey: 'TEST ONLY',
        secondAccount: { accessKeyId: 'TESTONLY2', secretAccessKey: 'TEST ONLY' },
        caPem: '',
        close: async () => {},
      },
    }),
  };
  const played = (findings: number) => async () => ({
    ...{ stories: 900, findings, exitCode: findings > 0 ? 1 : 0 },
  });
  const judged = (cases: readonly CaseReport[], findings = 0, more: Partial<RunReport> = {}) =>
    certified({ ...reportOf(cases, { failOn: 'should' }), ...more }, of, played(findings));

  test('is met where every case passed or does not apply, and no story found anything', async () => {
    const report = await judged([passing, hostileCase('skip')]);
    expect([report.exitCode, report.certification?.isMet]).toEqual([0, true]);
    expect(report.certification).toMatchObject({ stories: 900, findings: 0 });
    expect(conclude(report).headline).toContain('Meets every MUST and SHOULD');
    for (const { path, text } of renderFiles(report, ['html', 'markdown']))
      expect(text, path).toContain(report.certification?.digest);
  });
  test('is not met where a case failed or a story found something, with exit code 1', async () => {
    for (const report of [await judged([hostileCase('fail')]), await judged([passing], 1)]) {
      expect([report.exitCode, report.certification?.isMet]).toEqual([1, false]);
      expect(conclude(report)).toMatchObject({ state: 'fail', headline: 'Not certified' });
    }
  });
  test.each([
    ['a SHOULD case is blocked', hostileCase('blocked', { level: 'SHOULD' })],
    [
      'a case passed only when run again',
      hostileCase('pass', { flaky: { attempts: 2, findings: [] } }),
    ],
  ])('is open where %s', async (_, one) => {
    const report = await judged([passing, { ...one, id: 'a.b@GetObject' }]);
    expect([report.exitCode, report.certification?.isMet]).toEqual([3, false]);
    expect(conclude(report).headline).toBe('Not certified');
  });
  test('a disputed failure does not stand in its way', async () => {
    const disputed = hostileCase('fail', { disputed: clauseSaying('other') });
    expect((await judged([passing, disputed])).certification?.isMet).toBe(true);
  });
  test('no story is played after a run that ended early', async () => {
    const report = await judged([passing], 0, { ended: 'interrupted' });
    expect([report.exitCode, report.certification]).toMatchObject([3, { isMet: false }]);
    expect(report.certification).not.toHaveProperty('stories');
  });
  test('the digest differs with each verdict', async () => {
    const digests = [await judged([passing]), await judged([hostileCase('skip')])].map(
      ({ certification }) => certification?.digest,
    );
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(digests[0]).not.toBe(digests[1]);
  });
});
