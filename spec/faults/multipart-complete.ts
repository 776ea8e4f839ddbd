/** How uploads are completed, listed and aborted. */
export const multipartCompleteFaults = {
  'complete-ignores-ssec-headers': {
    does: 'Ignores SSE-C headers on CompleteMultipartUpload, whatever they are.',
  },
  'complete-ignores-part-etags': {
    does: 'Does not compare the part ETags of CompleteMultipartUpload.',
  },
  'complete-rebinds-key': {
    does: 'Stores the object under the key of the CompleteMultipartUpload.',
  },
  'complete-drops-lock': {
    does: 'Stores the completed object without SSE-C, and serves the ciphertext.',
  },
  'complete-takes-unnamed-parts': {
    does: 'Assembles parts that CompleteMultipartUpload does not list.',
  },
  'complete-ignores-if-match': {
    does: 'Ignores If-Match on CompleteMultipartUpload over an SSE-C object.',
  },
  'complete-ignores-conditions': {
    does: 'Overwrites an SSE-C object by a CompleteMultipartUpload with If-None-Match: *.',
  },
  'crash-on-complete-triple': {
    does: 'Answers 500 to malformed SSE-C headers on CompleteMultipartUpload.',
  },
  'second-complete-crashes': { does: 'Answers 500 when an upload is completed twice.' },
  'checksum-complete-without-key': {
    does: 'Completes an SSE-C upload with checksums without its key.',
  },
  'parts-in-order-of-arrival': {
    does: 'Assembles parts by size instead of by number, as if shorter parts had arrived first.',
  },
  'parts-in-order-of-text': {
    does: 'Assembles parts in the order of their numbers as text (1, 10, 2).',
  },
  'part-numbers-without-gaps': {
    does: 'Refuses to complete an upload whose part numbers have gaps.',
  },
  'object-size-of-ciphertext': {
    does: 'Compares x-amz-mp-object-size with the size of the ciphertext.',
  },
  'ignores-object-size': { does: 'Completes an SSE-C upload whatever x-amz-mp-object-size says.' },
  'upload-visible-before-complete': {
    does: 'Serves a part as the object before the upload is completed.',
  },
  'aborted-upload-completes': { does: 'Completes an upload that was aborted.' },
  'abort-keeps-upload': { does: 'Answers 204 to AbortMultipartUpload and keeps the upload.' },
  'abort-empties-other-uploads': {
    does: 'Drops the parts of every SSE-C upload to a name when one of them is aborted.',
  },
  'crash-on-list-parts-key': {
    does: 'Answers 500 to ListParts of an upload with checksums, or with another key.',
  },
  'list-uploads-hides-ssec': { does: 'Leaves SSE-C uploads out of ListMultipartUploads.' },
  'tiny-last-part-crashes': {
    does: 'Answers 500 to reads of an SSE-C object whose last part has less than 32 bytes.',
  },
  'garbles-behind-unaligned-part': {
    does: 'Returns wrong bytes after a first part whose size is no multiple of 4 KiB.',
  },
  'parallel-reads-of-parts-are-truncated': {
    does: 'Sends the bytes of the first part only when many clients read one range of a multipart SSE-C object.',
  },
  'refused-complete-drops-upload': {
    does: 'Drops an SSE-C upload when it refuses CompleteMultipartUpload.',
  },
} as const;
