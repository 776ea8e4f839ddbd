import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { copiedTo, refusedAndKept } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import {
  type Encryption,
  type Mutation,
  plain,
  type Stored,
  ssec,
  sseS3,
} from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import type { Have, S3 } from '../../core/world.ts';
import { copySource, each, mutation } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { MutationName } from '../../spec/mutations.ts';
import { twoKeysAndBody } from './drawn.ts';

export type Keys = readonly [CustomerKey, CustomerKey];

/** The keys of a source and a target that is encrypted with another one. */
export interface KeysAndBody {
  readonly keys: Keys;
  readonly body: ObjectBody;
}

/** How the source is stored; `multipart` is an SSE-C object of one part. */
export type From = 'plain' | 'SSE-S3' | 'SSE-C' | 'multipart';

/** How the copy is to be stored: `own` is the key of an SSE-C source, `other` another one. */
export type To = 'plain' | 'SSE-S3' | 'own' | 'other';

/** Where a copy goes. Onto itself it replaces the metadata: S3 refuses one that changes nothing. */
export type Place = 'other' | 'replaced' | 'itself';

const replaces = [
  ['x-amz-metadata-directive', 'REPLACE'],
  ['x-amz-meta-shape', 'round'],
] as const;

/** The target name of a copy, and the headers that replace its metadata. */
export function placed(place: Place) {
  return {
    onto: place === 'itself' ? ('itself' as const) : ('other' as const),
    headers: place === 'other' ? [] : replaces,
  };
}

export function encryptionOf(to: To, [own, other]: Keys): Encryption {
  const targets = { plain, 'SSE-S3': sseS3, own: ssec(own), other: ssec(other) };
  return targets[to];
}

/** The source of a copy, which trials share unless it is copied onto itself. */
export function sourceOf(
  { have }: { readonly have: Have },
  of: {
    readonly from: From;
    readonly keys: Keys;
    readonly body: ObjectBody;
    readonly place?: Place;
  },
): Promise<Stored> {
  const { from, body, keys, place } = of;
  const encryption = encryptionOf(from === 'plain' || from === 'SSE-S3' ? from : 'own', keys);
  const partSizesBytes = from === 'multipart' ? [body.sizeBytes] : [];
  return have.object({ body, encryption, partSizesBytes, isShared: place !== 'itself' });
}

/** A copy with mutated copy-source SSE-C headers; copied onto itself, the object is read again. */
async function copyAndReadSource(
  s3: S3,
  source: Stored,
  of: { readonly to: To; readonly keys: Keys; readonly place: Place; readonly mutation: Mutation },
): Promise<readonly Exchange[]> {
  const { place, mutation } = of;
  const to = encryptionOf(of.to, of.keys);
  const copied = await s3.copyObject({ source, to, mutation, ...placed(place) });
  if (place !== 'itself' || !mutation.active) return [copied];
  return [copied, await s3.getObject({ of: source })];
}

/** The copy is accepted and confirmed, and its target is readable only with its own key. */
export function copiedToTarget() {
  return copiedTo(({ to, keys }: KeysAndBody & { readonly to: To }) => encryptionOf(to, keys));
}

/** A copy to another name, and reads of it with each key and without. */
export async function copyAndRead(
  { s3 }: { readonly s3: S3 },
  { keys, to }: { readonly keys: Keys; readonly to: To },
  source: Stored,
) {
  return s3.readBack(s3.copyObject({ source, to: encryptionOf(to, keys) }), keys);
}

/** A valid copy to another name: the target is confirmed and readable only with its own key. */
export function copiesObject(
  facts: RuleFacts & {
    readonly clause: ClauseId;
    readonly from: (keys: Keys) => Encryption;
    readonly to: (keys: Keys) => Encryption;
  },
): Rule {
  const { from, to, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    on: ['CopyObject'],
    given: twoKeysAndBody,
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: from(keys) }),
    act: ({ s3 }, { keys }, source) => s3.readBack(s3.copyObject({ source, to: to(keys) }), keys),
    expect: copiedTo(({ keys }: KeysAndBody) => to(keys)),
  });
}

/** A single-part and a multipart SSE-C object. */
export const ssecSources = ['SSE-C', 'multipart'] as const;

export interface Refused extends RuleFacts {
  readonly level?: Level;
  readonly disputed?: ClauseId;
  readonly clause: ClauseId;
  readonly from?: readonly From[];
  readonly to: readonly To[];
  readonly places?: readonly Place[];
  readonly mutations: readonly [MutationName, ...MutationName[]];
}

/** CopyObject of every source to every target, with each mutation of copy-source headers. */
export function refusesCopySource(facts: Refused): Rule {
  const { mutations, to, from = ssecSources, places = ['other', 'itself'], ...rest } = facts;
  return rule({
    level: 'MUST',
    ...rest,
    ...(from.includes('multipart') && { needs: ['multipart', ...(facts.needs ?? [])] }),
    on: ['CopyObject'],
    given: {
      ...copySource(),
      from: each(...from),
      to: each(...to),
      place: each(...places),
      mutation: mutation(...mutations),
    },
    arrange: sourceOf,
    act: ({ s3 }, drawn, stored) => copyAndReadSource(s3, stored, drawn),
    expect: refusedAndKept(),
  });
}
