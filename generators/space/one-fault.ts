import {
  algorithmMemberClasses,
  type HeaderState,
  keyMemberClasses,
  md5MemberClasses,
  validMembers,
} from '../../core/model/members.ts';
import type { SpaceTrial } from '../../core/space.ts';
import type { Carrier, OperationName } from '../../spec/operations.ts';

/** SSE-C headers with one member of a class that is not the valid one, or with none at all. */
export interface OneFault {
  /** Such as `key near-key`. */
  readonly name: string;
  readonly state: HeaderState | 'none';
}

const classes = {
  algorithm: algorithmMemberClasses,
  key: keyMemberClasses,
  md5: md5MemberClasses,
} as const;

const faults: readonly OneFault[] = Object.entries(classes).flatMap(([member, of]) =>
  Object.keys(of)
    .filter((name) => name !== validMembers[member as keyof HeaderState])
    .map((name) => ({
      name: `${member} ${name}`,
      state: { ...validMembers, [member]: name } as HeaderState,
    })),
);

/** Every fault that a carrier can have: without SSE-C headers a write is valid, but a part is not. */
export function faultsOf(operation: OperationName, carrier: Carrier): readonly OneFault[] {
  const isNeeded = carrier === 'copySourceHeaders' || needKey.includes(operation);
  return isNeeded ? [...faults, { name: 'no SSE-C headers', state: 'none' }] : faults;
}

const needKey: readonly OperationName[] = [
  'GetObject',
  'HeadObject',
  'GetObjectAttributes',
  'UploadPart',
  'UploadPartCopy',
];

/** The names of the pairs of a fault with values of dimensions. */
export function pairsOf(
  carrier: Carrier,
  { name }: OneFault,
  values: Readonly<Record<string, string>>,
): SpaceTrial['covers'] {
  return Object.entries(values).map(
    ([dimension, value]) => `${carrier} ${name}, ${dimension}=${value}`,
  );
}
