import { readFileSync } from 'node:fs';
import { record } from '../client/index.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import {
  type Ending,
  type Outage,
  type PreflightCheck,
  type RunReport,
  reportVersion,
  type SsecIgnored,
  type Summary,
} from '../core/report.ts';
import { type Verdict, verdicts } from '../core/verdict.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { Config } from './config.ts';
import { shardReport } from './plan/shard.ts';
import type { Preflight } from './probes/preflight.ts';
import type { Connection } from './session.ts';

/** The report of a run that has ended, with its exit code. */
export function reportOf(
  config: Config,
  of: {
    readonly startedAt: Date;
    readonly looked: Preflight;
    readonly cases: RunReport['cases'];
    readonly requests: number;
    readonly ended: Ending;
    readonly connection: Connection;
    readonly outages: readonly Outage[];
    /** Ids of the cases of all shards. */
    readonly selected?: readonly string[];
  },
): RunReport {
  const { cases } = of;
  const counts = Object.fromEntries(
    verdicts.map((verdict) => [verdict, cases.filter((one) => one.verdict === verdict).length]),
  ) as Record<Verdict, number>;
  const summary: Summary = {
    ...counts,
    requests: of.requests,
    durationMs: Date.now() - of.startedAt.getTime(),
  };
  const shard = shardReport(config, of.selected ?? []);
  const checks: readonly PreflightCheck[] = of.looked.checks;
  const report: RunReport = {
    schemaVersion: reportVersion,
    tool: { name: 'sse-c-conformance', version: version() },
    endpoint: {
      url: config.endpoint,
      ...(config.endpointHttp !== undefined && { httpUrl: config.endpointHttp }),
      ...(config.gateways && { gateways: config.gateways }),
      kind: config.endpointKind,
      region: config.region,
      bucket: of.looked.facts.bucket,
      addressing: config.addressing,
    },
    seed: config.seed,
    trials: config.trials,
    failOn: config.failOn,
    ...(shard && { shard }),
    exitCode: 0,
    startedAt: of.startedAt.toISOString(),
    ended: of.ended,
    preflight: checks,
    ...(of.looked.ignored && { ssecIgnored: causeOf(of.looked.ignored, of) }),
    ...(of.outages.length > 0 && { outages: of.outages }),
    summary,
    cases,
    // What plain objects share is no defect of SSE-C, so no cause of one explains it.
    diagnosis: diagnose(cases),
  };
  return { ...report, exitCode: exitCodeOf(report) };
}

/** The one cause of the cases that failed or were blocked since SSE-C headers are ignored. */
function causeOf(
  { says, exchanges }: NonNullable<Preflight['ignored']>,
  of: { readonly cases: RunReport['cases']; readonly connection: Connection },
): SsecIgnored {
  const covered = of.cases.filter(({ verdict }) => verdict === 'fail' || verdict === 'blocked');
  return {
    says,
    exchanges: exchanges.map((exchange) => record(exchange, of.connection.secrets)),
    cases: covered.map(({ id }) => id),
  };
}

function version(): string {
  const found: unknown = JSON.parse(readFileSync(packageFile(), 'utf8'));
  return typeof found === 'object' && found !== null && 'version' in found
    ? String(found.version)
    : 'unknown';
}

/** `package.json`: next to `runner/` in the sources, one folder higher from `dist/`. */
function packageFile(): URL {
  const near = new URL('../package.json', import.meta.url);
  return near.pathname.includes('/dist/') ? new URL('../../package.json', import.meta.url) : near;
}
