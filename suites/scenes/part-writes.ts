import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { type ExactRefusal, refused, refusedAs } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { plain, type Stored, ssec, type Upload } from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import type { Have, S3, Variation } from '../../core/world.ts';
import { mutation } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { OperationName } from '../../spec/operations.ts';
import { keyAndBody } from './drawn.ts';

export type DoneAndRead = readonly [done: Exchange, read: Exchange];

/** The upload of a part, and its source if the case's operation is UploadPartCopy. */
interface PartScene {
  readonly upload: Upload;
  readonly source?: Stored;
}

/** An SSE-C upload with one part, and a plain object as source of UploadPartCopy. */
export async function partScene(
  { have, operation }: { readonly have: Have; readonly operation: OperationName },
  { key, body }: { readonly key: CustomerKey; readonly body: ObjectBody },
): Promise<PartScene> {
  const upload = await have.upload({ encryption: ssec(key), parts: [body] });
  if (operation !== 'UploadPartCopy') return { upload };
  return { upload, source: await have.object({ body, encryption: plain }) };
}

/** UploadPartCopy if there is a source, else UploadPart. */
export function sendPart(
  s3: S3,
  { upload, source }: PartScene,
  of: Variation & { readonly number: number; readonly body: ObjectBody },
) {
  return source === undefined
    ? s3.uploadPart({ ...of, upload })
    : s3.uploadPartCopy({ ...of, upload, source });
}

export function damagedPart(
  facts: RuleFacts & {
    readonly level?: Level;
    readonly clause: ClauseId;
    readonly payload?: 'streaming' | 'unsigned-trailer';
    readonly mutations: readonly [MutationName, ...MutationName[]];
  },
): Rule {
  const { mutations, payload = 'hash', level = 'MUST', ...rest } = facts;
  return rule({
    ...rest,
    trials: 1,
    level,
    on: ['UploadPart'],
    given: { ...keyAndBody, mutation: mutation(...mutations) },
    arrange: ({ have, operation }, drawn) => partScene({ have, operation }, drawn),
    act: ({ s3 }, { body, mutation }, scene) =>
      sendPart(s3, scene, { number: 2, body, mutation, signing: { payload } }),
    expect: refused(),
  });
}

/** A first part with changed SSE-C headers is refused; SHOULD with the exact error, if one is given. */
export function refusesPart(
  facts: RuleFacts & {
    readonly clause: ClauseId;
    readonly mutations: readonly [MutationName, ...MutationName[]];
    readonly exact?: ExactRefusal;
  },
): Rule {
  const { mutations, exact, ...rest } = facts;
  return rule({
    ...rest,
    level: exact === undefined ? 'MUST' : 'SHOULD',
    on: ['UploadPart'],
    given: { ...keyAndBody, mutation: mutation(...mutations) },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: exact === undefined ? refused() : refusedAs(exact),
  });
}
