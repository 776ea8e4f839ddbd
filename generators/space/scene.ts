import { hash } from 'node:crypto';
import { CustomerKey } from '../../core/customer-key.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { type PlannedPart, partsOf } from './dimensions/geometry.ts';
import { bodyOfSize } from './dimensions/size.ts';
import type { SceneNames } from './scene-space.ts';

/** A scene with its keys and body. */
export interface Scene {
  readonly names: SceneNames;
  readonly keys: SceneKeys;
  /** The bytes of the object, in one piece. */
  readonly body: ObjectBody;
  /** The bytes of an object of which the body is a range. */
  readonly around: ObjectBody;
  readonly parts: readonly PlannedPart[];
}

/** The key of the object, and others that must not read it. */
interface SceneKeys {
  readonly own: CustomerKey;
  /** The key of what the name held before. */
  readonly earlier: CustomerKey;
  /** The key of the source of a copy. */
  readonly source: CustomerKey;
  /** A key that was never used. */
  readonly other: CustomerKey;
}

/** Bytes of the object around the body that is copied by a range. */
const margins = { before: 100, after: 33 } as const;

/** The scene of these values; its keys and bytes depend on the seed alone. */
export function sceneOf(names: SceneNames, seed: number): Scene {
  const last = bodyOfSize({ size: names.size, sent: names.sent, seed });
  const parts = partsOf(names.geometry, last.sizeBytes);
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  const around = ObjectBody.of({
    sizeBytes: margins.before + sizeBytes + margins.after,
    seed: last.seed,
  });
  const key = (what: string) => CustomerKey.of(hash('sha256', `${what} ${seed}`, 'buffer'));
  return {
    names,
    keys: {
      own: key('own'),
      earlier: key('earlier'),
      source: key('source'),
      other: key('other'),
    },
    around,
    body: around.part({ firstByte: margins.before, sizeBytes }),
    parts,
  };
}

/** The range of `around` that is the body. */
export function rangeInside({ body }: Pick<Scene, 'body'>): string {
  return `bytes=${margins.before}-${margins.before + body.sizeBytes - 1}`;
}
