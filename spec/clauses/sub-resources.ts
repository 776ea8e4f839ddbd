import type { Clause } from './clause.ts';

/** Clauses on lists, tags, permissions and other operations, most of which carry no key. */
export const subResourceClauses = {
  'delete.no-members': {
    quote: 'The request has no SSE-C members.',
    source: 'deleteObject',
    basis: 'documented',
  },
  'delete-multi.no-members': {
    quote: 'The request has no SSE-C members.',
    source: 'deleteObjects',
    basis: 'documented',
  },
  'delete-multi.modes': {
    quote:
      'In quiet mode the response includes only keys where the delete operation encountered an error.',
    source: 'deleteObjects',
    basis: 'documented',
  },
  'delete.if-match': {
    quote:
      'Deletes the object if the ETag (entity tag) value provided during the delete operation matches',
    source: 'deleteObject',
    basis: 'documented',
  },
  'acl.no-members': {
    quote: 'The request has no SSE-C members.',
    source: 'getAcl',
    basis: 'documented',
  },
  'acl-write.no-members': {
    quote: 'The request has no SSE-C members.',
    source: 'putAcl',
    basis: 'documented',
  },
  'tagging.no-members': {
    quote: 'The request has no SSE-C members.',
    source: 'putTagging',
    basis: 'documented',
  },
  'lock.no-members': {
    quote: 'The request has no SSE-C members.',
    source: 'putRetention',
    basis: 'documented',
  },
  'list.still-works': {
    quote: 'you can continue to read and list any pre-existing objects already encrypted',
    source: 'blockedTypes',
    basis: 'documented',
  },
  'list.size': {
    quote: 'Size in bytes of the object',
    source: 'object',
    basis: 'documented',
  },
  'cors.allowed-headers': {
    quote:
      'The AllowedHeader element specifies which headers are allowed in a preflight request through the Access-Control-Request-Headers header.',
    source: 'cors',
    basis: 'documented',
  },
  'select.key': {
    quote: 'you must use HTTPS, and you must use the headers that are documented in the GetObject',
    source: 'select',
    basis: 'documented',
  },
  'annotations.not-ssec': {
    quote: 'Objects encrypted with SSE-C cannot have annotations.',
    source: 'putAnnotation',
    basis: 'documented',
  },
  'update-encryption.not-ssec': {
    quote: "doesn't support source objects with the encryption type DSSE-KMS or SSE-C",
    source: 'updateEncryption',
    basis: 'documented',
  },
  'update-encryption.to-kms-only': {
    quote: "doesn't support updating the encryption type to DSSE-KMS or SSE-C",
    source: 'updateEncryption',
    basis: 'documented',
  },
} as const satisfies Record<string, Clause>;
