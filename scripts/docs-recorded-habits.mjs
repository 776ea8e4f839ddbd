// For docs/recorded.md: where Amazon S3 is lenient and where it is strict, with recorded rows.

/** Undocumented requests that Amazon S3 accepts, each with recorded rows. */
export const lenient = [
  ['A read without the key MD5.', 'get-object.no-md5', 'head-object.no-md5'],
  ['A copy source without the key MD5.', 'copy-object.source-no-md5'],
  ['A key with spaces or tabs.', 'put-object.key-spaces', 'get-object.key-tabs'],
  ['A key with characters that Base64 does not have.', 'put-object.key-foreign-scattered'],
  ['A key with three surplus `=`.', 'put-object.key-3-surplus-padding'],
  ['CompleteMultipartUpload without SSE-C headers.', 'complete-multipart-upload.no-headers'],
  [
    'CompleteMultipartUpload with partial SSE-C headers, whatever they hold.',
    'complete-multipart-upload.only-unknown-algorithm',
    'complete-multipart-upload.only-empty-md5',
  ],
];

/** Requests that Amazon S3 refuses although a lenient parser would accept them. */
export const strict = [
  [
    'SSE-C headers over plain http, before every other check.',
    'put-object.plain-http.unknown-algorithm-and-key-not-base64-and-md5-of-other-bytes',
  ],
  ['A write without the key MD5.', 'put-object.no-md5', 'upload-part.no-md5', 'post-object.no-md5'],
  ['The key MD5 alone.', 'put-object.only-empty-md5', 'create-multipart-upload.only-md5'],
  ['A wrong MD5 with the right key, on reads too.', 'get-object.md5-of-other-bytes'],
  [
    'A right MD5 without padding, or with foreign characters.',
    'put-object.md5-no-padding',
    'put-object.md5-foreign-scattered',
  ],
  ['A key in the URL alphabet.', 'put-object.key-url-alphabet'],
  ['A key without its padding.', 'put-object.key-no-padding'],
  [
    'A key with four surplus `=`.',
    'copy-object.target-key-4-surplus-padding',
    'post-object.key-4-surplus-padding',
  ],
  [
    'CompleteMultipartUpload with SSE-C headers on a plain upload.',
    'complete-multipart-upload.plain-upload.valid',
  ],
  ['A read of a plain object with SSE-C headers.', 'get-object.plain-object.valid'],
];
