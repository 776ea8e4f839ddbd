import type { Exchange } from '../core/exchange.ts';
import type { World } from '../core/world.ts';
import { defaultDocument, unblockDocument } from '../spec/documents.ts';
import type { OperationName } from '../spec/operations.ts';

/** Sets SSE-S3 as default encryption of the trial's own bucket. */
export async function encryptByDefault({
  have,
  s3,
}: Pick<World<OperationName>, 'have' | 's3'>): Promise<void> {
  const of = { name: '' };
  const document = documentLike(await s3.call('GetBucketEncryption', { of }));
  await have.accepted(s3.call('PutBucketEncryption', { of, document }));
}

/** The new document names blocked encryption types only where the old one did. */
function documentLike({ body }: Exchange): string {
  return Buffer.from(body).includes('<BlockedEncryptionTypes>') ? unblockDocument : defaultDocument;
}
