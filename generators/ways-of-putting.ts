import { crc32Base64, sha256Base64 } from '../core/checksum.ts';
import type { CustomerKey } from '../core/customer-key.ts';
import type { Exchange } from '../core/exchange.ts';
import { etagIn, md5 } from '../core/expectations.ts';
import type { ObjectBody } from '../core/object-body.ts';
import { type HeaderPair, type Stored, ssec } from '../core/values.ts';
import type { Variation, World } from '../core/world.ts';

/** What is needed to make an object. */
export type Makers = Pick<World<'CompleteMultipartUpload'>, 'have' | 's3'>;

/** The object to be made: its own key, and another one for a source or an older object. */
export interface Wanted {
  readonly keys: readonly [CustomerKey, CustomerKey];
  readonly body: ObjectBody;
}

export type Make = (world: Makers, of: Wanted) => Promise<Stored>;

export const colour: HeaderPair = ['x-amz-meta-colour', 'ultramarine'];

export const gzip: HeaderPair = ['content-encoding', 'gzip'];

export const texts: HeaderPair = ['content-type', 'text/x-conformance'];

const headers =
  (...pairs: readonly HeaderPair[]) =>
  (): Variation => ({ headers: pairs });

/** What a PutObject may carry with its SSE-C headers. */
const putWays = {
  plainly: () => ({}),
  'with Content-MD5': ({ body }: Wanted): Variation => ({
    headers: [['content-md5', md5(body, 'base64')]],
  }),
  'with metadata': headers(colour),
  'with Content-Type': headers(texts),
  'with Content-Encoding': headers(gzip),
  'with Cache-Control': headers(['cache-control', 'no-store'], ['content-language', 'de']),
  'with Content-Disposition': headers(['content-disposition', 'attachment; filename="a.txt"']),
  'with If-None-Match': headers(['if-none-match', '*']),
  'with Origin': headers(['origin', 'https://app.example']),
  'with Expect': (): Variation => ({ transport: { expectContinue: true } }),
  'by a presigned URL': (): Variation => ({ presigned: true }),
  'with an unsigned payload': (): Variation => ({ signing: { payload: 'unsigned' } }),
  'with tags': headers(['x-amz-tagging', 'shade=ultramarine&n=1']),
  'with an ACL': headers(['x-amz-acl', 'bucket-owner-full-control']),
  'with a storage class': headers(['x-amz-storage-class', 'REDUCED_REDUNDANCY']),
  'with a CRC32': ({ body }: Wanted): Variation => ({
    headers: [['x-amz-checksum-crc32', crc32Base64(body.bytes())]],
  }),
  'with a SHA-256': ({ body }: Wanted): Variation => ({
    headers: [['x-amz-checksum-sha256', sha256Base64(body.bytes())]],
  }),
  'in signed chunks': (): Variation => ({ signing: { payload: 'streaming' } }),
  'in signed chunks, with Content-Encoding': (): Variation => ({
    headers: [gzip],
    signing: { payload: 'streaming' },
  }),
  'with a trailer': (): Variation => ({ signing: { payload: 'unsigned-trailer' } }),
  'without a length': (): Variation => ({ transport: { chunked: true } }),
} as const satisfies Readonly<Record<string, (of: Wanted) => Variation>>;

export type PutWay = keyof typeof putWays;

/** PutObject with SSE-C headers and one of `putWays`. */
export async function putBy(world: Makers, of: Wanted, way: PutWay): Promise<Stored> {
  const { keys, body } = of;
  const vary = putWays[way](of);
  return madeObject(
    await world.have.accepted(world.s3.putObject({ ...vary, key: keys[0], body })),
    of,
  );
}

/** The object of an accepted answer, with its ETag if the answer has one. */
export function madeObject(answer: Exchange, { keys, body }: Wanted): Stored {
  return { name: answer.request.name, encryption: ssec(keys[0]), body, etag: etagIn(answer) };
}

/** PutObject under a name that was used before. */
export const overwrites = {
  'over a plain object': async (world, of) =>
    put(world, of, {
      onto: await world.have.object({ body: of.body, encryption: { mode: 'plain' } }),
    }),
  'over an object under another key': async (world, of) =>
    put(world, of, {
      onto: await world.have.object({ body: of.body, encryption: ssec(of.keys[1]) }),
    }),
  'in place of a deleted object': async (world, of) => {
    const before = await world.have.object({ body: of.body, encryption: ssec(of.keys[1]) });
    await world.have.accepted(world.s3.call('DeleteObject', { of: { name: before.name } }));
    return put(world, of, { onto: before });
  },
} as const satisfies Readonly<Record<string, Make>>;

export async function put(
  { have, s3 }: Makers,
  of: Wanted,
  vary: Variation & { readonly onto: Pick<Stored, 'name'> },
): Promise<Stored> {
  const { keys, body } = of;
  return madeObject(await have.accepted(s3.putObject({ ...vary, key: keys[0], body })), of);
}

/** Forms with SSE-C fields, and other fields with them. */
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
  // A form with success_action_redirect is answered with a redirect.
  if (answer.status === 303) return madeObject(answer, of);
  return madeObject(await have.accepted(Promise.resolve(answer)), of);
}

/** One form, for claims that do not depend on its other fields. */
export const ofForms = { 'by a form': forms['by a form'] };
