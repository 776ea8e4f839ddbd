import { Secrets } from '../../client/index.ts';
import type { Exchange } from '../../core/exchange.ts';
import { harmOf, type Rule } from '../../core/rule.ts';
import { type Draft, type SentDraft, sentDraft } from '../../core/values.ts';
import type { Config } from '../../runner/config.ts';
import type { PlannedCase } from '../../runner/plan/catalogue.ts';
import type { Connection, SessionFacts } from '../../runner/session.ts';
import { subjectOf } from '../../spec/subjects.ts';
import { answer } from '../core/answer.ts';

/** Answers a request; `kept` is the request as the evidence has it. */
export type Script = (draft: Draft, kept?: SentDraft) => Exchange;

/** A connection whose endpoint answers by a script of the test. */
export function scripted(
  script: Script,
  of: {
    /** Answers requests of the role observe; without it nothing is found. */
    readonly observed?: Script;
    readonly lastFailure?: string;
  } = {},
): Connection & { readonly sent: Draft[] } {
  const sent: Draft[] = [];
  const { observed = () => answer(404), lastFailure } = of;
  return {
    sent,
    secrets: new Secrets(),
    client: {
      get requests() {
        return sent.length;
      },
      lastFailure,
      pace: { spent: { requests: 0, bytes: 0 }, usedUp: undefined },
      wire: {
        credentials: config.credentials,
        region: config.region,
        origins: { https: config.endpoint },
        addressing: 'path',
        now: () => new Date(0),
        timeoutMs: config.timeoutMs,
        send: async () => answer(404),
      },
      exchange: async (draft, role) => {
        sent.push(draft);
        const request = sentDraft(draft);
        const said = (role === 'observe' ? observed : script)(draft, request);
        return { ...said, role, request };
      },
      close: async () => {},
    },
  };
}

/** A connection for the runner's own requests, which all have the role observe. */
export function observing(script: Script, lastFailure?: string) {
  return scripted(script, { observed: script, ...(lastFailure !== undefined && { lastFailure }) });
}

/** Answers every request with the same status. */
export const always = (status: number, code?: string) => () =>
  answer(status, code === undefined ? {} : { error: { code } });

export const facts: SessionFacts = {
  bucket: 'bucket',
  isOwnBucket: true,
  prefix: 'run/',
  missingStatus: 404,
  features: { tagging: { isThere: false, reason: 'not offered' } },
};

export const config: Config = {
  endpoint: 'https://localhost:1',
  endpointKind: 'given',
  region: 'us-east-1',
  credentials: { accessKeyId: 'TESTONLY', secretAccessKey: 'TEST ONLY secret' },
  secondCredentials: { accessKeyId: 'TESTONLY2', secretAccessKey: 'TEST ONLY secret 2' },
  addressing: 'path',
  insecure: false,
  allowHttp: false,
  rules: [],
  operations: [],
  level: 'MAY',
  trials: 3,
  seed: 7,
  concurrency: 4,
  timeoutMs: 1000,
  budgetMs: 10_000,
  failOn: 'must',
  require: [],
  quick: false,
  ledgerFile: '/nowhere/ledger',
};

/** The case of a rule on its first operation. */
export function planned(rule: Rule): PlannedCase {
  const [operation] = rule.on;
  const clause = { id: 'c', quote: 'q', source: 's', url: 'https://docs.example.test/' };
  return {
    rule,
    info: {
      id: `${rule.id}@${operation}`,
      rule: rule.id,
      operation,
      level: rule.level,
      title: rule.title,
      subject: subjectOf(rule.id),
      clause,
      harm: harmOf(rule),
      catches: rule.catches,
      needs: rule.needs ?? [],
    },
  };
}
