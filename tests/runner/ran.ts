import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SuiteError } from '../../core/errors.ts';
import { header } from '../../core/exchange.ts';
import type { CaseReport, RunReport } from '../../core/report.ts';
import type { Draft } from '../../core/values.ts';
import type { Config } from '../../runner/config.ts';
import type { RunEvents } from '../../runner/events.ts';
import { run } from '../../runner/run.ts';
import { answer } from '../core/answer.ts';
import { served } from './loopback.ts';
import { config as base, type Script } from './scripted.ts';
import { smallS3 } from './small-s3.ts';

const customer = 'x-amz-server-side-encryption-customer-';
export const hasCustomerKey = (draft: Draft) => header(draft, `${customer}key`) !== undefined;
export const isPlan = ({ name }: Draft) => /\/(GetObject|PutObject)\//.test(name);

interface Ran {
  readonly report?: RunReport;
  readonly error?: SuiteError;
  readonly reported: readonly string[];
  readonly cases: readonly CaseReport[];
  readonly ledger?: string;
  readonly requests: number;
}

/** Runs rules in this thread against an endpoint on the loopback that answers by a script. */
export async function ran(
  script: Script,
  changes: Partial<Config> = {},
  signal?: AbortSignal,
  listens = true,
  further: RunEvents = {},
): Promise<Ran> {
  const ledgerFile = join(mkdtempSync(join(tmpdir(), 'sse-c-run-')), 'ledger');
  const reported: string[] = [];
  const cases: CaseReport[] = [];
  const events = {
    onPreflight: ({ name }: { readonly name: string }) => void reported.push(name),
    onPlan: (plan: object) => void reported.push(JSON.stringify(plan)),
    onCase: (one: CaseReport) => {
      cases.push(one);
      further.onCase?.(one);
    },
    onNotice: (sentence: string) => void reported.push(sentence.replace(ledgerFile, 'LEDGER')),
  };
  return served(script, async (endpoint, requests) => {
    const config = {
      ...base,
      endpoint,
      ledgerFile,
      rules: ['get.wrong-key'],
      trials: 2,
      ...changes,
    };
    const ended = await run(config, listens ? events : {}, signal, 'here').then(
      (report) => ({ report }),
      (error: SuiteError) => ({ error }),
    );
    const ledger = existsSync(ledgerFile) ? readFileSync(ledgerFile, 'utf8') : undefined;
    return {
      ...ended,
      reported,
      cases,
      requests: requests(),
      ...(ledger !== undefined && { ledger }),
    };
  });
}

/** An S3 without versioning that refuses to read an object with another key than it was written with. */
export function honest(odd: Parameters<typeof smallS3>[1] = {}) {
  const keys = new Map<string, string | undefined>();
  const s3 = smallS3([], odd);
  const script: Script = (draft) => {
    const place = `${draft.bucket}/${draft.name}`;
    const key = header(draft, `${customer}key`);
    const isVersioning = draft.operation === 'PutBucketVersioning';
    const said = isVersioning ? (odd.instead?.(draft) ?? answer(501)) : s3.script(draft);
    if (draft.method === 'PUT' && said.status === 200) keys.set(place, key);
    const isItsKey = keys.get(place) === key;
    return draft.method === 'GET' && said.status === 200 && keys.has(place) && !isItsKey
      ? answer(403, { error: { code: 'AccessDenied' } })
      : said;
  };
  return { ...s3, script };
}
