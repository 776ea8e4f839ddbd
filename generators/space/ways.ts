import { type Exchange, header } from '../../core/exchange.ts';
import { type HeaderPair, plain, type Stored, ssec } from '../../core/values.ts';
import type { Variation, World } from '../../core/world.ts';
import { carriedHeaders, keptHeaders, keptHeadersOf } from './dimensions/carries.ts';
import { sendingOf } from './dimensions/sent.ts';
import type { written } from './dimensions/written.ts';
import { withoutVersion } from './reading.ts';
import { rangeInside, type Scene } from './scene.ts';
import { copiedPart, uploaded } from './ways-in-parts.ts';

/** The requests that make a scene. */
export type Makers = Pick<World<'CompleteMultipartUpload'>, 'have' | 's3'>;

/** Sends the last write of a scene; its answers in order, the one that stores the object last. */
export type LastWrite = (world: Makers) => Promise<readonly Exchange[]>;

/** The name to write to, and what it held before. */
export interface Target {
  readonly name: string;
  readonly before: Stored | undefined;
}

/** Sets up what a way of writing needs. */
export type Way = (world: Makers, scene: Scene, at: Target) => Promise<LastWrite>;

/** Every way of writing. */
export const ways: Readonly<Record<keyof typeof written, Way>> = {
  put: async (_, scene, at) => async (world) => [await put(world, scene, at)],
  form:
    async (_, { keys, body, names }, { name }) =>
    async ({ s3 }) => {
      const fields =
        names.carries in keptHeaders ? keptHeadersOf(names) : carriedHeaders(names.carries, body);
      return [await s3.postObject({ key: keys.own, body, onto: { name }, form: { fields } })];
    },
  upload: uploaded,
  'part-copy': async (world, scene, at) => {
    const source = await under(world, scene, scene.keys.source);
    return copiedPart(scene, at, { source });
  },
  'part-copy-of-range': async ({ have }, scene, at) => {
    const { around, keys } = scene;
    const source = await have.object({ body: around, encryption: ssec(keys.source) });
    return copiedPart(scene, at, { source, sourceRange: rangeInside(scene) });
  },
  'part-copy-of-itself': async (world, scene, at) =>
    copiedPart(scene, at, { source: at.before ?? (await under(world, scene, scene.keys.earlier)) }),
  'copy-of-plain': async ({ have }, scene, at) => {
    const source = await have.object({ body: scene.body, encryption: plain });
    return copied(scene, at, source);
  },
  copy: async (world, scene, at) => copied(scene, at, await under(world, scene, scene.keys.source)),
  'copy-of-copy': async (world, scene, at) => {
    const first = await under(world, scene, scene.keys.earlier);
    const to = ssec(scene.keys.source);
    return copied(scene, at, await world.have.copy(first, { to, onto: 'other' }));
  },
  'copy-of-upload': async ({ have }, scene, at) => {
    const { body, keys } = scene;
    const of = { body, encryption: ssec(keys.source), partSizesBytes: [body.sizeBytes] };
    return copied(scene, at, await have.object(of));
  },
  rotation: async (world, scene, at) => copied(scene, at, await currentAt(world, scene, at)),
  'second-rotation': async (world, scene, at) => {
    const first = await sourceAt(world, scene, at);
    const to = ssec(scene.keys.source);
    const second = await world.have.copy(first, { to, onto: 'itself' });
    return copied(scene, at, withoutVersion(second));
  },
  restored: async (world, scene, at) => {
    const older = await sourceAt(world, scene, at);
    const { have } = world;
    await have.object({
      ...{ body: scene.around, encryption: ssec(scene.keys.source), onto: at },
    });
    return copied(scene, at, older);
  },
  undeleted: async (_, scene, at) => async (world) => {
    const { have, s3 } = world;
    const answer = await put(world, scene, at);
    const of = { name: at.name };
    const marker = header(await have.accepted(s3.call('DeleteObject', { of })), 'x-amz-version-id');
    have.sure(marker !== undefined, 'DeleteObject was answered without the id of a delete marker');
    await have.accepted(s3.call('DeleteObject', { of: { ...of, versionId: marker ?? '' } }));
    return [answer];
  },
};

function put({ s3 }: Makers, { keys, body, names }: Scene, { name }: Target): Promise<Exchange> {
  const headers = carriedHeaders(names.carries, body);
  const vary = sendingOf(names.sent, body);
  return s3.putObject({ ...vary, key: keys.own, body, onto: { name }, headers });
}

/** The body of the scene, stored under this key. */
function under({ have }: Makers, { body }: Scene, key: Scene['keys']['own']): Promise<Stored> {
  return have.object({ body, encryption: ssec(key) });
}

/** The object that the name held before; one is stored where a shrunk scene has none. */
async function sourceAt({ have }: Makers, scene: Scene, { name, before }: Target): Promise<Stored> {
  const { body, keys } = scene;
  return before ?? have.object({ body, encryption: ssec(keys.earlier), onto: { name } });
}

/** The same object, named without its version, as clients rotate keys. */
async function currentAt(world: Makers, scene: Scene, at: Target): Promise<Stored> {
  return withoutVersion(await sourceAt(world, scene, at));
}

/** CopyObject to the name, which replaces metadata where the scene has some. */
function copied(scene: Scene, { name }: Target, source: Stored): LastWrite {
  const { keys, body, names } = scene;
  const headers = [...carriedHeaders(names.carries, body), ...directives(names.carries)];
  const vary: Variation = names.sent === 'presigned' ? { presigned: true } : {};
  return async ({ s3 }) => [
    await s3.copyObject({ ...vary, source, to: ssec(keys.own), onto: { name }, headers }),
  ];
}

export function directives(carries: Scene['names']['carries']): readonly HeaderPair[] {
  if (carries === 'tags') return [['x-amz-tagging-directive', 'REPLACE']];
  return keptHeaders[carries] === undefined ? [] : [['x-amz-metadata-directive', 'REPLACE']];
}
