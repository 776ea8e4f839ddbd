/** The bytes, key and metadata of copies. */
export const copyTargetFaults = {
  'copy-refuses-ssec': { does: 'Answers 400 to a copy from or to SSE-C.' },
  'copy-refuses-other-key': {
    does: 'Refuses a copy whose target key differs from its source key.',
  },
  'copy-ignores-all-keys': {
    does: 'Copies the ciphertext of an SSE-C source without checking any key, to a target without SSE-C.',
  },
  'copy-ignores-target-triple': { does: 'Ignores the target SSE-C headers of a copy.' },
  'copy-drops-bad-target-triple': {
    does: 'Copies an SSE-C source to a target without SSE-C when the target SSE-C headers are invalid.',
  },
  'copy-keeps-source-key': { does: 'Encrypts a copy with the key of its source.' },
  'copy-copies-ciphertext': {
    does: 'Copies the ciphertext of an SSE-C object instead of its content.',
  },
  'copy-to-other-key-is-ciphertext': {
    does: 'Stores wrong bytes when an SSE-C object is copied to another key.',
  },
  'copy-to-ssec-is-truncated': {
    does: 'Stores half of an object that is copied from another encryption mode to SSE-C.',
  },
  'copy-copies-first-part-only': { does: 'Copies the first 5 MiB of an object only.' },
  'rotation-keeps-first-part': {
    does: 'Keeps the first part only where a multipart SSE-C object is copied onto itself.',
  },
  'copy-garbles-behind-1-mib': { does: 'Copies wrong bytes after the first MiB of a source.' },
  'copy-of-multipart-is-unreadable': {
    does: 'Stores an SSE-C copy of a multipart object without any bytes.',
  },
  'copy-to-plain-keeps-marker': {
    does: 'Requires a key that no client has after a copy from SSE-C to the default encryption.',
  },
  'copy-fails-after-commit': { does: 'Answers 400 to a copy to SSE-C that it has carried out.' },
  'copy-ignores-replace': { does: 'Ignores the REPLACE directive on copies with a source key.' },
  'copy-ignores-target-if-match': { does: 'Ignores If-Match on a copy to SSE-C.' },
  'copy-ignores-target-conditions': {
    does: 'Overwrites an SSE-C object by a CopyObject with If-None-Match: *.',
  },
  'rotation-keeps-old-key': {
    does: 'Keeps the old key when an object is copied onto itself with a new key.',
  },
  'rotation-needs-replace': {
    does: 'Refuses a self-copy with a new key without the REPLACE directive.',
  },
  'rotation-loses-object-of-readers': {
    does: 'Deletes an object whose key is rotated while many clients read it.',
  },
  'self-copy-to-default-keeps-key': {
    does: 'Keeps the key when an object is copied onto itself without SSE-C.',
  },
  'self-copy-loses-version': {
    does: 'Loses the bytes of an object with versions that is copied onto itself with SSE-C, unless its version is named.',
  },
  'rotation-takes-other-mode': {
    does: 'Accepts a copy of an object onto itself that names another encryption mode next to SSE-C.',
  },
  'self-copy-crashes': { does: 'Answers 500 to a self-copy with the same key.' },
} as const;
