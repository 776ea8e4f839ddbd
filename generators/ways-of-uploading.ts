import type { Exchange } from '../core/exchange.ts';
import { etagIn } from '../core/expectations.ts';
import { type HeaderPair, type Stored, ssec, type Upload } from '../core/values.ts';
import type { Variation } from '../core/world.ts';
import {
  colour,
  type Make,
  type Makers,
  madeObject,
  texts,
  type Wanted,
} from './ways-of-putting.ts';

/** Uploads of one part. */
export const uploads = {
  'in parts': (world, of) => inOnePart(world, of, {}),
  'in parts, with metadata': (world, of) => inOnePart(world, of, { headers: [colour, texts] }),
  'in parts, by presigned URLs': (world, of) => inOnePart(world, of, { part: { presigned: true } }),
} as const satisfies Readonly<Record<string, Make>>;

export async function inOnePart(
  { have, s3 }: Makers,
  of: Wanted,
  how: {
    readonly headers?: readonly HeaderPair[];
    readonly part?: Variation;
    readonly checksums?: Readonly<Record<string, string>>;
  },
): Promise<Stored> {
  const { keys, body } = of;
  const { headers = [], checksums } = how;
  const upload = await have.upload({ encryption: ssec(keys[0]), headers });
  const sent = await have.accepted(s3.uploadPart({ ...how.part, upload, number: 1, body }));
  return completed({ have, s3 }, of, { upload, part: sent, ...(checksums && { checksums }) });
}

export async function completed(
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
  // CompleteMultipartUpload needs the key only for an upload with checksums.
  const key = checksums === undefined ? 'if asked for' : of.keys[0];
  const done = s3.completeMultipartUpload({ upload: { ...upload, parts }, key });
  return madeObject(await have.accepted(done), of);
}

export const ofParts = { 'in parts': uploads['in parts'] };
