import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { after } from '../../core/model/after.ts';
import { type SentHeaders, validMembers } from '../../core/model/members.ts';
import type { ModelRequest } from '../../core/model/request.ts';
import { emptyBucket, type ModelState, type Possible } from '../../core/model/state.ts';
import { plain, type Stored, ssec, type Upload } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import type { Judged } from './judged.ts';
import { carriersOf, type DrawnMembers, type SentClasses } from './member-trials.ts';
import { sentHeaders } from './members.ts';
import { plainGet, stateWith } from './modelled.ts';
import { unlisted } from './reading.ts';
import type { Scene } from './scene.ts';
import { sends } from './sends.ts';

type Sender = Pick<World<'CopyObject'>, 'have' | 's3' | 'operation' | 'perform'>;

/** What the requests of a trial meet. */
export interface Met {
  readonly target: Stored;
  readonly source: Stored | undefined;
  readonly upload: Upload | undefined;
}

/** An object or source under the key of the scene, an unused name, and an upload. */
export async function arrangeMembers(world: Sender, { scene }: DrawnMembers): Promise<Met> {
  const { have, operation } = world;
  const { body, keys } = scene;
  const object = { body, encryption: ssec(keys.own) };
  const isRead = ['GetObject', 'HeadObject', 'GetObjectAttributes'].includes(operation);
  const isCopy = operation === 'CopyObject' || operation === 'UploadPartCopy';
  const isPart = operation.startsWith('UploadPart');
  return {
    target: isRead ? await have.object(object) : await have.nothing(object),
    source: isCopy ? await have.object({ body, encryption: ssec(keys.source) }) : undefined,
    upload: isPart ? await have.upload({ encryption: ssec(keys.own) }) : undefined,
  };
}

/** Sends every drawn request, and after each write that was accepted reads what it left. */
export async function sendMembers(
  world: Sender,
  { scene, requests }: DrawnMembers,
  met: Met,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  let states: Possible = [stateOf(scene, met)];
  for (const [at, classes] of requests.entries()) {
    const sent = carriersOf(world.operation).map((carrier) => headersOf(carrier, classes, scene));
    const isPresigned = classes.isPresigned ?? false;
    const of = { sent, part: at + 1, isPresigned };
    const answer = await send(world, scene, met, of);
    const request = requestOf(world, scene, met, { ...of, answer });
    judged.push({ states, request, answer, says: saysOf(classes), isFaulty: true });
    states = after(states, request, answer);
    if (!isAccepted(answer) || !storesObject(world.operation)) continue;
    const read = await world.s3.getObject({ of: met.target, key: 'none' });
    judged.push({
      ...{ states, request: plainGet(met.target.name), answer: read },
      says: `after ${saysOf(classes)}, without a key`,
    });
  }
  return judged;
}

/** The same request with valid members. */
export function controlMembers(
  world: Sender,
  { scene }: DrawnMembers,
  met: Met,
): Promise<Exchange> {
  const sent = carriersOf(world.operation).map((carrier) =>
    headersOf(carrier, { classes: {}, salt: 0 }, scene),
  );
  return send(world, scene, met, { sent, part: 99 });
}

const storesObject = (operation: string) =>
  ['PutObject', 'PostObject', 'CopyObject'].includes(operation);

function headersOf(
  carrier: SentHeaders['carrier'],
  { classes, salt, order, isApart = false }: SentClasses,
  { keys }: Scene,
): SentHeaders {
  const key = carrier === 'copySourceHeaders' ? keys.source : keys.own;
  const state = classes[carrier] ?? validMembers;
  const other = keys.other;
  const sent = sentHeaders({ carrier, state, key, other, salt, ...(order && { order }) });
  return isApart ? apart(sent) : sent;
}

/** The second value of each member comes after all first ones. */
function apart(sent: SentHeaders): SentHeaders {
  const isSecond = ([member]: SentHeaders['members'][number], at: number) =>
    sent.members.findIndex(([other]) => other === member) < at;
  const first = sent.members.filter((one, at) => !isSecond(one, at));
  return { ...sent, members: [...first, ...sent.members.filter(isSecond)] };
}

interface Sending {
  readonly sent: readonly SentHeaders[];
  readonly part: number;
  readonly isPresigned?: boolean;
}

function send(world: Sender, scene: Scene, met: Met, of: Sending): Promise<Exchange> {
  const { operation, s3 } = world;
  const { body, keys } = scene;
  const { target, source = target, upload } = met;
  const mutation = sends(of.sent);
  const vary = { mutation, ...(of.isPresigned && { presigned: true }) };
  const write = { ...vary, key: keys.own, body, onto: target };
  const into = { ...vary, upload: unlisted(upload as Upload), number: of.part };
  switch (operation) {
    case 'PutObject':
      return s3.putObject(write);
    case 'PostObject':
      return s3.postObject(write);
    case 'CopyObject':
      return s3.copyObject({ ...vary, source, to: ssec(keys.own), onto: target });
    case 'CreateMultipartUpload':
      return world.perform({ ...vary, key: keys.own });
    case 'UploadPart':
      return s3.uploadPart({ ...into, body });
    case 'UploadPartCopy':
      return s3.uploadPartCopy({ ...into, source });
    case 'GetObjectAttributes': {
      const headers = [['x-amz-object-attributes', 'ETag,ObjectSize']] as const;
      return s3.call(operation, { of: target, key: keys.own, ...vary, headers });
    }
    default:
      return operation === 'HeadObject'
        ? s3.headObject({ of: target, ...vary })
        : s3.getObject({ of: target, ...vary });
  }
}

function requestOf(
  { operation }: Sender,
  { body }: Scene,
  { target, source, upload }: Met,
  { sent, part, answer, isPresigned = false }: Sending & { readonly answer: Exchange },
): ModelRequest {
  const isPart = upload !== undefined;
  return {
    ...{ operation: operation as ModelRequest['operation'], bucket: 'one', scheme: 'https', sent },
    name:
      upload?.name ?? (operation === 'CreateMultipartUpload' ? answer.request.name : target.name),
    signing: operation === 'PostObject' ? 'form' : isPresigned ? 'presigned' : 'header',
    ...(source !== undefined && { copyFrom: { bucket: 'one', name: source.name } }),
    ...(isPart && { upload: 0, partNumber: part }),
    ...(source === undefined && { body }),
  };
}

/** The object, source and upload of a trial. */
function stateOf({ body, keys }: Scene, { target, source, upload }: Met): ModelState {
  const stored = source ?? (target.etag === '' ? undefined : target);
  const state = stateWith({
    ...{ name: '', body, encryption: plain },
    ...stored,
  });
  const open = upload && {
    ...{ id: upload.id, name: upload.name, encryption: ssec(keys.own) },
    ...{ headers: [], checksumAlgorithm: undefined, parts: new Map() },
  };
  const [, one = emptyBucket] = [...state.buckets][0] ?? [];
  const bucket = {
    ...one,
    names: stored === undefined ? emptyBucket.names : one.names,
    ...(open && { uploads: new Map([[0, open]]) }),
  };
  return { ...state, buckets: new Map([['one', bucket]]), uploadsBegun: open ? 1 : 0 };
}

/** The classes of a request that are not valid, in words. */
function saysOf({ classes }: SentClasses): string {
  const faults = Object.entries(classes).flatMap(([carrier, state]) =>
    Object.entries(state).map(([member, name]) => `${carrier} ${member} ${name}`),
  );
  return faults.filter((one) => !/ (AES256|the-key|of-the-key)$/.test(one)).join(', ') || 'valid';
}
