import type { Exchange } from '../../core/exchange.ts';
import { type Mutation, plain, type Stored } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { completed, plainUploadOf } from './part-copy-cell.ts';

/**
 * A copy of an SSE-C object to a plain one by the case's operation, and a read of what it made. A part
 * copy has an upload of its own each time, so that act and control are both completed.
 */
export async function copiedBack(
  { s3, read }: Pick<World<'CopyObject' | 'UploadPartCopy'>, 's3' | 'read'>,
  { mutation }: { readonly mutation: Mutation },
  source: Stored,
): Promise<readonly Exchange[]> {
  const copied = await read(source, { mutation });
  if (copied.request.operation === 'UploadPartCopy') {
    const upload = plainUploadOf(copied);
    return [copied, ...(await completed(s3, { upload, copied, keys: [] }))];
  }
  const of = { ...source, name: copied.request.name, encryption: plain };
  return [copied, await s3.getObject({ of })];
}
