import type { ClauseId } from '../../spec/clauses.ts';
import type { Carrier } from '../../spec/operations.ts';
import type { CustomerKey, Encryption, ObjectBody } from '../values.ts';
import { type Level, levels } from '../verdict.ts';
import { acceptance } from './accepts.ts';
import { brokenBy } from './also.ts';
import {
  type CarrierEntry,
  carrierEntries,
  type MemberEntry,
  memberEntries,
  type RequestEntry,
} from './entries.ts';
import { holdsOf } from './holds.ts';
import { hasLongHeader } from './long-headers.ts';
import { type Members, readingsOf } from './readings.ts';
import { type RecordedRefusal, recordedRefusal } from './recorded-refusal.ts';
import type { ModelRequest } from './request.ts';
import { requestEntries } from './request-entries.ts';
import { type Role, roles } from './roles.ts';
import { metBy, type Scene, sceneOf } from './scene.ts';
import type { ModelState } from './state.ts';

/** A sentence that decides, and how much it weighs. Recorded and derived ones are never MUST. */
export interface Reason {
  readonly clause: ClauseId;
  readonly level: Level;
}

/** What must be true of an accepted answer, and of every later read. */
export interface Holds {
  /** The key that the answer must confirm. */
  readonly confirms?: CustomerKey;
  /** The bytes that the answer must have, in pieces. */
  readonly returns?: readonly ObjectBody[];
  /** How the object or upload is encrypted that the request writes: one of these. */
  readonly stores?: readonly [Encryption, ...Encryption[]];
}

/** What is allowed as the answer to a request. */
export type Allowed =
  | ({
      readonly kind: 'refuse';
      /** Every sentence that it breaks if it is accepted. */
      readonly also: readonly ClauseId[];
      /** The recorded refusal of Amazon S3, where one is recorded. */
      readonly exact?: RecordedRefusal;
      /** What may hold if it is accepted nevertheless. */
      readonly ifAccepted: Holds;
    } & Reason)
  | ({ readonly kind: 'accept'; readonly holds: Holds } & Reason)
  /** It may be refused; if it is accepted it must hold. */
  | ({ readonly kind: 'open'; readonly ifAccepted: Holds } & Reason);

/** What must hold of a request if it is accepted, whether or not it may be. */
export function holdsIf(verdict: Allowed): Holds {
  return verdict.kind === 'accept' ? verdict.holds : verdict.ifAccepted;
}

/** The entries that decide, which a test turns one by one. */
export interface Oracle {
  readonly members: readonly MemberEntry[];
  readonly carriers: readonly CarrierEntry[];
  readonly requests: readonly RequestEntry[];
}

/** The oracle: what documents and recorded answers say. */
export const oracle: Oracle = {
  members: memberEntries,
  carriers: carrierEntries,
  requests: requestEntries,
};

/** An entry that holds for a request. */
export interface Holding extends Reason {
  /** The entry and, for one about SSE-C headers, their carrier. */
  readonly id: string;
  readonly says: 'refuse' | 'open';
}

/** What the clauses allow for a request in a state. Pure and total: every request has an answer. */
export function allowed(state: ModelState, request: ModelRequest, by: Oracle = oracle): Allowed {
  return allowedIn(sceneOf(state, request), by);
}

/** What the clauses allow for a request, by what it meets. */
export function allowedIn(scene: Scene, by: Oracle = oracle): Allowed {
  const holding = holdingEntries(scene, by);
  const holds = holdsOf(scene);
  const [first] = holding;
  if (first === undefined) return { kind: 'accept', ...acceptance(scene), holds };
  const { clause, level } = first;
  if (first.says === 'open') return { kind: 'open', clause, level, ifAccepted: holds };
  // Whether a policy, a limit of headers or another check answers first is not recorded.
  const isUsual = scene.bucket.policy === undefined && !hasLongHeader(scene);
  const isRecorded = isUsual && isOfOneCarrier(holding);
  const exact = isRecorded ? recordedRefusal(scene) : undefined;
  const also = brokenBy(scene, holding);
  return { kind: 'refuse', clause, level, also, ifAccepted: holds, ...(exact && { exact }) };
}

/** Which of two carriers is checked first is recorded of some operations alone. */
function isOfOneCarrier(holding: readonly Holding[]): boolean {
  // Over plain http Amazon looks at nothing else.
  const isHttp = holding.some(({ id }) => id === 'plain-http');
  const others = holding.filter(({ id }) => id !== 'plain-http');
  const carriers = new Set(others.map(({ id }) => id.split('@')[1]));
  return isHttp ? !carriers.has(undefined) : carriers.size === 1 && !carriers.has(undefined);
}

/** Every entry that holds for a request, the one that decides first. */
export function holdingEntries(scene: Scene, by: Oracle = oracle): readonly Holding[] {
  const carriers = Object.entries(roles[scene.request.operation] ?? {}) as [Carrier, Role][];
  const found = [
    ...carriers.flatMap(([carrier, role]) => ofCarrier(scene, { carrier, role, by })),
    ...by.requests.filter(({ when }) => when(scene)),
  ];
  return found.sort((one, other) => weight(one) - weight(other));
}

/** A refusal weighs more than what is open, and a MUST more than a SHOULD. */
function weight({ says, level }: Holding): number {
  return (says === 'refuse' ? 0 : levels.length) + levels.indexOf(level);
}

function ofCarrier(
  scene: Scene,
  { carrier, role, by }: { readonly carrier: Carrier; readonly role: Role; readonly by: Oracle },
): readonly Holding[] {
  const { sent } = scene.request;
  const inQuery = carrier === 'headers' ? sent.find((one) => one.carrier === 'query') : undefined;
  const members = readingsOf(sent.find((one) => one.carrier === carrier) ?? inQuery);
  const encryption = metBy(scene, carrier);
  const met = encryption && (encryption.mode === 'SSE-C' ? encryption.key.bytes : 'plain');
  const holding = ({ id, says, level, clause }: MemberEntry | CarrierEntry): Holding => ({
    ...{ id: `${id}@${carrier}`, says, level, clause: clause(role) },
  });
  const whole = by.carriers
    .filter(({ on, when }) => on.includes(role.kind) && when({ members, met }))
    .map(holding);
  return [
    ...whole,
    ...ofBestReading(members, (reading) =>
      by.members
        .filter(({ on, when }) => on.includes(role.kind) && when({ role, reading, met }))
        .map(holding),
    ),
  ];
}

/** Of members that are repeated the endpoint may take any, so the reading counts that fits best. */
function ofBestReading(
  members: Members | undefined,
  entriesOf: (reading: Members['readings'][number]) => readonly Holding[],
): readonly Holding[] {
  const found = (members?.readings ?? []).map(entriesOf);
  const heaviest = (of: readonly Holding[]) => Math.min(...of.map(weight), Number.MAX_VALUE);
  return found.reduce<readonly Holding[]>(
    (best, one) => (heaviest(one) > heaviest(best) ? one : best),
    found[0] ?? [],
  );
}
