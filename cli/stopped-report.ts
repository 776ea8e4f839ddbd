import { exitCodeOf } from '../core/exit-code.ts';
import { type RunReport, reportVersion } from '../core/report.ts';
import type { Config } from '../runner/config.ts';
import { version } from './version.ts';

/** The report of a run that ended before its first case: no case, and a check that says why. */
export function stoppedReport(config: Config, error: unknown): RunReport {
  const message = error instanceof Error ? error.message : String(error);
  const { endpoint, endpointHttp, endpointKind, failOn } = config;
  const preflight = [
    {
      name: 'first request',
      outcome: 'stop',
      detail: message || 'no reason was recorded',
    } as const,
  ];
  const none = { skip: 0, pass: 0, blocked: 0, fail: 0, error: 0 };
  return {
    schemaVersion: reportVersion,
    tool: { name: 'sse-c-conformance', version: version() },
    endpoint: {
      url: endpoint,
      ...(endpointHttp !== undefined && { httpUrl: endpointHttp }),
      kind: endpointKind,
      region: config.region,
      bucket: config.bucket ?? '',
      addressing: config.addressing,
    },
    ...{ seed: config.seed, trials: config.trials, failOn },
    exitCode: exitCodeOf({ failOn, preflight, cases: [] }),
    startedAt: new Date().toISOString(),
    ended: 'stopped',
    preflight,
    summary: { ...none, requests: 1, durationMs: 0 },
    cases: [],
    diagnosis: { causes: [], unexplained: [], failures: 0 },
  };
}
