import type { Clause } from './clause.ts';

/** Clauses on copies and versions. */
export const copyClauses = {
  'ssec.copy.source-key': documented(
    'rest',
    'If the source object is encrypted using SSE-C, you must provide encryption key information using the following headers so that Amazon S3 can decrypt the object for copying',
  ),
  'ssec.copy.source-same': documented(
    'copy',
    'must be the same one that was used when the source object was created',
  ),
  'copy.source-algorithm': documented(
    'copy',
    'Specifies the algorithm to use when decrypting the source object (for example, AES256).',
  ),
  'ssec.copy.target': documented(
    'rest',
    'If you want the target object encrypted using SSE-C, you must provide encryption information using the three headers',
  ),
  'ssec.copy.managed-target': documented(
    'rest',
    'If you want the target object encrypted using server-side encryption with AWS managed keys, you must provide the x-amz-server-side-encryption request header',
  ),
  'ssec.copy.default-target': documented(
    'copy',
    "if you don't specify encryption information in your copy request, the encryption setting of the target object is set to the default",
  ),
  'ssec.copy.any-encryption': documented(
    'guide',
    'you manage any additional safeguards, such as key rotation, on the client side',
  ),
  'copy.metadata-directive': documented(
    'copy',
    'Specifies whether the metadata is copied from the source object or replaced',
  ),
  'copy.metadata-default': documented(
    'copy',
    "If this header isn't specified, COPY is the default behavior.",
  ),
  'copy.tagging-directive': documented(
    'copy',
    "Specifies whether the object tag-set is copied from the source object or replaced with the tag-set that's provided in the request. The default value is COPY.",
  ),
  'copy.if-match': documented(
    'copy',
    'Copies the object if its entity tag (ETag) matches the specified tag.',
  ),
  'copy.if-unmodified-since': documented(
    'copy',
    "Copies the object if it hasn't been modified since the specified time.",
  ),
  'copy.if-modified-since': documented(
    'copy',
    'Copies the object if it has been modified since the specified time.',
  ),
  'upc.source-key': documented(
    'partCopy',
    'The encryption key provided in this header must be one that was used when the source object was created.',
  ),
  'upc.target-key': documented(
    'partCopy',
    'This must be the same encryption key specified in the initiate multipart upload request.',
  ),
  'upc.range': documented(
    'partCopy',
    'The range value must use the form bytes=first-last, where the first and last are the zero-based byte offsets to copy.',
  ),
  'ssec.versions.own-key': documented(
    'guide',
    'each object version you upload using this feature can have its own encryption key',
  ),
  'versions.delete-marker': documented(
    'versioning',
    'a simple GET Object request when the current version is a delete marker returns a 404 Not Found error',
  ),
  'versions.list-no-members': documented('listVersions', 'The request has no SSE-C members.'),
  'copy.target-if-none-match': documented(
    'copy',
    'Copies the object only if the object key name at the destination does not already exist in the bucket specified.',
  ),
  'copy.target-if-match': documented(
    'copy',
    'Copies the object if the entity tag (ETag) of the destination object matches the specified tag. If the ETag values do not match, the operation returns a 412 Precondition Failed error.',
  ),
  'upc.if-match': documented(
    'partCopy',
    'Copies the object if its entity tag (ETag) matches the specified tag.',
  ),
  'versions.suspended': documented(
    'suspended',
    'If a null version is already in the bucket and you add another object with the same key, the added object overwrites the original null version.',
  ),
} as const satisfies Record<string, Clause>;

function documented(source: Clause['source'], quote: string): Clause {
  return { quote, source, basis: 'documented' };
}
