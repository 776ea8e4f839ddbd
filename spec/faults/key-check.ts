/** How the key of a request is compared with the key of an object. */
export const keyCheckFaults = {
  'accepts-wrong-key': { does: 'Serves an SSE-C object for any well-formed key.' },
  'serves-without-key': { does: 'Serves an SSE-C object to a request without any SSE-C header.' },
  'md5-alone-unlocks': { does: 'Serves an SSE-C object for its key MD5 without the key.' },
  'md5-alone-is-enough': {
    does: 'Accepts the key MD5 alone wherever a key is needed, and confirms it on writes that it does not encrypt.',
  },
  'algorithm-alone-unlocks': { does: 'Serves an SSE-C object for the algorithm header alone.' },
  'key-alone-unlocks': {
    does: 'Serves an SSE-C object for its key without algorithm and key MD5.',
  },
  'compares-only-md5': {
    does: 'Compares the key MD5 of a read with the stored one, and not the key.',
  },
  'copies-compare-only-md5': {
    does: 'Compares the key MD5 alone for the sources of copies and for uploaded parts.',
  },
  'compares-md5-text': {
    does: 'Stores the text of a key MD5 without padding, and refuses reads with the padded one.',
  },
  'compares-key-prefix': { does: 'Compares the first half of the key only.' },
  'parts-compare-half-of-the-key': {
    does: "Compares the first half of a part's key with that of its upload.",
  },
  'compares-seven-bits': { does: 'Compares seven bits of each byte of a key.' },
  'compares-decoded-text': { does: 'Compares keys after decoding them as UTF-8.' },
  'compares-base64-without-case': {
    does: 'Compares the Base64 text of keys without regard to upper and lower case.',
  },
  'strips-trailing-zeros': { does: 'Compares keys without their trailing zero bytes.' },
  'truncates-long-keys': {
    does: 'Accepts a longer key on a read if its first 32 bytes are right.',
  },
  'ignores-a-byte-of-the-key': { does: 'Leaves one byte out when it compares keys.' },
  'keys-are-known-by-name-alone': {
    does: 'Looks up the key of an SSE-C object by its name, whatever its bucket: the last write counts.',
  },
  'accepts-known-keys': { does: 'Serves an SSE-C object for any key that some write used before.' },
} as const;
