import { CustomerKey } from '../customer-key.ts';
import type { Encryption, ObjectBody } from '../values.ts';
import { ssec } from '../values.ts';
import { unkeyed } from './accepts.ts';
import type { Holds } from './allowed.ts';
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
  return asked.kind === 'positions' ? between(pieces, asked) : pieces;
}

/** The keys under which a write may store what it sends, the likeliest first. */
function writtenKeys({ request }: Scene): readonly CustomerKey[] {
  const sent = request.sent.find(({ carrier }) => carrier !== 'copySourceHeaders');
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
