import type { CaseReport, RecordedExchange, RunReport } from '../../core/report.ts';
import { type Step, stepOf } from './step.ts';

/** The requests of a finding as steps that a script can send with keys and names of its own. */
export interface ScriptPlan {
  readonly caseId: string;
  readonly title: string;
  readonly expected: string;
  readonly received: string;
  readonly endpoint: string;
  readonly httpUrl: string | undefined;
  readonly region: string;
  readonly steps: readonly Step[];
  /** Fingerprints of the keys that the script draws: `3f9a1c02`. */
  readonly keys: readonly string[];
}

/** Most steps of a script; a finding with more is replayed. */
const stepsMax = 40;
/** How a request is signed or framed, which neither curl nor botocore can be made to do. */
const notOurs = /signed|signature|presign|chunk|100-continue|twice|duplicate|raw|pipelin|\bdate\b/i;

/**
 * The plan of the first failed finding of a case; undefined where its requests cannot be sent by a
 * plain client: forms, presigned URLs, odd signatures and framing. Those have a replay line alone.
 */
export function planOf(report: RunReport, one: CaseReport): ScriptPlan | undefined {
  const finding = one.findings.find(({ verdict }) => verdict === 'fail');
  const sent = finding?.exchanges.filter(({ role }) => role !== 'control') ?? [];
  if (finding === undefined || sent.length === 0 || sent.length > stepsMax) return undefined;
  if (notOurs.test(`${one.rule} ${finding.counterexample}`)) return undefined;
  if (sent.some(({ request }) => request.signer !== undefined)) return undefined;
  if (!sent.every((_, index) => standsAlone(sent, index, report.endpoint.bucket))) return undefined;
  const steps = sent.map((_, index) => stepOf(sent, index, report.endpoint.bucket));
  if (!steps.every((step) => step !== undefined)) return undefined;
  const [mismatch] = finding.mismatches;
  return {
    caseId: one.id,
    title: one.title,
    expected: mismatch?.expected ?? '',
    received: mismatch?.received ?? '',
    endpoint: report.endpoint.url,
    httpUrl: report.endpoint.httpUrl,
    region: report.endpoint.region,
    steps: steps.filter((step) => step !== undefined),
    keys: keysOf(sent),
  };
}

/**
 * Whether what a request reads was written by the requests before it, in the bucket of the run: a
 * script has neither an object that was there before nor its version, nor a bucket with settings.
 */
function standsAlone(all: readonly RecordedExchange[], index: number, bucket: string): boolean {
  const { request, answer } = all[index] ?? {};
  if (request === undefined || answer === undefined) return false;
  const source = request.headers.find(([name]) => /copy-source$/i.test(name))?.[1];
  const path = pathOf(request.target);
  if (!path.startsWith(`/${bucket}/`) && path !== `/${bucket}`) return false;
  if (/versionId=/.test(`${request.target} ${source ?? ''}`)) return false;
  const isRead = ['GET', 'HEAD'].includes(request.method) && path !== `/${bucket}`;
  const needed = [
    ...(source === undefined ? [] : [pathOf(source.replace(/^\/?/, '/'))]),
    ...(isRead && answer.status < 300 ? [path] : []),
  ];
  const before = all.slice(0, index).filter((one) => ['PUT', 'POST'].includes(one.request.method));
  return needed.every((name) => before.some((one) => pathOf(one.request.target) === name));
}

function pathOf(target: string): string {
  return target.split('?')[0] ?? '';
}

function keysOf(exchanges: readonly RecordedExchange[]): readonly string[] {
  const values = exchanges.flatMap(({ request }) => request.headers.map(([, value]) => value));
  const found = values.flatMap((value) => [...value.matchAll(/key#([0-9a-f]{8})/g)]);
  return [...new Set(found.map(([, fingerprint]) => fingerprint ?? ''))];
}
