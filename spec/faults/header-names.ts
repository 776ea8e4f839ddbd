/** Spelling, repetition and prefix of SSE-C header names, and requests that take none of them. */
export const headerNamesFaults = {
  'create-names-case-sensitive': {
    does: 'Ignores the SSE-C headers of CreateMultipartUpload if their names are in capitals.',
  },
  'header-names-case-sensitive': {
    does: 'Recognises the SSE-C headers in one spelling of upper and lower case only.',
  },
  'folds-underscores': { does: 'Accepts header names with underscores as SSE-C headers.' },
  'confuses-copy-source-prefix': {
    does: 'Accepts copy-source SSE-C headers on PutObject as the key of the object.',
  },
  'copy-source-triple-seals-silently': {
    does: 'Encrypts a PutObject with the key of copy-source SSE-C headers and does not confirm it.',
  },
  'reads-user-metadata-as-ssec': {
    does: 'Treats user metadata that is named like an SSE-C header as SSE-C.',
  },
  'honours-internal-headers': {
    does: 'Accepts its internal encryption headers from clients, which makes the object unreadable.',
  },
  'lists-break-on-internal-headers': {
    does: 'Fails every list of a bucket that holds an object with an internal encryption header.',
  },
  'last-duplicate-wins': { does: 'Checks the first of several keys and encrypts with the last.' },
  'crash-on-duplicate-header': { does: 'Answers 500 when an SSE-C header is repeated.' },
  'crash-on-duplicate-elsewhere': {
    does: 'Answers 500 when an SSE-C header of a part or a copy is repeated.',
  },
  'copies-garbage-of-duplicates': {
    does: 'Copies wrong bytes when a copy-source SSE-C header is repeated.',
  },
  'query-triple-stores-plaintext': {
    does: 'Ignores SSE-C parameters in the query of a write, and stores the object without SSE-C.',
  },
  'query-triple-crashes-read': {
    does: 'Answers 500 to a read with SSE-C parameters in the query.',
  },
  'query-triple-opens-any': {
    does: 'Serves an object without any check of the key if the query of the read carries SSE-C parameters.',
  },
  'ignores-superfluous-triple': {
    does: 'Ignores SSE-C headers on a request for an object without SSE-C.',
  },
  'crash-on-stray-triple': {
    does: 'Answers 500 to SSE-C headers on HeadBucket, ListObjectsV2 and GetObjectTagging, which take none.',
  },
  'crash-on-delete-with-triple': { does: 'Answers 500 to SSE-C headers on DeleteObject.' },
} as const;
