import { type Exchange, header } from '../../core/exchange.ts';
import { accepted, echoes, returns } from '../../core/expectations/accepted.ts';
import { all, eachAnswer, steps } from '../../core/expectations/combine.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { haveOwnEtags } from '../../core/expectations/etags.ts';
import { refused } from '../../core/expectations/refused.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec, type Upload } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { customerKey } from '../../generators/customer-key.ts';
import { each, mutation, objectBody, rangeOf, sharedMultipart } from '../../generators/index.ts';
import { keyAndBody, mebibyte } from '../scenes/drawn.ts';
import {
  boundary,
  lastPartBytes,
  objectOf,
  type Shared,
  sharedObject,
  sharedSlice,
} from '../scenes/multipart-object.ts';
import { damagedPart, partScene, sendPart } from '../scenes/part-writes.ts';

const partSizesBytes = [9 * mebibyte + 123, 4097];

const beyondEightMebibytes = ObjectBody.of({ sizeBytes: 9 * mebibyte + 123 + 4097, seed: 8 });

export const mpuPartRules = [
  rule({
    id: 'mpu.part.beyond-8-mib',
    level: 'MUST',
    hasLargeBodies: true,
    trials: 1,
    title: 'GetObject returns exactly the bytes of an SSE-C object with a part of more than 8 MiB',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    needs: ['multipart'],
    given: { key: customerKey(), body: each(beyondEightMebibytes) },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), partSizesBytes }),
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: returns('body'),
    catches: ['garbles-parts-behind-8-mib', 'complete-drops-lock'],
  }),
  rule({
    id: 'mpu.part.near-key',
    level: 'MUST',
    title: 'A part with one changed bit or byte in the key, or with its MD5 alone, is refused',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart', 'UploadPartCopy'],
    trials: 1,
    given: {
      ...keyAndBody,
      mutation: mutation(
        'key.near-bit',
        'key.near-first-byte',
        'key.near-last-byte',
        'key.other-with-right-md5',
      ),
    },
    arrange: ({ have, operation }, drawn) => partScene({ have, operation }, drawn),
    act: ({ s3 }, { body, mutation }, scene) => sendPart(s3, scene, { number: 2, body, mutation }),
    expect: refused(),
    catches: ['parts-compare-half-of-the-key', 'later-parts-take-any-key'],
  }),
  rule({
    id: 'mpu.part.streaming',
    level: 'MUST',
    title: 'UploadPart in signed aws-chunked encoding to an SSE-C upload stores the decoded bytes',
    clause: 'ssec.get.decrypts',
    on: ['UploadPart'],
    needs: ['streaming'],
    trials: 1,
    given: { key: customerKey(), body: objectBody({ sizeBytes: 65_536 + 17 }) },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: async ({ s3 }, { key, body }, upload) => {
      const signing = { payload: 'streaming' } as const;
      const sent = await s3.uploadPart({ upload, number: 1, body, signing });
      const parts = [{ number: 1, body, etag: header(sent, 'etag') ?? '' }];
      return [
        sent,
        await s3.completeMultipartUpload({ upload: { ...upload, parts }, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const;
    },
    expect: steps(echoes('key'), accepted(), returns('body')),
    catches: ['garbles-chunked-parts', 'refuses-chunked-parts', 'ssec-stores-chunk-framing'],
  }),
  damagedPart({
    id: 'mpu.part.content-md5-mismatch',
    title: 'UploadPart to an SSE-C upload with the Content-MD5 of another body is refused',
    clause: 'put.content-md5',
    mutations: ['body.wrong-content-md5'],
    catches: ['part-ignores-content-md5', 'ssec-ignores-content-md5'],
  }),
  damagedPart({
    id: 'mpu.part.trailer-mismatch',
    title: 'UploadPart to an SSE-C upload with the trailing checksum of another body is refused',
    clause: 'checksum.mismatch',
    needs: ['trailers'],
    payload: 'unsigned-trailer',
    mutations: ['trailer.other'],
    catches: ['part-ignores-trailers', 'ssec-ignores-trailers'],
  }),
  damagedPart({
    id: 'mpu.part.bad-chunk-signature',
    level: 'SHOULD',
    title: 'UploadPart to an SSE-C upload with a wrong aws-chunked signature is refused',
    clause: 'sigv4.chunks',
    needs: ['streaming'],
    payload: 'streaming',
    mutations: ['chunk.first-signature', 'chunk.last-signature'],
    catches: ['part-ignores-chunk-signatures', 'ssec-ignores-chunk-signatures'],
  }),
  rule({
    id: 'mpu.part.unaligned',
    level: 'MUST',
    title: 'A GetObject range of an SSE-C object with parts of odd sizes returns exactly its bytes',
    clause: 'http.range',
    on: ['GetObject'],
    needs: ['multipart'],
    given: {
      shared: sharedMultipart(),
      range: each(
        rangeOf({ first: 1, last: 17 }),
        rangeOf({ first: boundary - 65_537, last: boundary - 4096 }),
        rangeOf({ first: boundary + 1, last: boundary + lastPartBytes - 1 }),
      ),
    },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: sharedSlice(),
    catches: ['garbles-behind-unaligned-part', 'range-off-by-block'],
  }),
  rule({
    id: 'mpu.part.out-of-order',
    level: 'MUST',
    title: 'SSE-C parts that are sent in reverse order are assembled by their part numbers',
    clause: 'mpu.complete.assembles',
    on: ['CompleteMultipartUpload'],
    trials: 1,
    hasLargeBodies: true,
    given: { shared: sharedMultipart(), numbers: each([1, 2], [5, 9]) },
    arrange: ({ have }, { shared }) => have.upload({ encryption: ssec(shared.key) }),
    act: async ({ s3, inTurn }, { shared, numbers }, upload) => {
      const parts = await sentBackwards({ s3, inTurn }, upload, { shared, numbers });
      return [
        await s3.completeMultipartUpload({ upload: { ...upload, parts }, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, shared) }),
      ] as const;
    },
    expect: completesToObject(),
    catches: ['part-numbers-without-gaps', 'parts-in-order-of-arrival'],
  }),
  rule({
    id: 'mpu.part.same-key',
    level: 'MUST',
    title: 'UploadPart with the SSE-C headers of its upload confirms algorithm and key MD5',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: keyAndBody,
    act: ({ write }, drawn) => write(drawn),
    expect: echoes('key'),
    catches: ['multipart-crashes', 'part-etag-is-sealed'],
  }),
  rule({
    id: 'mpu.part.on-plain-upload',
    level: 'SHOULD',
    title: 'UploadPart with SSE-C headers to an upload created without them is refused',
    clause: 'recorded.part.no-headers',
    on: ['UploadPart'],
    given: { ...keyAndBody, mutation: mutation('triple.superfluous') },
    arrange: ({ have }) => have.upload({ encryption: plain }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refused(),
    catches: ['plain-upload-ignores-part-triple'],
  }),
  rule({
    id: 'mpu.part.etag-not-md5',
    level: 'SHOULD',
    title: 'Three equal parts of an SSE-C upload have three ETags, none the MD5 of the plaintext',
    clause: 'recorded.part.etag',
    on: ['UploadPart'],
    given: keyAndBody,
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3, inTurn }, { body }, upload) =>
      inTurn([1, 2, 3], (number) => s3.uploadPart({ upload, number, body })),
    expect: all(eachAnswer(accepted()), haveOwnEtags()),
    catches: ['part-etag-is-plaintext-md5', 'etag-is-plaintext-md5', 'part-lacks-etag'],
  }),
];

function completesToObject() {
  return holds(
    'complete and return the object',
    (both: readonly [Exchange, Exchange], drawn: { shared: Shared }) => [
      ...accepted().check(both[0], drawn),
      ...returns('body').check(both[1], drawn.shared),
    ],
  );
}

/** Sends the two parts under these numbers, the last one first. */
async function sentBackwards(
  { s3, inTurn }: Pick<World<'CompleteMultipartUpload'>, 's3' | 'inTurn'>,
  upload: Upload,
  { shared, numbers }: { readonly shared: Shared; readonly numbers: readonly number[] },
) {
  const bodies = partsOf(shared);
  const sent = await inTurn([1, 0], async (at) => {
    const part = { number: numbers[at] ?? 0, body: bodies[at] ?? shared.body };
    return { ...part, etag: header(await s3.uploadPart({ upload, ...part }), 'etag') ?? '' };
  });
  return sent.toReversed();
}

/** The bodies of the parts. */
function partsOf({ body, partSizesBytes }: Shared) {
  const whole = body.part({ firstByte: 0, sizeBytes: body.sizeBytes });
  return partSizesBytes.map((sizeBytes, at) => {
    const firstByte = partSizesBytes.slice(0, at).reduce((sum, size) => sum + size, 0);
    return whole.part({ firstByte, sizeBytes });
  });
}
