/** Conditional requests on SSE-C objects. */
export const conditionsFaults = {
  'part-copy-ignores-none-match': {
    does: 'Ignores x-amz-copy-source-if-none-match on UploadPartCopy.',
  },
  'copy-ignores-source-dates': {
    does: 'Ignores x-amz-copy-source-if-unmodified-since on CopyObject.',
  },
  'ssec-ignores-conditions': { does: 'Ignores conditions on reads of SSE-C objects.' },
  'ssec-ignores-write-conditions': { does: 'Ignores conditions on writes over SSE-C objects.' },
  'ssec-refuses-first-write': { does: 'Refuses If-None-Match on every PutObject with SSE-C.' },
  'if-match-compares-plaintext-md5': {
    does: 'Answers 412 to If-Match with the ETag of an SSE-C object.',
  },
  'if-match-yields-to-dates': {
    does: 'Compares If-Unmodified-Since of a read of an SSE-C object, though its If-Match holds.',
  },
  'conditional-range-read-whole': {
    does: 'Ignores Range where If-Match names the ETag of an SSE-C object.',
  },
  'range-ignores-conditions': {
    does: 'Ignores conditions on a read of a range of an SSE-C object.',
  },
  'failed-condition-changes-key': {
    does: 'Puts an SSE-C object under the key of a PutObject that is refused by its If-None-Match.',
  },
} as const;
