import { counted } from '../core/counted.ts';
import type { Exchange } from '../core/exchange.ts';
import type { ModelMismatch } from '../core/model/mismatch.ts';
import type { ModelOperation } from '../core/model/request.ts';
import type {
  CaseReport,
  ClauseReport,
  Finding,
  Mismatch,
  RecordedExchange,
} from '../core/report.ts';
import { type ClauseId, clauseWithId } from '../spec/clauses.ts';
import { sources } from '../spec/sources.ts';
import { classOf } from './cause.ts';
import type { Found } from './findings.ts';
import type { Told } from './fuzz.ts';
import { stepInWords } from './words.ts';

/** Redacts what becomes part of a report. */
export interface Recorder {
  exchanges(of: readonly Exchange[]): readonly RecordedExchange[];
  mismatch(of: readonly Exchange[], mismatch: Mismatch): Mismatch;
}

/** What the report of a run of the fuzzer is made from. */
export interface CasesInput {
  readonly told: Told;
  readonly recorder: Recorder;
  readonly durationMs: number;
  /** The command that shows a finding again. */
  readonly replayOf: (found: Found) => string;
  /** Ids of findings that a baseline expects, as `fuzz.ssec.get.same-key@GetObject`. */
  readonly known?: ReadonlySet<string>;
}

const confirmations = 3;

/** A failed case for each finding, and a passed one for each operation without any. */
export function casesOf(input: CasesInput): readonly CaseReport[] {
  const { told } = input;
  const used = new Map<string, number>();
  const failed = told.findings.map((found) => {
    const base = `fuzz.${found.mismatch.clause}`;
    const { operation } = lastOf(found).request;
    const times = (used.get(`${base}@${operation}`) ?? 0) + 1;
    used.set(`${base}@${operation}`, times);
    return failedCase(input, { found, rule: times === 1 ? base : `${base}.${times}` });
  });
  const broken = new Set(failed.map(({ operation }) => operation as string));
  const passed = [...told.byOperation]
    .filter(([operation]) => !broken.has(operation))
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([operation, requests]) => passedCase(input, operation as ModelOperation, requests));
  return [...failed, ...passed];
}

function lastOf({ played }: Found) {
  const last = played.at(-1);
  if (last === undefined) throw new RangeError('A finding has at least one request.');
  return last;
}

function failedCase(
  { recorder, durationMs, replayOf, known, told }: CasesInput,
  { found, rule }: { readonly found: Found; readonly rule: string },
): CaseReport {
  const last = lastOf(found);
  const { operation } = last.request;
  const { clause, level, harm } = found.mismatch;
  const id = `${rule}@${operation}`;
  const isKnown = known?.has(`fuzz.${clause}@${operation}`) === true;
  const why = isKnown ? 'the baseline has this finding' : whyOpen(found, told);
  return {
    ...{ id, rule, operation, level, harm },
    title: `What a story showed: ${found.mismatch.expected}`.slice(0, 200),
    clause: clauseReport(clause),
    verdict: isKnown ? 'skip' : why === undefined ? 'fail' : 'blocked',
    ...{ trials: found.seen, requests: told.byOperation.get(operation) ?? 0 },
    durationMs: Math.round(durationMs),
    ...(why !== undefined && { reason: why }),
    findings: why === undefined ? [findingOf(found, recorder)] : [],
    replay: replayOf(found),
  };
}

/**
 * Why a request without an answer is not known to be what stopped the endpoint: it may have been
 * stopped by somebody else, and was not there to be asked again.
 */
function whyOpen(found: Found, { endedBy }: Told): string | undefined {
  const isAnswered = lastOf(found).exchange.status !== 0;
  if (endedBy !== 'the endpoint' || isAnswered || found.cameBack > 0) return undefined;
  return 'the endpoint stopped answering while this request was in flight, and could not be asked again: start it and play the story by the replay line, or run with --on-down, to see whether the story stops it';
}

function findingOf(found: Found, recorder: Recorder): Finding {
  const exchanges = found.played.map(({ exchange }) => exchange);
  const steps = found.story.steps.map((step, at) => `${at + 1}. ${stepInWords(step)}`);
  const flaky = found.cameBack < confirmations;
  return {
    verdict: 'fail',
    trial: found.number,
    path: String(found.number),
    counterexample: steps.join('\n'),
    mismatches: [
      ...lastOf(found).mismatches.map((one) => recorder.mismatch(exchanges, withClauses(one))),
      {
        expected: `class of the request: ${classOf(lastOf(found))}`,
        received: `seen ${counted(found.seen, 'time')}, came back in ${found.cameBack} of ${counted(confirmations, 'replay')}`,
      },
    ],
    exchanges: recorder.exchanges(exchanges),
    ...(flaky && { flaky }),
  };
}

/** What was expected, with the other sentences that the answer breaks. */
function withClauses(of: ModelMismatch): ModelMismatch {
  const { also = [], expected } = of;
  return also.length === 0 ? of : { ...of, expected: `${expected} (also ${also.join(', ')})` };
}

function passedCase(
  { durationMs }: CasesInput,
  operation: ModelOperation,
  requests: number,
): CaseReport {
  const rule = 'fuzz.stories';
  return {
    ...{ id: `${rule}@${operation}`, rule, operation, level: 'MUST', harm: 'plaintext-exposed' },
    title: 'No answer to a request of a story contradicts the model',
    clause: clauseReport('ssec.get.any-without-key-fails'),
    verdict: 'pass',
    ...{ trials: requests, requests },
    durationMs: Math.round(durationMs),
    findings: [],
    replay: 'npx sse-c-conformance fuzz',
  };
}

function clauseReport(id: ClauseId): ClauseReport {
  const { quote, source } = clauseWithId(id);
  const { title, url } = sources[source];
  return { id, quote, source: title, url };
}
