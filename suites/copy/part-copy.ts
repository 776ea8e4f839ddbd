import { accepted, echoes, holds, refused, returns, steps } from '../../core/expectations.ts';
import { child, type Exchange } from '../../core/exchange.ts';
import { type FaultId, type Rule, rule } from '../../core/rule.ts';
import { type CustomerKey, type Encryption, type ObjectBody, plain, ssec, type Upload } from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import type { S3, World } from '../../core/world.ts';
import { customerKey, distinctKeys, mutation, objectBody, type SharedMultipart, sharedMultipart } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { RuleId } from '../../spec/rule-ids.ts';

type Keys = readonly [CustomerKey, CustomerKey];

/** UploadPartCopy: the source opens with its key, the part is sealed with the upload's. */
export const partCopyRules = [
  copies({
    id: 'upc.plain-to-ssec',
    title: 'A plain object is copied into an SSE-C upload',
    clause: 'upc.target-key',
    from: () => plain,
    into: ([, target]) => ssec(target),
    catches: ['part-copy-stores-plaintext'],
  }),
  copies({
    id: 'upc.ssec-to-ssec',
    title: 'An SSE-C object is copied into an SSE-C upload of another key',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: ([, target]) => ssec(target),
    catches: ['part-copy-copies-ciphertext'],
  }),
  copies({
    id: 'upc.ssec-to-plain',
    title: 'An SSE-C object is copied into a plain upload with its source key',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: () => plain,
    catches: ['part-copy-copies-ciphertext'],
  }),
  refuses({
    id: 'upc.target-missing',
    title: 'A part copy without the triple of its upload is refused',
    clause: 'upc.target-key',
    from: () => plain,
    into: ([, target]) => ssec(target),
    mutations: ['triple.none'],
    catches: ['part-copy-target-unchecked'],
  }),
  refuses({
    id: 'upc.target-wrong-key',
    title: 'A part copy under another key than its upload is refused',
    clause: 'upc.target-key',
    from: () => plain,
    into: ([, target]) => ssec(target),
    mutations: ['key.other'],
    catches: ['part-copy-target-unchecked'],
  }),
  refuses({
    id: 'upc.target-on-plain-upload',
    level: 'SHOULD',
    title: 'A part copy with a target triple is refused by a plain upload',
    clause: 'recorded.part.no-headers',
    from: () => plain,
    into: () => plain,
    mutations: ['triple.superfluous'],
    catches: ['plain-upload-ignores-part-triple'],
  }),
  refuses({
    id: 'upc.source-missing',
    title: 'A part copy from an SSE-C source without its triple is refused',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: () => plain,
    mutations: ['triple.none'],
    catches: ['part-copy-source-unchecked'],
  }),
  refuses({
    id: 'upc.source-wrong-key',
    title: 'A part copy with another source key is refused',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: ([, target]) => ssec(target),
    mutations: ['key.other'],
    catches: ['part-copy-source-unchecked'],
  }),
  refuses({
    id: 'upc.source-partial',
    title: 'A part copy with a partial source triple is refused',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: () => plain,
    mutations: ['triple.only-algorithm', 'triple.only-key', 'triple.only-md5', 'triple.no-key', 'triple.no-algorithm'],
    catches: ['part-copy-source-unchecked'],
  }),
  rule({
    id: 'upc.source-on-plain',
    level: 'SHOULD',
    title: 'A source triple for a plain source of a part copy is refused',
    clause: 'recorded.plain-object',
    on: ['UploadPartCopy'],
    given: { key: customerKey(), body: objectBody() },
    arrange: async ({ have }, { body }) => ({
      source: await have.object({ body, encryption: plain }),
      upload: await have.upload({ encryption: plain }),
    }),
    act: ({ s3 }, { key }, { source, upload }) => s3.uploadPartCopy({ upload, number: 1, source, sourceKey: key }),
    control: ({ s3 }, _, { source, upload }) => s3.uploadPartCopy({ upload, number: 1, source }),
    expect: refused(),
    catches: ['ignores-superfluous-triple'],
  }),
  rule({
    id: 'upc.range',
    level: 'MUST',
    title: 'A copy range selects plaintext bytes of an SSE-C source',
    clause: 'upc.range',
    on: ['UploadPartCopy'],
    given: { shared: sharedMultipart(), key: customerKey() },
    trials: 1,
    arrange: arrangeShared,
    act: async ({ s3, have }, { key }, { source, upload }) => {
      const copied = await have.accepted(s3.uploadPartCopy({ upload, number: 1, source, sourceRange: 'bytes=500-550000' }));
      return completed(s3, { upload, copied, key });
    },
    expect: holds<Completed, { readonly shared: SharedMultipart }>('holds exactly the range', ([done, read], { shared }) => [
      ...accepted().check(done, undefined),
      ...returns('body').check(read, { body: shared.body.part({ firstByte: 500, sizeBytes: 549_501 }) }),
    ]),
    catches: ['part-copy-range-off-by-block'],
  }),
  rule({
    id: 'upc.range-invalid',
    level: 'SHOULD',
    title: 'A copy range beyond the plaintext size is refused',
    clause: 'upc.range',
    on: ['UploadPartCopy'],
    given: { shared: sharedMultipart(), key: customerKey() },
    trials: 1,
    arrange: arrangeShared,
    act: ({ s3 }, { shared }, { source, upload }) =>
      s3.uploadPartCopy({ upload, number: 1, source, sourceRange: `bytes=0-${shared.body.sizeBytes}` }),
    control: ({ s3 }, { shared }, { source, upload }) =>
      s3.uploadPartCopy({ upload, number: 1, source, sourceRange: `bytes=0-${shared.body.sizeBytes - 1}` }),
    expect: refused(),
    catches: ['part-copy-clamps-range'],
  }),
  rule({
    id: 'upc.mixed-with-uploadpart',
    level: 'MUST',
    title: 'Sent and copied parts mix in one SSE-C upload',
    clause: 'mpu.complete.assembles',
    on: ['UploadPartCopy'],
    given: { shared: sharedMultipart(), key: customerKey() },
    trials: 1,
    arrange: arrangeShared,
    act: async ({ s3, have }, { shared, key }, { source, upload }) => {
      const first = shared.body.part({ firstByte: 0, sizeBytes: shared.partSizesBytes[0] ?? 0 });
      const sent = await have.accepted(s3.uploadPart({ upload, number: 1, body: first }));
      const range = `bytes=${first.sizeBytes}-${shared.body.sizeBytes - 1}`;
      const copied = await have.accepted(s3.uploadPartCopy({ upload, number: 2, source, sourceRange: range }));
      const parts = [
        { number: 1, etag: headerEtag(sent), body: first },
        { number: 2, etag: copiedEtag(copied), body: first },
      ];
      return completed(s3, { upload: { ...upload, parts }, key });
    },
    expect: holds<Completed, { readonly shared: SharedMultipart }>('returns the object', ([done, read], { shared }) => [
      ...accepted().check(done, undefined),
      ...returns('body').check(read, shared),
    ]),
    catches: ['part-copy-copies-ciphertext'],
  }),
];

type Completed = readonly [Exchange, Exchange];

async function completed(
  s3: S3,
  of: { readonly upload: Upload; readonly copied?: Exchange; readonly key?: CustomerKey | undefined },
): Promise<Completed> {
  const body = undefined as unknown as ObjectBody;
  const parts = of.copied === undefined ? of.upload.parts : [{ number: 1, etag: copiedEtag(of.copied), body }];
  const done = await s3.completeMultipartUpload({ upload: { ...of.upload, parts } });
  const encryption = of.key === undefined ? plain : ssec(of.key);
  return [done, await s3.getObject({ of: { name: of.upload.name, encryption, body, etag: '' } })];
}

function copiedEtag(exchange: Exchange): string {
  return child(exchange.document, 'ETag')?.text ?? '';
}

function headerEtag(exchange: Exchange): string {
  return exchange.headers.find(([name]) => name.toLowerCase() === 'etag')?.[1] ?? '';
}

function arrangeShared(
  { have }: Pick<World<'UploadPartCopy'>, 'have'>,
  { shared, key }: { readonly shared: SharedMultipart; readonly key: CustomerKey },
) {
  const { body, partSizesBytes } = shared;
  return Promise.all([
    have.object({ body, partSizesBytes, encryption: ssec(shared.key), isShared: true }),
    have.upload({ encryption: ssec(key) }),
  ]).then(([source, upload]) => ({ source, upload }));
}

interface PartCopy {
  readonly id: RuleId;
  readonly level?: Level;
  readonly title: string;
  readonly clause: ClauseId;
  readonly from: (keys: Keys) => Encryption;
  readonly into: (keys: Keys) => Encryption;
  readonly catches: readonly [FaultId, ...FaultId[]];
}

function arrangeCell(facts: PartCopy) {
  return async (
    { have }: Pick<World<'UploadPartCopy'>, 'have'>,
    { keys, body }: { readonly keys: Keys; readonly body: ObjectBody },
  ) => ({
    source: await have.object({ body, encryption: facts.from(keys) }),
    upload: await have.upload({ encryption: facts.into(keys) }),
  });
}

function copies(facts: PartCopy): Rule {
  return rule({
    id: facts.id,
    level: facts.level ?? 'MUST',
    title: facts.title,
    clause: facts.clause,
    on: ['UploadPartCopy'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: arrangeCell(facts),
    act: async ({ s3 }, { keys }, { source, upload }) => {
      const copied = await s3.uploadPartCopy({ upload, number: 1, source });
      const { encryption } = upload;
      const key = encryption.mode === 'SSE-C' ? keys[1] : undefined;
      return [copied, ...(await completed(s3, { upload, copied, key }))] as const;
    },
    expect: holds<readonly [Exchange, Exchange, Exchange], { readonly keys: Keys; readonly body: ObjectBody }>(
      'is accepted, confirmed and completes to the object',
      ([copied, done, read], { keys, body }) => {
        const target = facts.into(keys);
        const first = target.mode === 'SSE-C' ? echoes('key').check(copied, target) : accepted().check(copied, undefined);
        return first.length > 0 ? first : steps(accepted(), returns('body')).check([done, read], { body });
      },
    ),
    catches: facts.catches,
  });
}

function refuses(
  facts: PartCopy & { readonly mutations: readonly [MutationName, ...MutationName[]] },
): Rule {
  return rule({
    id: facts.id,
    level: facts.level ?? 'MUST',
    title: facts.title,
    clause: facts.clause,
    on: ['UploadPartCopy'],
    given: { keys: distinctKeys(), body: objectBody(), mutation: mutation(...facts.mutations) },
    arrange: arrangeCell(facts),
    act: ({ s3 }, { mutation }, { source, upload }) =>
      s3.uploadPartCopy({ upload, number: 1, source, mutation }),
    expect: refused(),
    catches: facts.catches,
  });
}
