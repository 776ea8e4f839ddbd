import { type Exchange, header } from '../../core/exchange.ts';
import type { Stored } from '../../core/values.ts';
import type { Scene } from './scene.ts';
import { prepareScene, storedOf } from './scene-write.ts';
import { happenSince } from './since-acts.ts';
import type { Makers } from './ways.ts';

/** The object of a scene that all trials of a run share, and the answers of its last write. */
interface SharedScene extends Stored {
  readonly answers: readonly Exchange[];
}

/** Writes the scene, unless an earlier trial of the run has written it. */
export function sharedScene(world: Makers, scene: Scene): Promise<SharedScene> {
  return world.have.once(`scene ${idOf(scene)}`, async () => {
    const prepared = await prepareScene(world, scene);
    const answers = await prepared.write(world);
    return { ...storedOf(prepared, answers), answers };
  });
}

/**
 * The object of a scene that was written, after what happened since; a refused write blocks the
 * trial.
 */
export async function writtenScene(world: Makers, scene: Scene): Promise<Stored> {
  const { answers, ...stored } = await sharedScene(world, scene);
  for (const answer of answers) await world.have.accepted(Promise.resolve(answer));
  const last = answers.at(-1);
  const versionId = last && (header(last, 'x-amz-version-id') ?? 'null');
  return world.have.once(`since ${idOf(scene)}`, async () => {
    const isLost = scene.names.since === 'older' && (versionId ?? 'null') === 'null';
    world.have.sure(!isLost, 'the answer to the write named no version');
    await happenSince(world, scene, stored);
    return { ...stored, ...(versionId !== undefined && { versionId }) };
  });
}

function idOf({ names, keys }: Scene): string {
  return `${JSON.stringify(names)} ${keys.own.fingerprint}`;
}
