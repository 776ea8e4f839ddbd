import { child, type Exchange, header } from '../../core/exchange.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { plain, type Stored, ssec } from '../../core/values.ts';
import { nameOfShape } from './dimensions/name.ts';
import type { Scene } from './scene.ts';
import { type LastWrite, type Makers, ways } from './ways.ts';

/** Content of a name before the scene, from which no byte may come back. */
const earlierSizeBytes = 3001;

/** A scene that is ready for its last write. */
export interface Prepared {
  readonly scene: Scene;
  readonly name: string;
  readonly write: LastWrite;
}

/** Prepares a scene up to its last write; a refused request blocks the trial. */
export async function prepareScene(world: Makers, scene: Scene): Promise<Prepared> {
  const { names, body } = scene;
  const fresh = await world.have.nothing({ encryption: plain, body });
  const name = nameOfShape(names.name, fresh.name);
  const before = await storeBefore(world, scene, name);
  return { scene, name, write: await ways[names.written](world, scene, { name, before }) };
}

/** The object that the last write of a scene left. */
export function storedOf({ scene, name }: Prepared, answers: readonly Exchange[]): Stored {
  const { body, keys, parts } = scene;
  const last = answers.at(-1);
  const etag = last && (header(last, 'etag') ?? child(last.document, 'ETag')?.text);
  return {
    ...{ name, encryption: ssec(keys.own), body, etag: etag ?? '' },
    partSizesBytes: parts.map(({ sizeBytes }) => sizeBytes),
  };
}

/** Stores what the name held before. */
export async function storeBefore(
  { have, s3 }: Makers,
  { names, keys, body: own }: Scene,
  name: string,
): Promise<Stored | undefined> {
  const isSource = ['rotation', 'second-rotation', 'restored', 'part-copy-of-itself'];
  const body = isSource.includes(names.written)
    ? own
    : ObjectBody.of({ sizeBytes: earlierSizeBytes, seed: own.seed ^ 1 });
  const of = { body, onto: { name } };
  const isVersion = names.bucket === 'versioned' && { isVersion: true as const };
  switch (names.over) {
    case 'nothing':
      return undefined;
    case 'plain':
      return have.object({ ...of, ...isVersion, encryption: plain });
    case 'same-key':
      return have.object({ ...of, ...isVersion, encryption: ssec(keys.own) });
    case 'other-key':
      return have.object({ ...of, ...isVersion, encryption: ssec(keys.earlier) });
    case 'multipart': {
      const partSizesBytes = [body.sizeBytes];
      return have.object({ ...of, partSizesBytes, encryption: ssec(keys.earlier) });
    }
    case 'deleted': {
      const stored = await have.object({ ...of, encryption: ssec(keys.earlier) });
      await have.accepted(s3.call('DeleteObject', { of: { name } }));
      return stored;
    }
    default:
      return names.over satisfies never;
  }
}
