import type { Exchange, Written } from '../../core/exchange.ts';
import { etagOf, holds } from '../../core/expectations.ts';
import {
  type CustomerKey,
  type Mutation,
  type ObjectBody,
  plain,
  type Stored,
  ssec,
} from '../../core/values.ts';
import type { World } from '../../core/world.ts';

type Replacer = 'PutObject' | 'PostObject' | 'CopyObject' | 'CompleteMultipartUpload';

/** Writes that may replace an object of their name. */
export const replacers = [
  'PutObject',
  'PostObject',
  'CopyObject',
  'CompleteMultipartUpload',
] as const satisfies readonly Replacer[];

/**
 * The case's operation onto a stored object, in a form that is refused: a bad triple where the
 * operation seals; an upload, which was sealed at its start, names a part that is not there.
 */
export async function replaceBadly(
  { operation, have, s3 }: Pick<World<Replacer>, 'operation' | 'have' | 's3'>,
  drawn: { readonly key: CustomerKey; readonly next: ObjectBody; readonly bad: Mutation },
  onto: Stored,
): Promise<Written> {
  const { key, next: body, bad: mutation } = drawn;
  switch (operation) {
    case 'PostObject':
      return s3.postObject({ key, body, onto, mutation });
    case 'CopyObject': {
      const source = await have.object({ body, encryption: plain });
      return s3.copyObject({ source, to: ssec(key), onto, mutation });
    }
    case 'CompleteMultipartUpload': {
      const upload = await have.upload({ encryption: ssec(key), parts: [body], onto });
      const parts = upload.parts.map((part) => ({ ...part, etag: `"${'0'.repeat(32)}"` }));
      return s3.completeMultipartUpload({ upload: { ...upload, parts }, key: 'if asked for' });
    }
    default:
      return s3.putObject({ key, body, onto, mutation });
  }
}

/** The reads before and after name one ETag. */
export function keepsEtag() {
  return holds<readonly [Exchange, Exchange, Exchange]>('keep the ETag', ([before, , after]) =>
    etagOf(before) === etagOf(after)
      ? []
      : [{ expected: `ETag ${etagOf(before)}`, received: etagOf(after) ?? 'no ETag' }],
  );
}
