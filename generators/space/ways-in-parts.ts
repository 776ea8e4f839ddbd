import { child, type Exchange, header, isAccepted } from '../../core/exchange.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { type Stored, ssec, type Upload, type UploadedPart } from '../../core/values.ts';
import { carriedHeaders } from './dimensions/carries.ts';
import { sendingOf } from './dimensions/sent.ts';
import type { Scene } from './scene.ts';
import type { LastWrite, Makers, Target, Way } from './ways.ts';

/** A multipart upload in the parts of the scene. */
export const uploaded: Way = async (_, scene, at) => async (world) => {
  const { s3 } = world;
  const upload = await begun(world, scene, at);
  const answers: Exchange[] = [...(await replaced(world, scene, upload))];
  let firstByte = 0;
  const parts: UploadedPart[] = [];
  for (const { number, sizeBytes } of scene.parts) {
    const body = scene.body.part({ firstByte, sizeBytes });
    firstByte += sizeBytes;
    const vary = sendingOf(scene.names.sent, body);
    const answer = await s3.uploadPart({ ...vary, upload, number, body });
    answers.push(answer);
    parts.push({ number, body, etag: header(answer, 'etag') ?? '' });
  }
  await anotherAborted(world, scene, upload);
  return completed(world, { ...upload, parts }, answers);
};

/** An upload of one part, which is copied from the source. */
export function copiedPart(
  scene: Scene,
  at: Target,
  from: { readonly source: Stored; readonly sourceRange?: string },
): LastWrite {
  return async (world) => {
    const upload = await begun(world, scene, at);
    const vary = scene.names.sent === 'presigned' ? { presigned: true } : {};
    const earlier = await replaced(world, scene, upload);
    const answer = await world.s3.uploadPartCopy({ ...vary, ...from, upload, number: 1 });
    const etag = child(answer.document, 'ETag')?.text ?? '';
    const parts = [{ number: 1, body: scene.body, etag }];
    await anotherAborted(world, scene, upload);
    return completed(world, { ...upload, parts }, [...earlier, answer]);
  };
}

/** Uploads the part that the part of the scene replaces, if it replaces one. */
async function replaced(
  { s3 }: Makers,
  { names, body: { sizeBytes } }: Scene,
  upload: Upload,
): Promise<readonly Exchange[]> {
  if (names.geometry !== 'again') return [];
  const body = ObjectBody.of({ sizeBytes: sizeBytes + 1000, seed: 23 });
  return [await s3.uploadPart({ upload, number: 1, body })];
}

/** Begins and aborts another upload to the name, which is none of this one's business. */
async function anotherAborted(
  { have, s3 }: Makers,
  { names, keys }: Scene,
  { name }: Upload,
): Promise<void> {
  if (names.geometry !== 'again') return;
  const upload = await have.upload({ encryption: ssec(keys.other), onto: { name } });
  await have.accepted(s3.abortMultipartUpload({ upload }));
}

async function begun(
  { have, s3 }: Makers,
  { keys, names, body }: Scene,
  { name }: Target,
): Promise<Upload> {
  const headers = carriedHeaders(names.carries, body);
  if (names.sent === 'presigned') {
    const of = { of: { name }, key: keys.own, headers, presigned: true };
    const created = await have.accepted(s3.call('CreateMultipartUpload', of));
    const id = child(created.document, 'UploadId')?.text ?? '';
    return { id, name, encryption: ssec(keys.own), parts: [] };
  }
  return have.upload({ encryption: ssec(keys.own), onto: { name }, headers });
}

/** Completes the upload unless a part was refused. */
async function completed(
  { s3 }: Makers,
  upload: Upload,
  answers: readonly Exchange[],
): Promise<readonly Exchange[]> {
  if (!answers.every(isAccepted)) return answers;
  return [...answers, await s3.completeMultipartUpload({ upload, key: 'if asked for' })];
}
