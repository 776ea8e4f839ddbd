import { accepted, all, answers, conceals, holds, neverCrashes, refused, returns, steps } from '../../core/expectations.ts';
import { slice } from '../../core/expectations/accepted.ts';
import { child, childrenNamed, type Exchange, header, isAccepted } from '../../core/exchange.ts';
import { rule } from '../../core/rule.ts';
import { ssec, type Stored, type Upload } from '../../core/values.ts';
import { customerKey, each, mutation, objectBody, rangeOf, type SharedMultipart, sharedMultipart, unalignedPartSizesBytes } from '../../generators/index.ts';

const given = { key: customerKey(), body: objectBody() };
const [boundary, lastPartBytes] = unalignedPartSizesBytes;

/** ListParts, CompleteMultipartUpload, AbortMultipartUpload, and the object they leave. */
export const completeRules = [
  rule({
    id: 'mpu.listparts.no-key',
    level: 'MUST',
    title: 'ListParts of an SSE-C upload needs no key and shows plaintext sizes',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, _, upload) => ({ list: await s3.listParts({ upload }), upload }),
    expect: showsParts(),
    catches: ['list-parts-needs-key'],
  }),
  rule({
    id: 'mpu.listparts.with-key',
    level: 'MUST',
    title: 'ListParts with the right triple is accepted',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key }, upload) => ({ list: await s3.listParts({ upload, key }), upload }),
    expect: showsParts(),
    catches: ['list-parts-refuses-triple'],
  }),
  rule({
    id: 'mpu.listparts.wrong-key',
    level: 'MAY',
    title: 'ListParts with another key is answered or refused, never 5xx',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    given: { ...given, other: customerKey() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { other }, upload) => s3.listParts({ upload, key: other }),
    expect: answers(200, 400, 403),
    catches: ['crash-on-list-parts-key'],
  }),
  rule({
    id: 'mpu.complete.no-headers',
    level: 'MUST',
    title: 'Completing an SSE-C upload without a checksum algorithm needs no triple',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, _, upload) => s3.completeMultipartUpload({ upload }),
    expect: accepted(),
    catches: ['complete-needs-key'],
  }),
  rule({
    id: 'mpu.complete.right-headers',
    level: 'MUST',
    title: 'Completing with the triple of the upload is accepted',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: accepted(),
    catches: ['complete-refuses-triple'],
  }),
  rule({
    id: 'echo.complete',
    level: 'MAY',
    title: 'Completing answers no other key than that of the upload',
    clause: 'ssec.echo.key-md5',
    on: ['CompleteMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: holds<Exchange, { readonly key: { readonly md5Base64: string } }>(
      'confirms the key of the upload or nothing',
      (answer, { key }) => {
        const md5 = header(answer, 'x-amz-server-side-encryption-customer-key-MD5');
        if (isAccepted(answer) && (md5 === undefined || md5 === key.md5Base64)) return [];
        return [{ expected: '2xx, no other key MD5', received: `${answer.status}, ${md5}` }];
      },
    ),
    catches: ['complete-refuses-triple'],
  }),
  rule({
    id: 'mpu.complete.wrong-key',
    level: 'MUST',
    title: 'Completing with another key never opens the object to that key',
    clause: 'ssec.get.same-key',
    on: ['CompleteMultipartUpload'],
    given: { ...given, other: customerKey() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key, other, body }, upload) => {
      await s3.completeMultipartUpload({ upload, key: other });
      await s3.completeMultipartUpload({ upload });
      return openers(s3.getObject, { of: objectOf(upload, { key, body }), other });
    },
    expect: steps(returns('body'), all(refused(), conceals('body')), all(refused(), conceals('body'))),
    catches: ['complete-rebinds-key'],
  }),
  rule({
    id: 'mpu.complete.malformed-headers',
    level: 'MUST',
    title: 'Completing with a malformed triple is no 5xx',
    clause: 'http.refused-not-applied',
    on: ['CompleteMultipartUpload'],
    given: { ...given, bad: mutation('md5.of-other-key', 'triple.only-algorithm', 'key.not-base64') },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key, bad }, upload) =>
      s3.completeMultipartUpload({ upload, key, mutation: bad }),
    expect: neverCrashes(),
    catches: ['crash-on-complete-triple'],
  }),
  rule({
    id: 'mpu.complete.roundtrip',
    level: 'MUST',
    title: 'A completed object reads back byte for byte with its key',
    clause: 'mpu.complete.assembles',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: { shared: sharedMultipart() },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: holds('returns exactly the object', (answer: Exchange, drawn: { shared: Shared }) =>
      returns('body').check(answer, drawn.shared),
    ),
    catches: ['multipart-concatenates-ciphertext'],
  }),
  rule({
    id: 'mpu.part.unaligned',
    level: 'MUST',
    title: 'Parts off every block boundary are cut exactly by a range',
    clause: 'http.range',
    on: ['GetObject'],
    given: {
      shared: sharedMultipart(),
      range: each(
        rangeOf({ first: 1, last: 17 }),
        rangeOf({ first: boundary - 65_537, last: boundary - 4096 }),
        rangeOf({ first: boundary + 1, last: boundary + lastPartBytes - 1 }),
      ),
    },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: sharedSlice(),
    catches: ['range-off-by-block'],
  }),
  rule({
    id: 'mpu.complete.range-across-parts',
    level: 'MUST',
    title: 'A range across a part boundary returns exactly its bytes',
    clause: 'http.range',
    on: ['GetObject'],
    given: {
      shared: sharedMultipart(),
      range: each(
        rangeOf({ first: boundary - 1, last: boundary }),
        rangeOf({ first: boundary - 17, last: boundary + 17 }),
        rangeOf({ first: boundary, last: boundary }),
        rangeOf({ first: boundary - 65_536, last: boundary + 65_536 }),
      ),
    },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: sharedSlice(),
    catches: ['range-stops-at-part-boundary'],
  }),
  rule({
    id: 'mpu.complete.object-locked',
    level: 'MUST',
    title: 'A completed object refuses reads without its key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    given: { shared: sharedMultipart(), mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['multipart-object-skips-key-check'],
  }),
  rule({
    id: 'mpu.complete.etag-suffix',
    level: 'SHOULD',
    title: 'The ETag of a completed object ends in the number of its parts',
    clause: 'recorded.complete.etag',
    on: ['CompleteMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, _, upload) => s3.completeMultipartUpload({ upload }),
    expect: holds<Exchange>('has an ETag that ends in -1', (answer) => {
      const etag = child(answer.document, 'ETag')?.text ?? 'no ETag';
      return /^"?[0-9a-f]{32}-1"?$/.test(etag) ? [] : [{ expected: '"…-1"', received: etag }];
    }),
    catches: ['multipart-etag-without-count'],
  }),
  rule({
    id: 'mpu.single-part',
    level: 'MUST',
    title: 'An upload of one small part completes and reads back',
    clause: 'mpu.part-size',
    on: ['CompleteMultipartUpload'],
    given: { key: customerKey(), body: objectBody({ sizeBytes: 1 }) },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key, body }, upload) =>
      [
        await s3.completeMultipartUpload({ upload }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const,
    expect: steps(accepted(), returns('body')),
    catches: ['multipart-concatenates-ciphertext'],
  }),
  rule({
    id: 'mpu.part.out-of-order',
    level: 'MUST',
    title: 'Parts sent out of order assemble by their numbers',
    clause: 'mpu.complete.assembles',
    on: ['CompleteMultipartUpload'],
    trials: 1,
    given: { shared: sharedMultipart() },
    arrange: ({ have }, { shared }) => have.upload({ encryption: ssec(shared.key) }),
    act: async ({ s3, have, inTurn }, { shared }, upload) => {
      const { key, body } = shared;
      const bodies = [body.part({ firstByte: 0, sizeBytes: boundary }), body.part({ firstByte: boundary, sizeBytes: lastPartBytes })];
      const sent = await inTurn([2, 1], async (number) => {
        const part = bodies[number - 1] ?? body;
        const answer = await have.accepted(s3.uploadPart({ upload, number, body: part }));
        return { number, body: part, etag: header(answer, 'etag') ?? '' };
      });
      const parts = sent.toReversed();
      return [
        await s3.completeMultipartUpload({ upload: { ...upload, parts } }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const;
    },
    expect: holds('complete and return the object', (both: readonly [Exchange, Exchange], drawn: { shared: Shared }) => [
      ...accepted().check(both[0], drawn),
      ...returns('body').check(both[1], drawn.shared),
    ]),
    catches: ['parts-in-order-of-arrival'],
  }),
  rule({
    id: 'mpu.get-before-complete',
    level: 'MUST',
    title: 'Before completion there is no object, with or without the key',
    clause: 'mpu.not-an-object-yet',
    on: ['GetObject'],
    needs: ['missing-is-404', 'multipart'],
    given: { ...given, opening: each('key', 'none') },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key, body, opening }, upload) =>
      s3.getObject({ of: objectOf(upload, { key, body }), ...(opening === 'none' && { key: 'none' }) }),
    expect: answers(404),
    catches: ['upload-visible-before-complete'],
  }),
  rule({
    id: 'mpu.abort.no-key',
    level: 'MUST',
    title: 'Aborting an SSE-C upload needs no key',
    clause: 'mpu.abort.no-members',
    on: ['AbortMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, _, upload) => s3.abortMultipartUpload({ upload }),
    expect: answers(200, 204),
    catches: ['abort-needs-key'],
  }),
  rule({
    id: 'mpu.abort.then-part',
    level: 'MUST',
    title: 'A part sent after the abort is 404',
    clause: 'mpu.no-such-upload',
    on: ['UploadPart'],
    given,
    arrange: async ({ have, s3 }, { key }) => {
      const upload = await have.upload({ encryption: ssec(key) });
      await have.accepted(s3.abortMultipartUpload({ upload }));
      return upload;
    },
    act: ({ s3 }, { body }, upload) => s3.uploadPart({ upload, number: 1, body }),
    expect: answers(404),
    catches: ['abort-keeps-upload'],
  }),
  rule({
    id: 'mpu.list-uploads.no-key',
    level: 'MUST',
    title: 'ListMultipartUploads shows SSE-C uploads without a key',
    clause: 'mpu.list-uploads.no-members',
    on: ['ListMultipartUploads'],
    given,
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: async ({ s3 }, _, upload) => ({
      list: await s3.call('ListMultipartUploads', { of: { name: '' }, query: [['prefix', upload.name]] }),
      upload,
    }),
    expect: holds<Shown>('shows the upload', ({ list, upload }) => {
      const ids = childrenNamed(list.document, 'Upload').map((one) => child(one, 'UploadId')?.text);
      return ids.includes(upload.id) ? [] : [{ expected: 'the upload', received: 'not listed' }];
    }),
    catches: ['list-uploads-hides-ssec'],
  }),
  rule({
    id: 'mpu.two-uploads-two-keys',
    level: 'MUST',
    title: 'Two uploads of one name stay bound to their own keys',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: { ...given, other: customerKey(), next: objectBody() },
    arrange: async ({ have }, { key, other, body, next }) => {
      const first = await have.upload({ encryption: ssec(key), parts: [body] });
      const second = await have.upload({ encryption: ssec(other), parts: [next], onto: first });
      return { first, second };
    },
    act: async ({ s3 }, { key, other, body, next }, { first, second }) =>
      [
        await s3.completeMultipartUpload({ upload: first }),
        await s3.uploadPart({ upload: second, number: 2, body, key }),
        await s3.completeMultipartUpload({ upload: second }),
        await s3.getObject({ of: objectOf(second, { key: other, body: next }) }),
        await s3.getObject({ of: objectOf(second, { key, body: next }) }),
      ] as const,
    expect: steps(accepted(), refused(), accepted(), returns('next'), refused()),
    catches: ['part-key-unchecked'],
  }),
  rule({
    id: 'idempotence.complete-retry',
    level: 'SHOULD',
    title: 'Completing again is accepted or 404 and leaves the object whole',
    clause: 'derived.reveals-nothing',
    on: ['CompleteMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key, body }, upload) =>
      [
        await s3.completeMultipartUpload({ upload }),
        await s3.completeMultipartUpload({ upload }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const,
    expect: steps(accepted(), answers(200, 404), returns('body')),
    catches: ['second-complete-crashes'],
  }),
];

type Shared = SharedMultipart;
interface Shown {
  readonly list: Exchange;
  readonly upload: Upload;
}

function large(shared: Shared) {
  const { key, body, partSizesBytes } = shared;
  return { body, partSizesBytes, encryption: ssec(key), isShared: true };
}

function objectOf(upload: Upload, of: Pick<Shared, 'key' | 'body'>): Stored {
  return { name: upload.name, encryption: ssec(of.key), body: of.body, etag: '' };
}

function sharedSlice() {
  return holds('returns exactly the range', (answer: Exchange, drawn: { shared: Shared; range: { first: number; last: number; header: string } }) =>
    slice(answer, { body: drawn.shared.body, range: drawn.range }),
  );
}

function showsParts() {
  return holds<Shown, { readonly body: { readonly sizeBytes: number } }>('shows the part with its plaintext size', ({ list, upload }, { body }) => {
    const rejected = accepted().check(list, undefined);
    if (rejected.length > 0) return rejected;
    const part = childrenNamed(list.document, 'Part')[0];
    const size = child(part, 'Size')?.text;
    if (size === String(body.sizeBytes) && upload.parts.length === 1) return [];
    return [{ expected: `one part of Size ${body.sizeBytes}`, received: `Size ${size ?? 'absent'}` }];
  });
}

async function openers(
  get: (input: { of: Stored; key?: Shared['key'] | 'none' }) => Promise<Exchange>,
  { of, other }: { readonly of: Stored; readonly other: Shared['key'] },
) {
  return [await get({ of }), await get({ of, key: other }), await get({ of, key: 'none' })] as const;
}
