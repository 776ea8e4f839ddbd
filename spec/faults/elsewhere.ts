/** What is wrong in one form of an operation whose other forms are right. */
export const elsewhereFaults = {
  'multipart-source-needs-no-key': { does: 'Copies a multipart SSE-C object without its key.' },
  'copy-replace-skips-source-key': {
    does: 'Needs no source key for a copy that replaces metadata.',
  },
  'copy-tagging-skips-source-key': { does: 'Needs no source key for a copy that replaces tags.' },
  'copy-condition-skips-source-key': {
    does: 'Needs no source key for a copy with a condition on its source.',
  },
  'part-copy-range-skips-source-key': {
    does: 'Needs no source key for a part copied from a range.',
  },
  'part-copy-range-skips-target-key': {
    does: 'Takes any key, or none, for a part copied from a range.',
  },
  'rotation-takes-the-new-key': { does: 'Rotates a key for whoever names the new one alone.' },
  'copy-version-skips-source-key': { does: 'Copies a named version without its key.' },
  'current-version-copies-to-anyone': {
    does: 'Copies the current version of a versioned source without its key.',
  },
  'copy-other-bucket-skips-source-key': {
    does: 'Copies an SSE-C object of another bucket without its key.',
  },
  'assembled-copy-opens-to-anyone': {
    does: 'Opens an object that was put together from copied parts without its key.',
  },
  'copy-of-parts-opens-to-anyone': {
    does: 'Opens the copy of a multipart object without its key.',
  },
  'later-parts-take-any-key': {
    does: 'Takes any key, or none, for the second part of an upload and later ones.',
  },
  'parts-compare-half-of-the-key': {
    does: "Compares the first half of a part's key with that of its upload.",
  },
  'part-md5-optional': { does: 'Does not miss the key MD5 of a part.' },
  'part-copy-ignores-target-algorithm': {
    does: 'Takes any algorithm, or none, for AES256 in a part copy.',
  },
  'part-mode-wins': { does: 'Drops SSE-C of a part that names another mode of encryption.' },
  'crash-on-duplicate-elsewhere': {
    does: 'Answers 500 when an SSE-C header of a part or a copy is repeated.',
  },
  'copies-garbage-of-duplicates': {
    does: 'Copies other bytes when an SSE-C header of the source is repeated.',
  },
  'parts-in-order-of-text': { does: 'Puts parts together in the order of their numbers as text.' },
  'middle-part-is-garbled': { does: 'Stores other bytes in part 9.' },
  'complete-takes-unnamed-parts': {
    does: 'Puts an object together from parts that Complete does not name as well.',
  },
  'garbles-chunked-parts': { does: 'Stores other bytes in parts that come in signed chunks.' },
  'refuses-chunked-parts': { does: 'Refuses SSE-C parts that come in signed chunks.' },
  'aborted-upload-completes': { does: 'Completes an upload that was aborted.' },
  'ignores-unsigned-headers-elsewhere': {
    does: 'Takes unsigned headers beside plain reads and writes.',
  },
  'ignores-signatures-elsewhere': {
    does: 'Does not verify signatures beside plain reads and writes.',
  },
  'part-ignores-checksums': { does: 'Does not compare the checksum of a part.' },
  'part-ignores-trailers': { does: 'Does not compare the trailing checksum of a part.' },
  'part-ignores-chunk-signatures': { does: 'Does not verify the chunk signatures of a part.' },
  'refused-short-key-deletes-object': {
    does: 'Deletes the object under the name of a write with a key of 31 bytes.',
  },
  'refused-create-leaves-upload': {
    does: 'Begins a plain upload where it refuses one with SSE-C.',
  },
  'refused-part-leaves-another': { does: 'Adds a part of another number where it refuses one.' },
  'delete-multi-reports-errors': {
    does: 'Deletes SSE-C objects by DeleteObjects and reports an error for each.',
  },
  'quiet-delete-keeps-ssec': { does: 'Keeps what a quiet DeleteObjects names.' },
  'delete-version-removes-others': {
    does: 'Deletes all versions of an SSE-C object when one is deleted.',
  },
  'http-takes-copy-targets': { does: 'Takes the target key of a copy over plain http.' },
  'http-takes-upload-ends': { does: 'Completes and lists uploads with a key over plain http.' },
  'http-redirect-serves-object': {
    does: 'Redirects a read over plain http and sends the object with it.',
  },
  'http-refusal-tells-key': { does: 'Quotes the key where it refuses a request over plain http.' },
  'key-told-by-upload-operations': {
    does: 'Tells the key of an upload in answers to operations on it.',
  },
  'key-told-by-object-operations': {
    does: 'Tells the key of an object in answers to lists, tags, permissions, forms and deletions.',
  },
  'key-told-when-partial': { does: 'Tells the key in a 206 answer.' },
  'key-told-when-wrong': { does: 'Quotes a wrong key in the 403 answer.' },
  'key-told-when-missing': { does: 'Quotes the key where there is no object.' },
  'key-told-when-precondition-fails': { does: 'Tells the key in a 412 answer.' },
  'key-told-when-unsatisfiable': { does: 'Tells the key in a 416 answer.' },
  'key-told-when-presigned': { does: 'Tells the key in answers to presigned requests.' },
  'key-told-when-conflicting': { does: 'Quotes the key where it refuses another mode beside it.' },
  'key-told-when-short': { does: 'Quotes a key of 31 bytes where it refuses it.' },
  'key-told-of-copy-source': { does: 'Tells the source key of a copy.' },
  'copy-keeps-key-as-metadata': { does: 'Keeps the source key of a copy as user metadata.' },
  'upload-keeps-key-as-metadata': { does: 'Keeps the key of an upload as user metadata.' },
  'form-keeps-key-as-metadata': { does: 'Keeps the key of a form as user metadata.' },
} as const;
