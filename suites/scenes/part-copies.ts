import type { CustomerKey } from '../../core/customer-key.ts';
import { child, type Exchange } from '../../core/exchange.ts';
import { completesCopy, holds, refusedAndConcealed } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { type Encryption, plain, type Stored, ssec, type Upload } from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import type { Have, S3 } from '../../core/world.ts';
import { copySource, each, mutation, type SharedMultipart } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { MutationName } from '../../spec/mutations.ts';
import { encryptionOf, type From, type Keys, sourceOf, type To } from './copies.ts';
import { twoKeysAndBody } from './drawn.ts';

/** Completes an upload, with the copied part if there is one, and reads it with each key. */
export async function completedUpload(
  s3: S3,
  of: {
    readonly upload: Upload;
    readonly copied?: Exchange;
    readonly keys: readonly CustomerKey[];
  },
): Promise<readonly Exchange[]> {
  const body = undefined as unknown as ObjectBody;
  const parts =
    of.copied === undefined ? of.upload.parts : [{ number: 1, etag: copiedEtag(of.copied), body }];
  const upload = { ...of.upload, parts };
  const done = await s3.completeMultipartUpload({ upload, key: 'if asked for' });
  return [done, ...(await s3.getWithEach(upload, of.keys))];
}

/** The plain upload that a part was copied into. */
export function plainUploadOf({ request }: Exchange): Upload {
  const id = request.query.find(([name]) => name === 'uploadId')?.[1] ?? '';
  return { id, name: request.name, encryption: plain, parts: [] };
}

export function copiedEtag(exchange: Exchange): string {
  return child(exchange.document, 'ETag')?.text ?? '';
}

/** The shared large object, and an upload under another key. */
export function arrangeShared(
  { have }: { readonly have: Have },
  { shared, key }: { readonly shared: SharedMultipart; readonly key: CustomerKey },
) {
  const { body, partSizesBytes } = shared;
  return Promise.all([
    have.object({ body, partSizesBytes, encryption: ssec(shared.key), isShared: true }),
    have.upload({ encryption: ssec(key) }),
  ]).then(([source, upload]) => ({ source, upload }));
}

interface PartCopyFacts extends RuleFacts {
  readonly level?: Level;
  readonly clause: ClauseId;
}

/** A valid part copy: the completed object is readable only with the key of its upload. */
export function copiesPart(
  facts: PartCopyFacts & {
    readonly from: (keys: Keys) => Encryption;
    readonly into: (keys: Keys) => Encryption;
  },
): Rule {
  const { from, into, ...rest } = facts;
  return rule({
    level: 'MUST',
    ...rest,
    on: ['UploadPartCopy'],
    given: twoKeysAndBody,
    arrange: async ({ have }, { keys, body }) => ({
      source: await have.object({ body, encryption: from(keys) }),
      upload: await have.upload({ encryption: into(keys) }),
    }),
    act: async ({ s3 }, { keys }, { source, upload }) => {
      const copied = await s3.uploadPartCopy({ upload, number: 1, source });
      return [copied, ...(await completedUpload(s3, { upload, copied, keys }))] as const;
    },
    expect: holds<
      readonly [Exchange, ...Exchange[]],
      { readonly keys: Keys; readonly body: ObjectBody }
    >('is accepted, confirmed and completed to exactly the object', ([copied, ...rest], drawn) =>
      completesCopy(copied, rest, { ...drawn, to: into(drawn.keys) }),
    ),
  });
}

export interface RefusedPartCopy extends PartCopyFacts {
  readonly disputed?: ClauseId;
  readonly from: readonly From[];
  readonly into: readonly To[];
  readonly mutations: readonly [MutationName, ...MutationName[]];
  readonly mutates?: 'writeKey' | 'readKey';
}

/** UploadPartCopy of every source to every upload, with each mutation of its SSE-C headers. */
export function refusesPartCopy(facts: RefusedPartCopy): Rule {
  const { from, into, mutations, mutates, ...rest } = facts;
  return rule({
    level: 'MUST',
    ...rest,
    on: ['UploadPartCopy'],
    given: {
      ...copySource(),
      from: each(...from),
      into: each(...into),
      mutation: mutation(...mutations),
    },
    arrange: arrangePartCopy,
    act: ({ s3 }, { mutation }, { source, upload }) =>
      s3.uploadPartCopy({ upload, number: 1, source, mutation, ...(mutates && { mutates }) }),
    expect: refusedAndConcealed(),
  });
}

/** The source, which trials share, and an upload of the trial's own. */
export async function arrangePartCopy(
  { have }: { readonly have: Have },
  of: { readonly from: From; readonly into: To; readonly keys: Keys; readonly body: ObjectBody },
): Promise<{ readonly source: Stored; readonly upload: Upload }> {
  return {
    source: await sourceOf({ have }, of),
    upload: await have.upload({ encryption: encryptionOf(of.into, of.keys) }),
  };
}

export type PartCopyAnswers = readonly [Exchange, ...Exchange[]];

export interface SharedPartCopy {
  readonly shared: SharedMultipart;
  readonly key: CustomerKey;
}
