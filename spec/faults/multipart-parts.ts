/** Parts of SSE-C uploads. */
export const multipartPartsFaults = {
  'part-key-unchecked': { does: 'Accepts any key, or none, for a part of an SSE-C upload.' },
  'later-parts-take-any-key': {
    does: 'Accepts any key, or none, for the second and later parts of an upload.',
  },
  'part-takes-partial-triple': { does: 'Accepts a part that lacks one of the SSE-C headers.' },
  'part-md5-optional': { does: 'Accepts a part without the key MD5.' },
  'part-without-md5-is-garbled': {
    does: 'Accepts a part without the key MD5 and stores wrong bytes.',
  },
  'plain-upload-ignores-part-triple': {
    does: 'Ignores SSE-C headers on a part of an upload without SSE-C.',
  },
  'multipart-crashes': { does: 'Answers 500 to a part of an SSE-C upload.' },
  'part-lacks-etag': {
    does: 'Leaves the ETag out of the answer to the third part of an SSE-C upload.',
  },
  'part-etag-is-sealed': {
    does: 'Returns an encrypted ETag for an SSE-C part, without the SSE-C headers.',
  },
  'refused-part-replaces': {
    does: 'Deletes the stored part when it refuses another of that number for its key.',
  },
  'refused-part-leaves-another': { does: 'Adds a part of another number when it refuses one.' },
  'refused-create-leaves-upload': {
    does: 'Creates an upload without SSE-C when it refuses one with SSE-C.',
  },
  'reupload-keeps-first-part': {
    does: 'Keeps the bytes of the first part when a part number is uploaded again.',
  },
  'middle-part-is-garbled': { does: 'Stores wrong bytes in part 9.' },
  'garbles-parts-behind-8-mib': {
    does: 'Stores wrong bytes after the first 8 MiB of an SSE-C part.',
  },
  'multipart-concatenates-ciphertext': { does: 'Stores wrong bytes for each SSE-C part.' },
  'garbles-chunked-parts': { does: 'Stores wrong bytes for parts in aws-chunked encoding.' },
  'refuses-chunked-parts': { does: 'Refuses SSE-C parts in signed aws-chunked encoding.' },
  'part-number-out-of-range-accepted': {
    does: 'Accepts part numbers outside 1 to 10,000, each as the nearest of them.',
  },
  'part-after-copied-takes-any-key': {
    does: 'Takes a part under another key than the upload, once a part of it was copied.',
  },
} as const;
