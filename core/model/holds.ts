import { CustomerKey } from '../customer-key.ts';
import { header } from '../exchange.ts';
import type { Encryption, ObjectBody } from '../values.ts';
import { ssec } from '../values.ts';
import { unkeyed } from './accepts.ts';
import type { Holds } from './allowed.ts';
import type { ModelAnswer } from './answer.ts';
import type { SentHeaders } from './members.ts';
import { askedOf, between } from './positions.ts';
import { readingsOf, sameBytes } from './readings.ts';
import { roles } from './roles.ts';
import { isRead, type Scene, visible } from './scene.ts';

/** What an accepted answer to a request must confirm and return, and what it may store. */
export function holdsOf(scene: Scene): Holds {
  const { operation } = scene.request;
  if (isRead(operation)) return readHolds(scene);
  const role = Object.values(roles[operation] ?? {}).find(
    ({ kind }) => kind === 'encrypts' || kind === 'part',
  );
  if (role === undefined) {
    return scene.upload === undefined ? {} : { stores: [scene.upload.encryption] };
  }
  const keys = writtenKeys(scene);
  const [key] = keys;
  const stores = keys.map(ssec);
  if (key === undefined) return { stores: [unkeyed(scene)] };
  // What may be ignored leaves the object without a key, unless the answer confirms one.
  if (scene.request.stray !== undefined) return { stores: [unkeyed(scene), ...stores] };
  const [first, ...more] = stores;
  if (first === undefined) return {};
  // A lone key MD5 may be ignored; with anything else the object is under the key, or refused.
  return { confirms: key, stores: [first, ...more] };
}

function readHolds(scene: Scene): Holds {
  const version = visible(scene.object);
  if (version === undefined) return {};
  const { encryption } = version;
  const confirms = encryption.mode === 'SSE-C' ? { confirms: encryption.key } : {};
  return { ...confirms, returns: returnedBy(scene, version.pieces) };
}

function returnedBy(scene: Scene, pieces: readonly ObjectBody[]): readonly ObjectBody[] {
  const asked = askedOf(scene);
  if (asked.kind === 'empty part') return [];
  return asked.kind === 'positions' ? between(pieces, asked) : pieces;
}

/** Keys by the headers that hold them, so that what is derived from a key is made once. */
const known = new WeakMap<SentHeaders, readonly CustomerKey[]>();

/** The keys under which a write may store what it sends, the likeliest first. */
export function writtenKeys({ request }: Scene): readonly CustomerKey[] {
  const sent = request.sent.find(({ carrier }) => carrier !== 'copySourceHeaders') ?? request.stray;
  if (sent === undefined) return [];
  const keys = known.get(sent) ?? confirmedKeys(sent);
  known.set(sent, keys);
  return keys;
}

function confirmedKeys(sent: SentHeaders): readonly CustomerKey[] {
  const readings = readingsOf(sent)?.readings ?? [];
  const keys = readings.flatMap(({ confirmed }) => confirmed);
  const distinct = keys.filter(
    (key, at) => keys.findIndex((other) => sameBytes(other, key)) === at,
  );
  return distinct.map((bytes) => CustomerKey.of(bytes));
}

/** Every encryption that a write may have used which was accepted although it is malformed. */
export function anyEncryption(scene: Scene): readonly [Encryption, ...Encryption[]] {
  const { upload, source, object } = scene;
  const met = [upload, visible(source), visible(object)].flatMap((one) =>
    one === undefined ? [] : [one.encryption],
  );
  const keyed = writtenKeys(scene).map(ssec);
  const [first = unkeyed(scene), ...more] = [...keyed, unkeyed(scene), ...met];
  return [first, ...more];
}

/** The encryptions that the answer confirms, or all where it confirms none of them. */
export function confirmedAmong(
  all: readonly Encryption[],
  answer: ModelAnswer,
): readonly Encryption[] {
  const md5 = header(answer, 'x-amz-server-side-encryption-customer-key-MD5');
  const confirmed = all.filter((one) => one.mode === 'SSE-C' && one.key.md5Base64 === md5);
  const distinct = (confirmed.length > 0 ? confirmed : all).filter(
    (one, at, list) => list.findIndex((other) => isSame(one, other)) === at,
  );
  return distinct;
}

function isSame(one: Encryption, other: Encryption): boolean {
  if (one.mode !== 'SSE-C' || other.mode !== 'SSE-C') return one.mode === other.mode;
  return one.key.fingerprint === other.key.fingerprint;
}
