import { expect, test } from 'vitest';
import { stoppedReport } from '../../cli/stopped-report.ts';
import { UnreachableError } from '../../core/errors.ts';
import { renderFiles, reportNames } from '../../reports/index.ts';
import { config } from '../runner/scripted.ts';

test('a run that ends at its first request leaves reports in every format that say why', () => {
  const why = 'The host has no address. Check the spelling of --endpoint.';
  const report = stoppedReport(config, new UnreachableError('E_HOST_UNKNOWN', why));
  expect([report.exitCode, report.ended]).toEqual([3, 'stopped']);
  const files = new Map(renderFiles(report, reportNames).map(({ path, text }) => [path, text]));
  for (const path of ['report.json', 'junit.xml', 'report.html', 'report.sarif', 'summary.md'])
    expect(files.get(path), path).toContain('has no address');
  expect(files.get('badge.json')).toContain('not concluded');
});
