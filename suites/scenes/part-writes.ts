import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { plain, type Stored, ssec, type Upload } from '../../core/values.ts';
import type { Have, S3, Variation } from '../../core/world.ts';
import type { OperationName } from '../../spec/operations.ts';

export type DoneAndRead = readonly [done: Exchange, read: Exchange];

/** Where a part goes, and what it is copied from if the case's operation copies. */
interface PartScene {
  readonly upload: Upload;
  readonly source?: Stored;
}

/** An SSE-C upload with one part, and a plain object that a part is copied from. */
export async function partScene(
  { have, operation }: { readonly have: Have; readonly operation: OperationName },
  { key, body }: { readonly key: CustomerKey; readonly body: ObjectBody },
): Promise<PartScene> {
  const upload = await have.upload({ encryption: ssec(key), parts: [body] });
  if (operation !== 'UploadPartCopy') return { upload };
  return { upload, source: await have.object({ body, encryption: plain }) };
}

/** A part, sent or copied as the scene has it. */
export function sendPart(
  s3: S3,
  { upload, source }: PartScene,
  of: Variation & { readonly number: number; readonly body: ObjectBody },
) {
  return source === undefined
    ? s3.uploadPart({ ...of, upload })
    : s3.uploadPartCopy({ ...of, upload, source });
}
