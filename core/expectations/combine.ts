import { reworded } from '../blame.ts';
import { gravest } from '../harm.ts';
import type { Expectation } from '../rule.ts';
import type { Acceptance, Kind } from './expectation.ts';
import { expectation, harmed } from './expectation.ts';

/** Both expectations hold. */
export function all<R1, D1, K1 extends Kind, R2, D2, K2 extends Kind>(
  one: Expectation<R1, D1, K1>,
  two: Expectation<R2, D2, K2>,
): Expectation<R1 & R2, D1 & D2, K1 | K2>;
/** All three expectations hold. */
export function all<R1, D1, K1 extends Kind, R2, D2, K2 extends Kind, R3, D3, K3 extends Kind>(
  one: Expectation<R1, D1, K1>,
  two: Expectation<R2, D2, K2>,
  three: Expectation<R3, D3, K3>,
): Expectation<R1 & R2 & R3, D1 & D2 & D3, K1 | K2 | K3>;
export function all(
  ...parts: readonly Expectation<unknown, unknown, Kind>[]
): Expectation<unknown, unknown, Kind> {
  return expectation({
    kind: parts.some((part) => part.kind === 'refusal') ? 'refusal' : 'acceptance',
    says: parts.map((part) => part.says).join(', and '),
    harm: gravest(parts.map((part) => part.harm)),
    check: (returned, drawn) => parts.flatMap((part) => harmed(part, returned, drawn)),
  });
}

/** At least one of two expectations holds: for disputed clauses and for MAY. */
export function either<R1, D1, R2, D2>(
  one: Expectation<R1, D1, Kind>,
  two: Expectation<R2, D2, Kind>,
): Acceptance<R1 & R2, D1 & D2> {
  const says = `${one.says}, or ${two.says}`;
  const isMetByRefusal = one.kind === 'refusal' || two.kind === 'refusal';
  return expectation({
    kind: 'acceptance',
    says,
    ...(isMetByRefusal && { isMetByRefusal }),
    harm: gravest([one.harm, two.harm]),
    check: (returned, drawn) => {
      const first = harmed(one, returned, drawn);
      if (first.length === 0) return [];
      const second = harmed(two, returned, drawn);
      if (second.length === 0) return [];
      const both = [...first, ...second];
      const harm = gravest(both.map((mismatch) => mismatch.harm));
      return [{ expected: says, received: both.map((m) => m.received).join('; '), harm }];
    },
  });
}

/**
 * One expectation per answer, in their order. The accepted steps serve as controls of the refused
 * ones, so the first step must be an acceptance.
 */
export function steps<R1, D1, R2, D2>(
  step1: Acceptance<R1, D1>,
  step2: Expectation<R2, D2, Kind>,
): Acceptance<readonly [R1, R2], D1 & D2>;
export function steps<R1, D1, R2, D2, R3, D3>(
  step1: Acceptance<R1, D1>,
  step2: Expectation<R2, D2, Kind>,
  step3: Expectation<R3, D3, Kind>,
): Acceptance<readonly [R1, R2, R3], D1 & D2 & D3>;
export function steps<R1, D1, R2, D2, R3, D3, R4, D4>(
  step1: Acceptance<R1, D1>,
  step2: Expectation<R2, D2, Kind>,
  step3: Expectation<R3, D3, Kind>,
  step4: Expectation<R4, D4, Kind>,
): Acceptance<readonly [R1, R2, R3, R4], D1 & D2 & D3 & D4>;
export function steps<R1, D1, R2, D2, R3, D3, R4, D4, R5, D5>(
  step1: Acceptance<R1, D1>,
  step2: Expectation<R2, D2, Kind>,
  step3: Expectation<R3, D3, Kind>,
  step4: Expectation<R4, D4, Kind>,
  step5: Expectation<R5, D5, Kind>,
): Acceptance<readonly [R1, R2, R3, R4, R5], D1 & D2 & D3 & D4 & D5>;
export function steps(
  ...parts: readonly Expectation<unknown, unknown, Kind>[]
): Acceptance<readonly unknown[], unknown> {
  return expectation({
    kind: 'acceptance',
    says: parts.map((part, index) => `step ${index + 1} ${part.says}`).join('; '),
    harm: gravest(parts.map((part) => part.harm)),
    check: (returned, drawn) =>
      parts.flatMap((part, index) =>
        harmed(part, returned[index], drawn).map((mismatch) =>
          reworded(mismatch, { expected: `step ${index + 1}: ${mismatch.expected}` }),
        ),
      ),
  });
}

/** The same expectation holds for every answer of a list, which must not be empty. */
export function eachAnswer<R, D, K extends Kind>(
  one: Expectation<R, D, K>,
): Expectation<readonly R[], D, K> {
  return expectation({
    kind: one.kind,
    says: `each ${one.says}`,
    harm: one.harm,
    check: (returned, drawn) =>
      returned.length === 0
        ? [{ expected: 'answers', received: 'none' }]
        : returned.flatMap((item) => one.check(item, drawn)),
  });
}

/** The same expectation about values that are taken from the drawn ones. */
export function about<R, D1, D2, K extends Kind>(
  values: (drawn: D2) => D1,
  one: Expectation<R, D1, K>,
): Expectation<R, D2, K> {
  const { presumes, ...rest } = one;
  return {
    ...rest,
    check: (returned, drawn) => one.check(returned, values(drawn)),
    ...(presumes && { presumes: (returned, drawn) => presumes(returned, values(drawn)) }),
  };
}
