import { sha256Base64 } from '../../core/checksum.ts';
import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { type HeaderPair, plain, type Stored, ssec, type Upload } from '../../core/values.ts';
import type { Vary } from '../../core/world.ts';
import { etagIn } from '../multipart/scene.ts';
import { colour, type Make, type Makers, storedBy, texts, type Wanted } from './making.ts';

/** Forms, and what their fields may ask for beside SSE-C. */
export const forms = {
  'by a form': (world, of) => post(world, of, []),
  'by a form with metadata': (world, of) => post(world, of, [colour, ['Content-Type', texts[1]]]),
  'by a form that wants 201': (world, of) => post(world, of, [['success_action_status', '201']]),
  'by a form that redirects': (world, of) =>
    post(world, of, [['success_action_redirect', 'https://app.example/done']]),
} as const satisfies Readonly<Record<string, Make>>;

async function post(
  { have, s3 }: Makers,
  of: Wanted,
  fields: readonly HeaderPair[],
): Promise<Stored> {
  const answer = await s3.postObject({ key: of.keys[0], body: of.body, form: { fields } });
  // A form that names a page is answered with the way there.
  if (answer.status === 303) return storedBy(answer, of);
  return storedBy(await have.accepted(Promise.resolve(answer)), of);
}

/** Uploads of one part. */
export const uploads = {
  'in parts': (world, of) => inOnePart(world, of, {}),
  'in parts, with metadata': (world, of) => inOnePart(world, of, { headers: [colour, texts] }),
  'in parts, by presigned URLs': (world, of) => inOnePart(world, of, { part: { presigned: true } }),
} as const satisfies Readonly<Record<string, Make>>;

/** An upload that was created with a checksum algorithm. */
export const checksummedUpload: Make = async (world, of) => {
  const checksum = sha256Base64(of.body.bytes());
  return inOnePart(world, of, {
    headers: [['x-amz-checksum-algorithm', 'SHA256']],
    part: { headers: [['x-amz-checksum-sha256', checksum]] },
    checksums: { ChecksumSHA256: checksum },
  });
};

/** An upload whose part comes in signed chunks. */
export const streamedUpload: Make = (world, of) =>
  inOnePart(world, of, { part: { signing: { payload: 'streaming' } } });

async function inOnePart(
  { have, s3 }: Makers,
  of: Wanted,
  how: {
    readonly headers?: readonly HeaderPair[];
    readonly part?: Vary;
    readonly checksums?: Readonly<Record<string, string>>;
  },
): Promise<Stored> {
  const { keys, body } = of;
  const { headers = [], checksums } = how;
  const upload = await have.upload({ encryption: ssec(keys[0]), headers });
  const sent = await have.accepted(s3.uploadPart({ ...how.part, upload, number: 1, body }));
  return completed({ have, s3 }, of, { upload, part: sent, ...(checksums && { checksums }) });
}

async function completed(
  { have, s3 }: Makers,
  of: Wanted,
  by: {
    readonly upload: Upload;
    readonly part: Exchange;
    readonly checksums?: Readonly<Record<string, string>>;
  },
): Promise<Stored> {
  const { upload, part, checksums } = by;
  const etag = etagIn(part);
  const parts = [{ number: 1, body: of.body, etag, ...(checksums && { checksums }) }];
  // The key belongs to the Complete of an upload with checksums alone.
  const key = checksums === undefined ? 'if asked for' : of.keys[0];
  const done = s3.completeMultipartUpload({ upload: { ...upload, parts }, key });
  return storedBy(await have.accepted(done), of);
}

/** Uploads whose one part is copied. */
export const partCopies = {
  'by a part copy of an object under another key': async (world, of) =>
    copiedPart(world, of, await sealed(world, of)),
  'by a part copy of a range': async (world, of) =>
    copiedPart(world, of, await sealed(world, of), `bytes=0-${of.body.sizeBytes - 1}`),
} as const satisfies Readonly<Record<string, Make>>;

const sealed = ({ have }: Makers, { body, keys }: Wanted, more: readonly HeaderPair[] = []) =>
  have.object({ body, encryption: ssec(keys[1]), headers: more });

async function copiedPart(
  { have, s3 }: Makers,
  of: Wanted,
  source: Stored,
  sourceRange?: string,
): Promise<Stored> {
  const upload = await have.upload({ encryption: ssec(of.keys[0]) });
  const range = sourceRange === undefined ? {} : { sourceRange };
  const part = await have.accepted(s3.uploadPartCopy({ upload, number: 1, source, ...range }));
  return completed({ have, s3 }, of, { upload, part });
}

const replace: HeaderPair = ['x-amz-metadata-directive', 'REPLACE'];

/** Copies to SSE-C; the other key is the source's where that has one. */
export const copies = {
  'by a copy of a plain object': async (world, of) =>
    copied(world, of, await world.have.object({ body: of.body, encryption: plain })),
  'by a copy with new metadata': async (world, of) =>
    copied(world, of, await world.have.object({ body: of.body, encryption: plain }), {
      headers: [replace, colour],
    }),
} as const satisfies Readonly<Record<string, Make>>;

/** Copies from SSE-C to SSE-C. */
export const rekeyings = {
  'by a copy under a new key': async (world, of) => copied(world, of, await sealed(world, of)),
  'by a rotation': async (world, of) =>
    copied(world, of, await sealed(world, of), { onto: 'itself' }),
  'by a rotation with new metadata': async (world, of) =>
    copied(world, of, await sealed(world, of), { onto: 'itself', headers: [replace, colour] }),
  'by a copy over another object': async (world, of) =>
    copied(world, of, await sealed(world, of), {
      onto: await world.have.object({ body: of.body, encryption: ssec(of.keys[1]) }),
    }),
} as const satisfies Readonly<Record<string, Make>>;

/** A copy under a new key of an object with metadata. */
export const copyOfDescribed: Make = async (world, of) =>
  copied(world, of, await sealed(world, of, [colour, texts]));

/** A copy of a multipart object under another key. */
export const copyOfMultipart: Make = async (world, of) =>
  copied(world, of, await inOnePart(world, { ...of, keys: [of.keys[1], of.keys[0]] }, {}));

async function copied(
  { have, s3 }: Makers,
  of: Wanted,
  source: Stored,
  how: Vary & { readonly onto?: 'itself' | Pick<Stored, 'name'> } = {},
): Promise<Stored> {
  const answer = await s3.copyObject({ ...how, source, to: ssec(of.keys[0]) });
  if (!isAccepted(answer)) await have.accepted(Promise.resolve(answer));
  return storedBy(answer, of);
}

/** One way of each kind, for what does not depend on the others. */
export const ofForms = { 'by a form': forms['by a form'] };
export const ofParts = { 'in parts': uploads['in parts'] };
export const ofCopies = {
  'by a copy under a new key': rekeyings['by a copy under a new key'],
  'by a rotation': rekeyings['by a rotation'],
};
export const ofPartCopies = {
  'of another key': partCopies['by a part copy of an object under another key'],
};
