import type { Level } from '../../core/verdict.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { isSystematic, systematicFaults } from '../../spec/faults/by-operation.ts';
import { type CaseInfo, listCases } from './catalogue.ts';

/**
 * The cases that must expose a fault. A fault of the table is one of the general kind, restricted to
 * an operation: the rules that list the general one answer for it with their cases on the operations
 * at which it shows.
 */
export function casesAgainst(fault: FaultId): readonly CaseInfo[] {
  const direct = listCases().filter((one) => one.catches.includes(fault));
  if (!isSystematic(fault)) return direct;
  const { of, seenOn } = systematicFaults[fault];
  const derived = listCases().filter(
    (one) => one.catches.includes(of) && seenOn.includes(one.operation),
  );
  return [...new Set([...direct, ...derived])];
}

/** Whether a failure of this rule on this fault is one that was foretold. */
export function listsFault(rule: string, fault: FaultId): boolean {
  const general = isSystematic(fault) ? [fault, systematicFaults[fault].of] : [fault];
  return listCases().some(
    (one) => one.rule === rule && general.some((id) => one.catches.includes(id)),
  );
}

/** Rules that list the fault itself; each of them must fail on it. */
export function mustFail(fault: FaultId): readonly string[] {
  return [
    ...new Set(
      listCases()
        .filter((one) => one.catches.includes(fault))
        .map((one) => one.rule),
    ),
  ];
}

export function levelOf(rule: string): Level | undefined {
  return listCases().find((one) => one.rule === rule)?.level;
}
