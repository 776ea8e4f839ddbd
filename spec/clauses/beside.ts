import type { Clause } from './clause.ts';

/** Clauses on what stands beside SSE-C: conditions, sizes, other operations on its objects. */
export const besideClauses = {
  'complete.if-none-match': documented(
    'complete',
    'Uploads the object only if the object key name does not already exist in the bucket specified.',
  ),
  'complete.object-size': documented(
    'complete',
    'The expected total object size of the multipart upload request.',
  ),
  'copy.target-if-none-match': documented(
    'copy',
    'Copies the object only if the object key name at the destination does not already exist in the bucket specified.',
  ),
  'upc.if-match': documented(
    'partCopy',
    'Copies the object if its entity tag (ETag) matches the specified tag.',
  ),
  'cors.allowed-headers': documented(
    'cors',
    'The AllowedHeader element specifies which headers are allowed in a preflight request through the Access-Control-Request-Headers header.',
  ),
  'select.key': documented(
    'select',
    'you must use HTTPS, and you must use the headers that are documented in the GetObject',
  ),
  'annotations.not-ssec': documented(
    'putAnnotation',
    'Objects encrypted with SSE-C cannot have annotations.',
  ),
  'update-encryption.not-ssec': documented(
    'updateEncryption',
    "doesn't support source objects with the encryption type DSSE-KMS or SSE-C",
  ),
  'object.never-partial': documented('post', 'Amazon S3 never stores partial objects.'),
  'versions.suspended': documented(
    'suspended',
    'If a null version is already in the bucket and you add another object with the same key, the added object overwrites the original null version.',
  ),
} as const satisfies Record<string, Clause>;

function documented(source: Clause['source'], quote: string): Clause {
  return { quote, source, basis: 'documented' };
}
