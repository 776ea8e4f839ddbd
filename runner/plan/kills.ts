import type { Level } from '../../core/verdict.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { isSystematic, systematicFaults } from '../../spec/faults/by-operation.ts';
import { type CaseInfo, listCases } from './catalogue.ts';

/**
 * The cases that must fail on a fault. A fault of `systematicFaults` is a general fault restricted
 * to one operation: the rules that list the general one must fail on it in their cases on the
 * operations where it is visible.
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

/** Whether a rule lists this fault, or its general form, in `catches`. */
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

/** The level of a rule. */
export function levelOf(rule: string): Level | undefined {
  return listCases().find((one) => one.rule === rule)?.level;
}
