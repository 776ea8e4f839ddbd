/** What the algorithm of a set of SSE-C headers was. */
export const algorithmClasses = {
  AES256: 'the one algorithm that SSE-C has',
  KMS: '`KMS`, which is the name of another kind of encryption',
  unknown: 'a name that no algorithm has',
  empty: 'an empty value',
} as const;
export type AlgorithmClass = keyof typeof algorithmClasses;

/**
 * What the customer key was. "The key" is a valid key of 32 bytes, and the one that the object,
 * source or upload was encrypted with, where the request meets one.
 */
export const keyClasses = {
  'the-key': 'the key, in Base64',
  'another-key': 'another valid key of 32 bytes',
  '1-byte': 'one byte, in Base64',
  '9-bytes': '9 bytes, in Base64',
  '10-bytes': '10 bytes, in Base64',
  '16-bytes': '16 bytes, in Base64',
  '31-bytes': '31 bytes, in Base64',
  '33-bytes': '33 bytes, in Base64',
  '44-bytes': 'the 44 characters of the key in Base64, encoded a second time',
  'foreign-at-start': 'the key, after characters that Base64 does not have',
  'foreign-in-middle': 'the key, with such characters in one place of the middle',
  'foreign-at-end': 'the key, with such characters after its padding',
  'foreign-scattered': 'the key, with such characters in several places',
  'foreign-alone': 'such characters and nothing else',
  spaces: 'the key, with a space after every four characters',
  tabs: 'the key, with tabs between groups of characters',
  'url-alphabet': 'the key, with `-` and `_` for `+` and `/`',
  'no-padding': 'the key, without its `=`',
  '3-surplus-padding': 'the key and three more `=`, 47 characters in all',
  '4-surplus-padding': 'the key and four more `=`, 48 characters in all',
  'one-symbol': 'one character of the Base64 alphabet',
  'two-symbols': 'two characters of the Base64 alphabet, without padding',
  'not-base64': 'words with hyphens and exclamation marks',
  'latin-1': 'letters beyond ASCII, in ISO 8859-1',
  empty: 'an empty value',
} as const;
export type KeyClass = keyof typeof keyClasses;

/** What the MD5 of the customer key was. */
export const md5Classes = {
  own: 'the MD5 of the bytes that the sender wrote down as the key',
  'of-the-key': 'the MD5 of the key, where something else or nothing was sent as the key',
  'of-other-bytes': 'the MD5 of something else',
  'no-padding': 'the right MD5, without its `==`',
  'foreign-scattered': 'the right MD5, with characters that Base64 does not have',
  'not-base64': 'text that is not Base64',
  '1-byte': 'one byte, in Base64',
  '8-bytes': '8 bytes, in Base64',
  '13-bytes': '13 bytes, in Base64',
  '100-bytes': '100 bytes, in Base64',
  '100-bytes-own-first': '100 bytes that begin with the right MD5, in Base64',
  empty: 'an empty value',
} as const;
export type Md5Class = keyof typeof md5Classes;
