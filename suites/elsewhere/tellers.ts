import type { Exchange } from '../../core/exchange.ts';
import {
  type CustomerKey,
  type ObjectBody,
  type Stored,
  ssec,
  type Upload,
} from '../../core/values.ts';
import type { Have, S3 } from '../../core/world.ts';
import type { OperationName } from '../../spec/operations.ts';

interface World {
  readonly operation: OperationName;
  readonly s3: S3;
  look(of: Stored): Promise<Exchange>;
}
interface Scene {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly stored: Stored;
  readonly upload: Upload;
}

const bucket = { name: '' };
const tagging =
  '<Tagging><TagSet><Tag><Key>shape</Key><Value>round</Value></Tag></TagSet></Tagging>';

const onUploads: readonly OperationName[] = [
  'UploadPartCopy',
  'CompleteMultipartUpload',
  'AbortMultipartUpload',
  'ListParts',
  'ListMultipartUploads',
];

/** An object, and beside it an upload where the case's operation works on one. */
export async function toTellOf(
  { have, operation }: { readonly have: Have; readonly operation: OperationName },
  { key, body }: Pick<Scene, 'key' | 'body'>,
): Promise<Pick<Scene, 'stored' | 'upload'>> {
  const encryption = ssec(key);
  const stored = await have.object({ body, encryption });
  const isOnUpload = onUploads.includes(operation);
  const upload = isOnUpload
    ? await have.upload({ encryption, parts: [body] })
    : { id: '', name: stored.name, encryption, parts: [] };
  return { stored, upload };
}

type Teller = (world: World, scene: Scene) => Promise<Exchange>;

/** An accepted request of each operation on an SSE-C object or upload; `look` shows the rest. */
const tellers: Partial<Readonly<Record<OperationName, Teller>>> = {
  UploadPartCopy: ({ s3 }, { upload, stored }) =>
    s3.uploadPartCopy({ upload, number: 2, source: stored }),
  CompleteMultipartUpload: ({ s3 }, { upload, key }) => s3.completeMultipartUpload({ upload, key }),
  AbortMultipartUpload: ({ s3 }, { upload }) => s3.abortMultipartUpload({ upload }),
  ListParts: ({ s3 }, { upload, key }) => s3.listParts({ upload, key }),
  ListMultipartUploads: ({ s3 }, { upload }) =>
    s3.call('ListMultipartUploads', { of: bucket, query: [['prefix', upload.name]] }),
  PutObjectAcl: ({ s3 }, { stored }) =>
    s3.call('PutObjectAcl', { of: stored, headers: [['x-amz-acl', 'private']] }),
  PutObjectTagging: ({ s3 }, { stored }) =>
    s3.call('PutObjectTagging', { of: stored, document: tagging }),
  DeleteObjects: ({ s3 }, { stored }) => s3.deleteObjects({ of: [stored] }),
  PostObject: ({ s3 }, { key, body }) => s3.postObject({ key, body }),
};

/** The case's operation, accepted, where a key is near. */
export function tell(world: World, scene: Scene): Promise<Exchange> {
  const teller = tellers[world.operation];
  return teller === undefined ? world.look(scene.stored) : teller(world, scene);
}
