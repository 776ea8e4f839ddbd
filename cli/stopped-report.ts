import { exitCodeOf } from '../core/exit-code.ts';
import { type PreflightCheck, type RunReport, reportVersion } from '../core/report.ts';
import type { Config } from '../runner/config.ts';
import { version } from './version.ts';

/** The report of a run that ended before its first case: no case, and a check that says why. */
export function stoppedReport(config: Config, error: unknown): RunReport {
  const message = error instanceof Error ? error.message : String(error);
  const detail = message || 'no reason was recorded';
  return emptyReport(config, [{ name: 'first request', outcome: 'stop', detail }]);
}

/** The report of a run without a case. */
export function emptyReport(config: Config, preflight: readonly PreflightCheck[]): RunReport {
  const { endpoint, endpointHttp, endpointKind, failOn } = config;
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
