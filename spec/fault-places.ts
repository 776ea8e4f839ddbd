import type { OperationName } from './operations.ts';

/** Where a key is used: one operation, one carrier, to encrypt or to decrypt. */
export interface Place {
  readonly operation: OperationName;
  readonly carrier: 'headers' | 'copySourceHeaders' | 'formFields';
  readonly side: 'seal' | 'open';
}

const headers = 'headers';
const seal = 'seal';
const open = 'open';
const copySource = { carrier: 'copySourceHeaders', side: open } as const;

/** Where operations encrypt with a key. */
export const encrypting = {
  'put-object': { operation: 'PutObject', carrier: headers, side: seal },
  'create-multipart-upload': { operation: 'CreateMultipartUpload', carrier: headers, side: seal },
  'upload-part': { operation: 'UploadPart', carrier: headers, side: seal },
  'copy-object': { operation: 'CopyObject', carrier: headers, side: seal },
  'upload-part-copy': { operation: 'UploadPartCopy', carrier: headers, side: seal },
  'post-object': { operation: 'PostObject', carrier: 'formFields', side: seal },
  'complete-multipart-upload': {
    operation: 'CompleteMultipartUpload',
    carrier: headers,
    side: seal,
  },
} as const satisfies Record<string, Place>;

/** Where operations decrypt with a key. */
export const decrypting = {
  'get-object': { operation: 'GetObject', carrier: headers, side: open },
  'head-object': { operation: 'HeadObject', carrier: headers, side: open },
  'get-object-attributes': { operation: 'GetObjectAttributes', carrier: headers, side: open },
  'select-object-content': { operation: 'SelectObjectContent', carrier: headers, side: open },
  'copy-object-source': { operation: 'CopyObject', ...copySource },
  'upload-part-copy-source': { operation: 'UploadPartCopy', ...copySource },
} as const satisfies Record<string, Place>;

/** Operations that list. */
export const listing = {
  'list-objects': { operation: 'ListObjects', carrier: headers, side: open },
  'list-objects-v2': { operation: 'ListObjectsV2', carrier: headers, side: open },
  'list-object-versions': { operation: 'ListObjectVersions', carrier: headers, side: open },
  'list-parts': { operation: 'ListParts', carrier: headers, side: open },
} as const satisfies Record<string, Place>;

/** Some places of a table. */
export function pick<T, const K extends keyof T>(table: T, ...keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, table[key]])) as Pick<T, K>;
}
