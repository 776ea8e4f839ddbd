import type { Exchange } from '../../core/exchange.ts';
import type { SentHeaders } from '../../core/model/members.ts';
import type { ModelOperation, ModelRequest } from '../../core/model/request.ts';
import { emptyBucket, emptyState, type ModelState } from '../../core/model/state.ts';
import { type HeaderPair, plain, type Stored, ssec, type Upload } from '../../core/values.ts';
import type { Variation } from '../../core/world.ts';
import { carriedHeaders, keptHeaders } from './dimensions/carries.ts';
import { nameOfShape } from './dimensions/name.ts';
import { sendingOf } from './dimensions/sent.ts';
import type { FaultWorld } from './fault-acts.ts';
import type { FaultyRequest } from './fault-trials.ts';
import { versionOf } from './modelled.ts';
import { unlisted } from './reading.ts';
import type { Scene } from './scene.ts';
import { storeBefore } from './scene-write.ts';
import { sends } from './sends.ts';
import { directives } from './ways.ts';

/** What requests that write meet. */
export interface WriteScene {
  readonly name: string;
  /** The object that the name held, unless it was deleted. */
  readonly before: Stored | undefined;
  readonly source: Stored | undefined;
  readonly upload: Upload | undefined;
}

/** A name with what it held before, and a source or an upload where the operation needs one. */
export async function arrangeWrites(world: FaultWorld, scene: Scene): Promise<WriteScene> {
  const { have, operation } = world;
  const { names, body, keys } = scene;
  const fresh = await have.nothing({ encryption: plain, body });
  const name = nameOfShape(names.name, fresh.name);
  const before = await storeBefore(world, scene, name);
  const isCopy = operation === 'UploadPartCopy' || operation === 'CopyObject';
  const isPart = operation.startsWith('UploadPart');
  const source =
    isCopy || isPart ? await have.object({ body, encryption: ssec(keys.source) }) : undefined;
  const upload = isPart
    ? await have.upload({ encryption: ssec(keys.own), onto: { name } })
    : undefined;
  if (upload !== undefined && source !== undefined && names.over !== 'nothing')
    await holdParts(world, { upload, source });
  return {
    name,
    before: names.over === 'deleted' ? undefined : before,
    source: isCopy ? source : undefined,
    upload,
  };
}

/** The numbers of the parts that an upload holds before faulty ones are sent to it. */
const held = { uploaded: 90, copied: 91 } as const;

/** A part that was uploaded, and one that was copied where the endpoint copies. */
async function holdParts(
  { have, s3 }: FaultWorld,
  of: { readonly upload: Upload; readonly source: Stored },
): Promise<void> {
  const upload = unlisted(of.upload);
  const { body } = of.source;
  await have.accepted(s3.uploadPart({ upload, number: held.uploaded, body }));
  await s3.uploadPartCopy({ upload, number: held.copied, source: of.source });
}

/** The number of a faulty part: its own, or that of a part which the upload holds. */
export function partNumberOf({ names }: Scene, at: number): number {
  const overHeld = ['plain', 'other-key', 'deleted'].includes(names.over);
  if (!overHeld) return at + 1;
  return at % 2 === 0 ? held.uploaded : held.copied;
}

type Sent = Pick<FaultyRequest, 'sent' | 'carries'> & {
  readonly scene: Scene;
  readonly headers: readonly SentHeaders[];
  /** The number of the part. */
  readonly part: number;
};

/** Sends a write with exactly these SSE-C headers. */
export function sendWrite(world: FaultWorld, met: WriteScene, of: Sent): Promise<Exchange> {
  const { s3, operation } = world;
  const { body, keys } = of.scene;
  const mutation = sends(of.headers);
  const onto = { name: met.name };
  const headers: readonly HeaderPair[] = carriedHeaders(of.carries, body);
  const presigned: Variation = of.sent === 'presigned' ? { presigned: true } : {};
  const into = { mutation, upload: unlisted(met.upload as Upload), number: of.part };
  const source = met.source as Stored;
  switch (operation) {
    case 'PostObject':
      return s3.postObject({ mutation, key: keys.own, body, onto, form: { fields: headers } });
    case 'CopyObject': {
      const all = [...headers, ...directives(of.carries)];
      return s3.copyObject({
        ...presigned,
        mutation,
        source,
        to: ssec(keys.own),
        onto,
        headers: all,
      });
    }
    case 'CreateMultipartUpload':
      return s3.call(operation, { ...presigned, of: onto, key: keys.own, mutation, headers });
    case 'UploadPart':
      return s3.uploadPart({ ...sendingOf(of.sent, body), ...into, body });
    case 'UploadPartCopy':
      return s3.uploadPartCopy({ ...presigned, ...into, source });
    default: {
      const vary = sendingOf(of.sent, body);
      return s3.putObject({ ...vary, mutation, key: keys.own, body, onto, headers });
    }
  }
}

/** The write as the model sees it. */
export function writeRequest(
  { operation }: Pick<FaultWorld, 'operation'>,
  { name, source, upload }: WriteScene,
  of: Sent & { readonly answer: Exchange },
): ModelRequest {
  const isNew = of.carries === 'if-none-match';
  const isForm = operation === 'PostObject';
  return {
    ...{ operation: operation as ModelOperation, bucket: 'one', scheme: 'https', name },
    sent: of.headers,
    signing: isForm ? 'form' : of.sent === 'presigned' ? 'presigned' : 'header',
    headers: keptHeaders[of.carries] ?? [],
    ...(isNew && { condition: { header: 'if-none-match', etag: '*' } }),
    ...(upload !== undefined && { upload: 0, partNumber: of.part }),
    ...(source === undefined
      ? { body: of.scene.body }
      : { copyFrom: { bucket: 'one', name: source.name }, replacesMetadata: true }),
  };
}

/** The state that the requests of a trial meet. */
export function stateBefore({ keys }: Scene, met: WriteScene): ModelState {
  const { name, before, source, upload } = met;
  const stored = [before && { ...before, name }, source].filter((one) => one !== undefined);
  const open = upload && {
    ...{ id: upload.id, name, encryption: ssec(keys.own) },
    ...{ headers: [], checksumAlgorithm: undefined, parts: new Map() },
  };
  const bucket = {
    ...emptyBucket,
    names: new Map(stored.map((one) => [one.name, [versionOf(one)]])),
    ...(open && { uploads: new Map([[0, open]]) }),
  };
  return { ...emptyState({ one: bucket }, ''), uploadsBegun: open ? 1 : 0 };
}
