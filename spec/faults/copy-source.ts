import { rows } from '../fault-facts.ts';

/** Copies whose source key is checked wrongly. */
export const copySourceFaults = {
  'copy-skips-source-key': {
    does: 'Copies an SSE-C object by CopyObject for any source key, or none.',
  },
  'part-copy-source-unchecked': {
    does: 'Copies a part of an SSE-C object for any source key, or none.',
  },
  'copies-open-multipart-source': {
    does: 'Copies a multipart SSE-C object for any source key, or none, without checking the headers.',
  },
  'multipart-source-needs-no-key': {
    does: 'Copies a multipart SSE-C object without comparing its key.',
  },
  ...rows('Does not check the source key of {}.', {
    'copy-replace-skips-source-key': 'a copy with x-amz-metadata-directive: REPLACE',
    'copy-tagging-skips-source-key': 'a copy with x-amz-tagging-directive',
    'copy-condition-skips-source-key': 'a copy with a condition on its source',
    'copy-version-skips-source-key': 'a copy of a named version',
    'copy-other-bucket-skips-source-key': 'a copy from another bucket',
    'current-version-copies-to-anyone': 'a copy of the current version in a versioned bucket',
    'part-copy-range-skips-source-key': 'a part copy with x-amz-copy-source-range',
  }),
  'same-key-needs-no-source-headers': {
    does: 'Copies an SSE-C object to a target under the same key without whole copy-source SSE-C headers.',
  },
  'rotation-takes-the-new-key': { does: 'Rotates the key of an object without the current key.' },
  'part-copy-takes-target-key-for-source': {
    does: 'Accepts the target key of a part copy in place of the source key.',
  },
  'copy-takes-target-key-for-source': { does: 'Uses the target key of a copy as its source key.' },
  'self-copy-same-keys-unchecked': {
    does: 'Accepts a self-copy whose source key and target key are equal, without checking them.',
  },
  'incoherent-md5-garbles-copy': {
    does: 'Copies wrong bytes when the key MD5 of the source is missing or wrong.',
  },
  'copy-without-key-is-incomplete-body': {
    does: 'Answers IncompleteBody to a copy without its source key.',
  },
  'copy-finds-no-other-bucket': { does: 'Refuses SSE-C copies from another bucket.' },
  'copy-ignores-source-version': {
    does: 'Copies the current version whichever version the CopyObject names.',
  },
  'part-copy-ignores-source-version': {
    does: 'Copies a part of the current version whichever version the request names.',
  },
  'copy-ignores-source-conditions': { does: 'Ignores the conditions on the source of a copy.' },
  'part-copy-ignores-conditions': { does: 'Ignores the conditions on the source of a part copy.' },
} as const;
