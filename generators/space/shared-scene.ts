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
  return world.have.once(`since ${idOf(scene)}`, async () => {
    const versionId = await versionOf(world, scene, { stored, last: answers.at(-1) });
    const isLost = scene.names.since === 'older' && (versionId ?? 'null') === 'null';
    world.have.sure(!isLost, 'neither the answer to the write nor HeadObject named its version');
    await happenSince(world, scene, stored);
    return { ...stored, ...(versionId !== undefined && { versionId }) };
  });
}

/**
 * The version id that the last write was answered with. Not every endpoint names it there, so that
 * in a bucket with versions HeadObject is asked; in any other it is `null`.
 */
async function versionOf(
  { s3 }: Makers,
  { names }: Scene,
  of: { readonly stored: Stored; readonly last: Exchange | undefined },
): Promise<string | undefined> {
  const { stored, last } = of;
  if (last === undefined) return undefined;
  const named = header(last, 'x-amz-version-id');
  if (named !== undefined || names.bucket !== 'versioned') return named ?? 'null';
  return header(await s3.headObject({ of: stored }), 'x-amz-version-id') ?? 'null';
}

function idOf({ names, keys }: Scene): string {
  return `${JSON.stringify(names)} ${keys.own.fingerprint}`;
}
