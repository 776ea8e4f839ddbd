import type { Clause } from './clause.ts';

/** Clauses on operations beside the object's own bytes, most of which carry no key. */
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
} as const satisfies Record<string, Clause>;
