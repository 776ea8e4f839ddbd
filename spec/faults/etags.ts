import { rows } from '../fault-facts.ts';

/** ETags of SSE-C objects, parts and copies. */
export const etagsFaults = {
  'partial-answer-names-other-etag': {
    does: 'Names another ETag in a partial answer than in a whole one.',
  },
  'list-parts-tells-first-etag': {
    does: 'Lists a part that was uploaded again with the ETag of its first upload.',
  },
  'etag-is-plaintext-md5': {
    does: 'Uses the MD5 of the plaintext as the ETag of an SSE-C object.',
  },
  ...rows('Uses the MD5 of the plaintext as the ETag of {}.', {
    'form-etag-is-plaintext-md5': 'an SSE-C object that a form uploaded',
    'copy-etag-is-plaintext-md5': 'an SSE-C copy',
    'part-etag-is-plaintext-md5': 'an SSE-C part',
    'part-copy-etag-is-plaintext-md5': 'a copied SSE-C part',
  }),
  'etag-is-base64-md5': {
    does: 'Uses the Base64 MD5 of the plaintext as the ETag of an SSE-C object.',
  },
  'etag-of-ciphertext-without-iv': { does: 'Gives equal bodies equal ETags under SSE-C.' },
  'etag-without-quotes': { does: 'Returns the ETag of an SSE-C PutObject without quotes.' },
  'etag-changes-per-read': { does: 'Returns another ETag at each read of an SSE-C object.' },
  'head-lacks-etag': { does: 'Leaves the ETag out of HeadObject of an SSE-C object.' },
  'write-names-other-etag': {
    does: 'Returns the ETag of an SSE-C PutObject reversed, and expects it reversed in conditions.',
  },
  'copy-result-names-source-etag': {
    does: 'Returns another ETag in the result of an SSE-C copy than the copy has.',
  },
  'copy-to-default-keeps-opaque-etag': {
    does: 'Gives a copy from SSE-C to the default encryption an ETag that is not its MD5.',
  },
  'complete-names-other-etag': {
    does: 'Returns another ETag from CompleteMultipartUpload than from reads.',
  },
  'multipart-etag-without-count': {
    does: 'Returns the ETag of CompleteMultipartUpload without the number of parts.',
  },
  'one-etag-for-all-multipart': { does: 'Gives every multipart object of one part the same ETag.' },
  'list-names-other-multipart-etag': {
    does: 'Lists another ETag for multipart objects than reads return.',
  },
  'list-parts-names-other-etags': {
    does: 'Lists other ETags in ListParts than the parts of an SSE-C upload got.',
  },
  'part-copy-lacks-etag': {
    does: 'Returns an empty ETag for a copied part, and completes an upload with it.',
  },
} as const;
