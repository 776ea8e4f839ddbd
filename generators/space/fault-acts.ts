import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { after } from '../../core/model/after.ts';
import { allowed } from '../../core/model/allowed.ts';
import { type SentHeaders, validMembers } from '../../core/model/members.ts';
import type { ModelOperation, ModelRequest } from '../../core/model/request.ts';
import type { Possible } from '../../core/model/state.ts';
import { type CustomerKey, plain } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import type { OperationName } from '../../spec/operations.ts';
import type { ReadingOperation } from './dimensions/read.ts';
import type { DrawnFaults, FaultyRequest } from './fault-trials.ts';
import {
  arrangeWrites,
  partNumberOf,
  sendWrite,
  stateBefore,
  type WriteScene,
  writeRequest,
} from './fault-writes.ts';
import type { Judged } from './judged.ts';
import { carriersOf } from './member-trials.ts';
import { sentHeaders } from './members.ts';
import { plainGet, readRequest, stateOf, validHeaders } from './modelled.ts';
import { type Ask, type Readers, readBy, type Subject, withoutVersion } from './reading.ts';
import type { Scene } from './scene.ts';
import { sends } from './sends.ts';
import { writtenScene } from './shared-scene.ts';

/** The world of a case whose operation reads or writes with a customer key. */
export type FaultWorld = Pick<World<'CopyObject'>, 'have' | 's3'> & {
  readonly operation: OperationName;
};

const attributes = ['x-amz-object-attributes', 'ETag,ObjectSize'] as const;

/** The world of a case that reads. */
function reading({ have, s3, operation }: FaultWorld): Readers {
  return {
    ...{ have, s3, operation: operation as ReadingOperation },
    read: (of, vary) => {
      if (operation === 'GetObject') return s3.getObject({ of, ...vary });
      if (operation === 'HeadObject') return s3.headObject({ of, ...vary });
      const key = of.encryption.mode === 'SSE-C' ? of.encryption.key : undefined;
      const headers = [...(vary.headers ?? []), attributes];
      return s3.call(operation, { ...vary, of, headers, key: key as CustomerKey });
    },
  };
}

type Met = { readonly subject: Subject } | { readonly writes: WriteScene };

/** The object that is read, or the name that is written to, with what it held before. */
export async function arrangeFaults(world: FaultWorld, { scene, ask }: DrawnFaults): Promise<Met> {
  if (ask === 'write') return { writes: await arrangeWrites(world, scene) };
  const stored = await writtenScene(world, scene);
  const isPart = world.operation === 'UploadPartCopy';
  const upload = isPart ? await world.have.upload({ encryption: plain }) : undefined;
  return { subject: { scene, stored, copy: await world.have.nothing(stored), upload } };
}

/** Sends every faulty request, and looks at what those left that were accepted. */
export function sendFaults(
  world: FaultWorld,
  drawn: DrawnFaults,
  met: Met,
): Promise<readonly Judged[]> {
  return 'subject' in met
    ? readFaultily(world, drawn, met.subject)
    : writeFaultily(world, drawn, met.writes);
}

/** The same request with valid SSE-C headers. */
export function controlFaults(
  world: FaultWorld,
  { scene, ask, faulty }: DrawnFaults,
  met: Met,
): Promise<Exchange> {
  const of = { ...(ask as Ask), key: 'own', part: 99 } as const;
  if ('subject' in met) return readBy(reading(world), met.subject, of);
  const sent = faulty[0]?.sent ?? 'signed';
  const headers = headersWith(world, scene, undefined);
  return sendWrite(world, met.writes, { scene, headers, sent, carries: 'nothing', part: 99 });
}

async function readFaultily(
  world: FaultWorld,
  { scene, ask, faulty }: DrawnFaults,
  subject: Subject,
): Promise<readonly Judged[]> {
  const { stored } = subject;
  const states: Possible = [stateOf(scene, stored)];
  const judged: Judged[] = [];
  let asValid: Exchange | undefined;
  for (const [at, one] of faulty.entries()) {
    const sent = faultyHeaders(scene, one, scene.keys.own);
    const vary = { mutation: sends(sent) };
    const of = { ...(ask as Ask), key: 'own', part: at + 1 } as const;
    const answer = await readBy(reading(world), subject, { ...of, vary });
    const operation = world.operation as ModelOperation;
    const request = readRequest(operation, { scene, stored, ask: ask as Ask, sent });
    const { kind, level } = allowed(states[0], request);
    const isTaken = isAccepted(answer) && !(kind === 'refuse' && level === 'MUST');
    if (isTaken) asValid ??= await readBy(reading(world), subject, { ...of, part: 98 });
    const common = { states, request, answer, says: one.fault.name, isFaulty: true } as const;
    judged.push(isTaken && asValid !== undefined ? { ...common, asValid } : common);
  }
  return judged;
}

async function writeFaultily(
  world: FaultWorld,
  { scene, faulty }: DrawnFaults,
  met: WriteScene,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  let states: Possible = [stateBefore(scene, met)];
  for (const [at, one] of faulty.entries()) {
    const headers = headersWith(world, scene, one);
    const of = { scene, headers, part: partNumberOf(scene, at), ...one };
    const answer = await sendWrite(world, met, of);
    const request = writeRequest(world, met, { ...of, answer });
    judged.push({ states, request, answer, says: one.fault.name, isFaulty: true });
    states = after(states, request, answer);
    if (!isAccepted(answer) || !storesObject(world.operation)) continue;
    judged.push({
      ...{ states, request: plainGet(met.name), answer: await readPlainly(world, scene, met) },
      says: `after ${one.fault.name}, without a key`,
    });
  }
  // Where a write was accepted, as some odd spellings may be, the name holds something else.
  const isKept = !judged.some(({ answer }) => isAccepted(answer) && storesObject(world.operation));
  return isKept ? [...judged, ...(await left(world, scene, states, met))] : judged;
}

const storesObject = (operation: string) =>
  ['PutObject', 'PostObject', 'CopyObject'].includes(operation);

function readPlainly({ s3 }: FaultWorld, { body }: Scene, { name }: WriteScene): Promise<Exchange> {
  return s3.getObject({ of: { name, body, encryption: plain, etag: '' }, key: 'none' });
}

/** What the name held before is as it was, and where it held nothing no key reads anything. */
async function left(
  { s3 }: FaultWorld,
  { body, keys }: Scene,
  states: Possible,
  { name, before }: WriteScene,
): Promise<readonly Judged[]> {
  const { encryption = plain } = before ?? {};
  const held = encryption.mode === 'SSE-C' ? encryption.key : ('none' as const);
  const judged: Judged[] = [];
  for (const key of before === undefined ? (['none', keys.own] as const) : [held]) {
    const of = { ...{ name, encryption, body, etag: '' }, ...before };
    const request: ModelRequest = { ...plainGet(name), sent: validHeaders('headers', key) };
    const answer = await s3.getObject({ of: withoutVersion(of), key });
    judged.push({ states, request, answer, says: 'what the name held before' });
  }
  return judged;
}

/** The headers of every carrier of the operation, of which one has the fault. */
function headersWith(
  { operation }: Pick<FaultWorld, 'operation'>,
  scene: Scene,
  one: FaultyRequest | undefined,
): readonly SentHeaders[] {
  return carriersOf(operation).flatMap((carrier) => {
    const key = carrier === 'copySourceHeaders' ? scene.keys.source : scene.keys.own;
    if (one?.carrier === carrier) return faultyHeaders(scene, one, key);
    return validHeaders(carrier, key);
  });
}

function faultyHeaders(
  { keys }: Scene,
  { carrier, fault, salt }: FaultyRequest,
  key: Scene['keys']['own'],
): readonly SentHeaders[] {
  if (fault.state === 'none') return [];
  const state = { ...validMembers, ...fault.state };
  return [sentHeaders({ carrier, state, key, other: keys.other, salt })];
}
