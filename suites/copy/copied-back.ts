import type { Exchange } from '../../core/exchange.ts';
import {
  type CustomerKey,
  type Mutation,
  type ObjectBody,
  plain,
  type Stored,
  ssec,
  type Upload,
} from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { completed } from './part-copy-cell.ts';

interface SourceScene {
  readonly source: Stored;
  /** Where a part copy and its control go; none for a copy. */
  readonly uploads: readonly Upload[];
}

/** An SSE-C object that the case's operation copies to a plain one. */
export async function sourceScene(
  { have, operation }: Pick<World<'CopyObject'>, 'have' | 'operation'>,
  { key, body }: { readonly key: CustomerKey; readonly body: ObjectBody },
): Promise<SourceScene> {
  const source = await have.object({ body, encryption: ssec(key) });
  if (operation === 'CopyObject') return { source, uploads: [] };
  return { source, uploads: await twoUploads({ have }) };
}

/** Plain uploads of a part copy and of its control: one that was completed takes no more parts. */
async function twoUploads({
  have,
}: Pick<World<'CopyObject'>, 'have'>): Promise<SourceScene['uploads']> {
  const upload = () => have.upload({ encryption: plain });
  return [await upload(), await upload()];
}

/** The copy, made an object where it is a part, and what that object is. */
export async function copiedBack(
  { s3 }: Pick<World<'CopyObject'>, 's3'>,
  { source, uploads }: SourceScene,
  mutation: Mutation,
): Promise<readonly Exchange[]> {
  const upload = uploads[mutation.active ? 0 : 1];
  if (upload !== undefined) {
    const copied = await s3.uploadPartCopy({ upload, number: 1, source, mutation });
    return [copied, ...(await completed(s3, { upload, copied, keys: [] }))];
  }
  const copied = await s3.copyObject({ source, to: plain, mutation });
  const of = { ...source, name: copied.request.name, encryption: plain };
  return [copied, await s3.getObject({ of })];
}
