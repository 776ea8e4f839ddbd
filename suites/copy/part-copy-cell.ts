import { child, type Exchange } from '../../core/exchange.ts';
import { accepted, echoes, holds, refused, returns, steps } from '../../core/expectations.ts';
import { type FaultId, type Rule, rule } from '../../core/rule.ts';
import {
  type CustomerKey,
  type Encryption,
  type ObjectBody,
  plain,
  ssec,
  type Upload,
} from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import type { S3, World } from '../../core/world.ts';
import {
  distinctKeys,
  mutation,
  objectBody,
  type SharedMultipart,
} from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { Feature } from '../../spec/features.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { RuleId } from '../../spec/rule-ids.ts';

type Keys = readonly [CustomerKey, CustomerKey];

export type Completed = readonly [Exchange, Exchange];

export async function completed(
  s3: S3,
  of: {
    readonly upload: Upload;
    readonly copied?: Exchange;
    readonly key?: CustomerKey | undefined;
  },
): Promise<Completed> {
  const body = undefined as unknown as ObjectBody;
  const parts =
    of.copied === undefined ? of.upload.parts : [{ number: 1, etag: copiedEtag(of.copied), body }];
  const done = await s3.completeMultipartUpload({ upload: { ...of.upload, parts } });
  const encryption = of.key === undefined ? plain : ssec(of.key);
  return [done, await s3.getObject({ of: { name: of.upload.name, encryption, body, etag: '' } })];
}

export function copiedEtag(exchange: Exchange): string {
  return child(exchange.document, 'ETag')?.text ?? '';
}

export function headerEtag(exchange: Exchange): string {
  return exchange.headers.find(([name]) => name.toLowerCase() === 'etag')?.[1] ?? '';
}

export function arrangeShared(
  { have }: Pick<World<'UploadPartCopy'>, 'have'>,
  { shared, key }: { readonly shared: SharedMultipart; readonly key: CustomerKey },
) {
  const { body, partSizesBytes } = shared;
  return Promise.all([
    have.object({ body, partSizesBytes, encryption: ssec(shared.key), isShared: true }),
    have.upload({ encryption: ssec(key) }),
  ]).then(([source, upload]) => ({ source, upload }));
}

export interface PartCopy {
  readonly id: RuleId;
  readonly level?: Level;
  readonly title: string;
  readonly clause: ClauseId;
  readonly needs?: readonly [Feature, ...Feature[]];
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

export function copies(facts: PartCopy): Rule {
  return rule({
    id: facts.id,
    level: facts.level ?? 'MUST',
    title: facts.title,
    clause: facts.clause,
    on: ['UploadPartCopy'],
    ...(facts.needs && { needs: facts.needs }),
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: arrangeCell(facts),
    act: async ({ s3 }, { keys }, { source, upload }) => {
      const copied = await s3.uploadPartCopy({ upload, number: 1, source });
      const { encryption } = upload;
      const key = encryption.mode === 'SSE-C' ? keys[1] : undefined;
      return [copied, ...(await completed(s3, { upload, copied, key }))] as const;
    },
    expect: holds<
      readonly [Exchange, Exchange, Exchange],
      { readonly keys: Keys; readonly body: ObjectBody }
    >(
      'is accepted, confirmed and completes to the object',
      ([copied, done, read], { keys, body }) => {
        const target = facts.into(keys);
        const first =
          target.mode === 'SSE-C'
            ? echoes('key').check(copied, target)
            : accepted().check(copied, undefined);
        return first.length > 0
          ? first
          : steps(accepted(), returns('body')).check([done, read], { body });
      },
    ),
    catches: facts.catches,
  });
}

export function refuses(
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
