import type { Exchange } from '../../core/exchange.ts';
import type { World } from '../../core/world.ts';
import { defaultDocument, unblockDocument } from '../../spec/documents.ts';
import type { OperationName } from '../../spec/operations.ts';

/** The trial's own bucket encrypts with SSE-S3 by default from here on. */
export async function encryptByDefault({
  have,
  s3,
}: Pick<World<OperationName>, 'have' | 's3'>): Promise<void> {
  const of = { name: '' };
  const document = documentLike(await s3.call('GetBucketEncryption', { of }));
  await have.accepted(s3.call('PutBucketEncryption', { of, document }));
}

/** The rule is replaced as a whole: it names the blocked types only where it did before. */
function documentLike({ body }: Exchange): string {
  return Buffer.from(body).includes('<BlockedEncryptionTypes>') ? unblockDocument : defaultDocument;
}
