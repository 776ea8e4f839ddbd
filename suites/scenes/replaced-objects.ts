import type { CustomerKey } from '../../core/customer-key.ts';
import type { Written } from '../../core/exchange.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Mutation, plain, type Stored, ssec, type UploadedPart } from '../../core/values.ts';
import type { World } from '../../core/world.ts';

type Replacer = 'PutObject' | 'PostObject' | 'CopyObject' | 'CompleteMultipartUpload';

/** Writes that may replace an object of their name. */
export const replacers = [
  'PutObject',
  'PostObject',
  'CopyObject',
  'CompleteMultipartUpload',
] as const satisfies readonly Replacer[];

/** For each mutation of SSE-C headers, a list of parts that is wrong for an upload of one part. */
const badLists: Readonly<Record<string, (part: UploadedPart) => readonly UploadedPart[]>> = {
  'md5.of-other-key': (part) => [{ ...part, etag: `"${'0'.repeat(32)}"` }],
  'triple.no-key': (part) => [{ ...part, number: 2 }],
  'algorithm.kms': (part) => [part, { ...part, number: 2 }],
  'key.len-16': () => [],
};

/**
 * The case's operation onto a stored object. Mutated, it must be refused: for its SSE-C headers,
 * or, where an upload had them from its start, for parts in the Complete that do not exist.
 */
export async function replace(
  { operation, have, s3 }: Pick<World<Replacer>, 'operation' | 'have' | 's3'>,
  drawn: { readonly key: CustomerKey; readonly next: ObjectBody; readonly mutation: Mutation },
  onto: Stored,
): Promise<Written> {
  const { key, next: body, mutation } = drawn;
  switch (operation) {
    case 'PostObject':
      return s3.postObject({ key, body, onto, mutation });
    case 'CopyObject': {
      const source = await have.object({ body, encryption: plain });
      return s3.copyObject({ source, to: ssec(key), onto, mutation });
    }
    case 'CompleteMultipartUpload': {
      const upload = await have.upload({ encryption: ssec(key), parts: [body], onto });
      const bad = upload.parts.flatMap((part) => badLists[mutation.name]?.(part) ?? []);
      const parts = mutation.active ? bad : upload.parts;
      return s3.completeMultipartUpload({ upload: { ...upload, parts }, key: 'if asked for' });
    }
    default:
      return s3.putObject({ key, body, onto, mutation });
  }
}

/** Replaces an object by one without SSE-C, by the case's operation. */
export async function plainOver(
  { operation, have, s3 }: Pick<World<Replacer>, 'operation' | 'have' | 's3'>,
  { body, onto }: { readonly body: ObjectBody; readonly onto: Stored },
): Promise<Written> {
  if (operation === 'PostObject') return s3.postObject({ encryption: plain, body, onto });
  if (operation === 'CopyObject') {
    const source = await have.object({ body, encryption: plain });
    return s3.copyObject({ source, to: plain, onto });
  }
  const upload = await have.upload({ encryption: plain, parts: [body], onto });
  return s3.completeMultipartUpload({ upload });
}
