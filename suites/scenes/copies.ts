import type { CustomerKey } from '../../core/customer-key.ts';
import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { expectation, type Refusal } from '../../core/expectations/expectation.ts';
import {
  accepted,
  all,
  conceals,
  echoes,
  echoesNothing,
  holds,
  readableOnlyAs,
  refused,
  returns,
  says,
} from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import type { Mismatch } from '../../core/report.ts';
import {
  type Encryption,
  type Mutation,
  plain,
  type Stored,
  ssec,
  sseS3,
} from '../../core/values.ts';
import type { Have, S3 } from '../../core/world.ts';

export type Keys = readonly [CustomerKey, CustomerKey];

/** How a source is stored; `multipart` is an SSE-C object of one part. */
export type From = 'plain' | 'SSE-S3' | 'SSE-C' | 'multipart';

/** How a target shall be stored: under the key that an SSE-C source has, or under another. */
export type To = 'plain' | 'SSE-S3' | 'own' | 'other';

/** A copy onto itself replaces the metadata: one that changes nothing is an error of its own. */
export type Place = 'beside' | 'replaced' | 'itself';

const replaces = [
  ['x-amz-metadata-directive', 'REPLACE'],
  ['x-amz-meta-shape', 'round'],
] as const;

/** Where a copy goes, and whether it takes the metadata along. */
export function placed(place: Place) {
  return {
    onto: place === 'itself' ? ('itself' as const) : ('other' as const),
    headers: place === 'beside' ? [] : replaces,
  };
}

export function encryptionOf(to: To, [own, other]: Keys): Encryption {
  const targets = { plain, 'SSE-S3': sseS3, own: ssec(own), other: ssec(other) };
  return targets[to];
}

/** The source of a copy. Trials share it, unless it is copied onto itself. */
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

/** A copy with a mutated source triple, and a look at a source that it must not have replaced. */
export async function copyAndLook(
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

/** The first answer is a refusal that reveals nothing; what is read afterwards is the object. */
export function refusedAndKept(): Refusal<readonly Exchange[], { readonly body: ObjectBody }> {
  return expectation({
    kind: 'refusal',
    says: 'is refused and leaves everything as it was',
    check: ([copied, ...reads], drawn) => {
      if (copied === undefined) return [{ expected: 'a copy', received: 'no answer' }];
      return [
        ...all(refused(), conceals('body')).check(copied, drawn),
        ...reads.flatMap((read) => returns('body').check(read, drawn)),
      ];
    },
  });
}

/** Refused, or else the last answer returns the object: no formal check decides, the bytes do. */
export function refusedOrExact(): Refusal<readonly Exchange[], { readonly body: ObjectBody }> {
  return expectation({
    kind: 'refusal',
    says: 'is refused, or what it copied is exactly the object',
    check: (answers, drawn) => {
      const [copied] = answers;
      const last = answers.at(-1);
      if (copied === undefined || last === undefined)
        return [{ expected: 'a copy and a read', received: 'no answer' }];
      return isAccepted(copied)
        ? returns('body').check(last, drawn)
        : refused().check(copied, drawn);
    },
  });
}

/** What a copy confirms about its target. */
export function confirms(target: Encryption, copied: Exchange): readonly Mismatch[] {
  if (target.mode === 'SSE-C') return echoes('key').check(copied, target);
  if (target.mode !== 'SSE-S3') return accepted().check(copied, undefined);
  const managed = says('x-amz-server-side-encryption', 'AES256');
  return all(accepted(), managed, echoesNothing()).check(copied, undefined);
}

/** The copy, and a read of it with each key: accepted, confirmed, open to the target key alone. */
export function opensToTarget() {
  return holds<
    readonly [Exchange, ...Exchange[]],
    { readonly keys: Keys; readonly body: ObjectBody; readonly to: To }
  >('is accepted, confirmed and readable with its own key alone', ([copied, ...reads], drawn) => {
    const to = encryptionOf(drawn.to, drawn.keys);
    const unconfirmed = confirms(to, copied);
    return unconfirmed.length > 0 ? unconfirmed : opensAs(reads, { ...drawn, to });
  });
}

const scannedBytesMax = 64 * 1024;

/** `readableOnlyAs`; of a large body, an answer that must hold nothing is held against its start. */
export function opensAs(
  reads: readonly Exchange[],
  of: { readonly to: Encryption; readonly body: ObjectBody; readonly keys: readonly CustomerKey[] },
): readonly Mismatch[] {
  const { to, body, keys } = of;
  if (body.sizeBytes <= scannedBytesMax || reads.length !== keys.length + 1)
    return readableOnlyAs('to').check(reads, of);
  const start = body.part({ firstByte: 0, sizeBytes: scannedBytesMax });
  const own = to.mode === 'SSE-C' ? to.key.fingerprint : undefined;
  return reads.flatMap((read, index) => {
    if (keys[index]?.fingerprint === own) return returns('body').check(read, { body });
    if (own === undefined) return [];
    return all(refused(), conceals('body')).check(read, { body: start });
  });
}

/** A copy beside its source, and a read of it with each key. */
export async function copyAndRead(
  { s3 }: { readonly s3: S3 },
  { keys, to }: { readonly keys: Keys; readonly to: To },
  source: Stored,
) {
  return s3.readBack(s3.copyObject({ source, to: encryptionOf(to, keys) }), keys);
}
