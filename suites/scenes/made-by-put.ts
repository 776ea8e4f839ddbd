import { createHash } from 'node:crypto';
import { crc32Base64, sha256Base64 } from '../../core/checksum.ts';
import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { etagIn } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type HeaderPair, type Stored, ssec } from '../../core/values.ts';
import type { Variation, World } from '../../core/world.ts';

/** What every way of making an object stands on. */
export type Makers = Pick<World<'CompleteMultipartUpload'>, 'have' | 's3'>;

/** The object to be made: its own key, and one that the making may use beside it. */
export interface Wanted {
  readonly keys: readonly [CustomerKey, CustomerKey];
  readonly body: ObjectBody;
}

export type Make = (world: Makers, of: Wanted) => Promise<Stored>;

export const colour: HeaderPair = ['x-amz-meta-colour', 'ultramarine'];

export const texts: HeaderPair = ['content-type', 'text/x-conformance'];

const headers =
  (...pairs: readonly HeaderPair[]) =>
  (): Variation => ({ headers: pairs });

const md5 = (body: ObjectBody) => createHash('md5').update(body.bytes()).digest('base64');

/** What a PutObject may carry beside a triple. */
const putWays = {
  plainly: () => ({}),
  'with Content-MD5': ({ body }: Wanted): Variation => ({ headers: [['content-md5', md5(body)]] }),
  'with metadata': headers(colour),
  'with Content-Type': headers(texts),
  'with Content-Encoding': headers(['content-encoding', 'gzip']),
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
  'with a trailer': (): Variation => ({ signing: { payload: 'unsigned-trailer' } }),
  'without a length': (): Variation => ({ transport: { chunked: true } }),
} as const satisfies Readonly<Record<string, (of: Wanted) => Variation>>;

export type PutWay = keyof typeof putWays;

/** PutObject with something beside the triple. */
export async function putBy(world: Makers, of: Wanted, way: PutWay): Promise<Stored> {
  const { keys, body } = of;
  const vary = putWays[way](of);
  return storedBy(
    await world.have.accepted(world.s3.putObject({ ...vary, key: keys[0], body })),
    of,
  );
}

/** The object that an accepted answer is about, with its ETag if it is told one. */
export function storedBy(answer: Exchange, { keys, body }: Wanted): Stored {
  return { name: answer.request.name, encryption: ssec(keys[0]), body, etag: etagIn(answer) };
}

/** What lies under the name before. */
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
  return storedBy(await have.accepted(s3.putObject({ ...vary, key: keys[0], body })), of);
}

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

/** One way of each kind, for what does not depend on the others. */
export const ofForms = { 'by a form': forms['by a form'] };
