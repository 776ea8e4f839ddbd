import type { Cause, KnownCase, Reproduction } from '../core/diagnosis.ts';
import { byGravity, gravest, harmSentences } from '../core/harm.ts';
import type { CaseReport } from '../core/report.ts';
import { levels } from '../core/verdict.ts';
import { familyOf } from '../spec/family-of.ts';
import { type FamilyName, faultFamilies } from '../spec/fault-families.ts';
import { type FaultId, faultFacts } from '../spec/fault-ids.ts';
import { knownBugs } from '../spec/known-bugs.ts';
import type { Group } from './groups.ts';
import type { Suspect } from './suspects.ts';

/** At most this many faults are named that the cases that ran do not distinguish. */
const namesMax = 3;

/** The cause of failures that a fault explains. */
export function causeOfFault(suspect: Suspect, cases: readonly CaseReport[]): Cause {
  const [first] = suspect.faults as readonly [FaultId, ...FaultId[]];
  const family = familyOf(first) ?? 'storage';
  const alike = suspect.faults.filter((fault) => (familyOf(fault) ?? 'storage') === family);
  const named = alike.slice(0, namesMax);
  return {
    id: `fault:${first}`,
    kind: 'fault',
    does: sentenceOf(suspect, cases),
    faults: named,
    furtherFaults: suspect.faults.length - named.length,
    ...shownIn(family, cases),
    contradictedBy: suspect.contradictedBy,
    knownCases: knownCasesOf(named),
  };
}

/**
 * What the first of the faults does. Where a run of few cases leaves more faults than are named, what
 * was seen instead: the first is no likelier than the others.
 */
function sentenceOf({ faults, predicted, predictedIds }: Suspect, cases: readonly CaseReport[]) {
  const [first] = faults as readonly [FaultId, ...FaultId[]];
  if (cases.length === 1) return observed(cases[0] as CaseReport);
  const isGuess = faults.length > namesMax && predicted < predictedIds.size;
  return isGuess ? broken(familyOf(first) ?? 'storage', cases) : faultFacts[first].does;
}

/** What was seen of a single failure, of which a fault is no more than a guess. */
function observed(one: CaseReport): string {
  return `Contradicts “${one.title}”: ${seen(reproductionOf(one))}.`;
}

/** The cause of failures that no fault explains, but which are about one thing. */
export function causeOfGroup({ family, cases, isOrder }: Group): Cause {
  const { harm, ...rest } = shownIn(family, cases);
  return {
    id: isOrder ? 'group:order-of-checks' : `group:${family}:${harm}`,
    kind: 'group',
    does: isOrder
      ? `Checks SSE-C headers in another order than Amazon S3: ${counted(cases)} ${cases.length === 1 ? 'is' : 'are'} refused for another mistake than there.`
      : broken(family, cases),
    faults: [],
    furtherFaults: 0,
    harm,
    ...rest,
    contradictedBy: [],
    knownCases: [],
  };
}

/** What was seen of failures that are about one thing. */
function broken(family: FamilyName, cases: readonly CaseReport[]): string {
  const { reproduction } = shownIn(family, cases);
  return `Breaks ${counted(cases)} about ${faultFamilies[family].title}: ${seen(reproduction)}.`;
}

function counted({ length }: readonly CaseReport[]): string {
  return length === 1 ? 'a case' : `${length} cases`;
}

const briefLengthMax = 60;

function seen({ expected, received }: Reproduction): string {
  return `expected ${brief(expected)}, received ${brief(received)}`;
}

/** The beginning of a text, without the step of its case that it is about. */
function brief(of: string): string {
  const text = of.replace(/^step \d+: /, '');
  return text.length <= briefLengthMax ? text : `${text.slice(0, briefLengthMax - 1)}…`;
}

function shownIn(family: FamilyName, of: readonly CaseReport[]) {
  const cases = [...of].sort(byWeight);
  const harm = gravest(cases.map((one) => one.harm));
  const { means, lookAt } = faultFamilies[family];
  return {
    family,
    harm,
    operations: [...new Set(cases.map(({ operation }) => operation))].sort(),
    explains: cases.map(({ id }) => id),
    meaning: `${harmSentences[harm]} ${means}`,
    lookAt,
    reproduction: reproductionOf(cases[0] as CaseReport),
  };
}

/** The gravest first, then MUST before SHOULD, then the one with the fewest requests. */
function byWeight(one: CaseReport, other: CaseReport): number {
  return (
    byGravity(one.harm, other.harm) ||
    levels.indexOf(one.level) - levels.indexOf(other.level) ||
    exchangesOf(one) - exchangesOf(other) ||
    (one.id < other.id ? -1 : 1)
  );
}

function exchangesOf({ findings }: CaseReport): number {
  return findings[0]?.exchanges.length || Number.MAX_SAFE_INTEGER;
}

function reproductionOf(one: CaseReport): Reproduction {
  const finding = one.findings.find(({ verdict }) => verdict === 'fail');
  const sent = finding?.exchanges.findLast(({ role }) => role === 'act')?.request;
  const mismatch = finding?.mismatches[0];
  return {
    caseId: one.id,
    request:
      sent === undefined
        ? one.title
        : [sent.method, sent.target, sent.triple ?? 'without SSE-C headers'].join(' '),
    expected: mismatch?.expected ?? one.title,
    received: mismatch?.received ?? one.reason ?? 'another answer',
    replay: one.replay,
  };
}

/** Published bugs of known servers that behave like one of these faults. */
function knownCasesOf(faults: readonly FaultId[]): readonly KnownCase[] {
  return Object.values(knownBugs)
    .filter(({ fault }) => faults.includes(fault))
    .map(({ product, did, urls }) => ({ product, did, urls }));
}
