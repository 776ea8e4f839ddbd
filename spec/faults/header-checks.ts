/** Missing, malformed and wrong values of SSE-C headers. */
export const headerChecksFaults = {
  'ignores-ssec': {
    does: 'Handles every request as if it carried no SSE-C headers at all.',
    isBroad: true,
  },
  'confirms-what-it-ignores': {
    does: 'Confirms the SSE-C headers of a write and stores the object without SSE-C.',
    isBroad: true,
  },
  'ignores-key-md5': { does: 'Never compares the key MD5 with the key.' },
  'ignores-missing-algorithm': { does: 'Treats SSE-C headers without the algorithm as AES256.' },
  'ignores-missing-key': { does: 'Accepts SSE-C headers without the key.' },
  'ignores-missing-md5': {
    does: 'Accepts SSE-C headers without the key MD5, on writes and on reads.',
  },
  'ignores-algorithm-value': { does: 'Accepts any algorithm name as AES256.' },
  'checks-algorithm-first': {
    does: 'Checks the value of the algorithm before the other SSE-C headers.',
  },
  'checks-length-first': {
    does: 'Checks the length of the key before its MD5 and the algorithm.',
  },
  'checks-https-last': { does: 'Checks for https after the SSE-C headers.' },
  'accepts-any-key-length': { does: 'Accepts a key of any length on a write.' },
  'encrypts-short-keys-with-another': {
    does: 'Accepts a key of 16 bytes on PutObject, and encrypts with a key that nobody has.',
  },
  'encrypts-mismatched-keys-with-another': {
    does: 'Accepts a write whose key MD5 is that of another key, and encrypts with a key that nobody has.',
  },
  'takes-raw-key-text': { does: 'Accepts a key header of 32 characters as the raw key.' },
  'takes-hex-key': { does: 'Accepts a key header of 64 hex digits as the key.' },
  'refuses-zero-key': { does: 'Refuses a key of 32 zero bytes.' },
  'refuses-text-keys': { does: 'Refuses a key whose bytes are printable characters.' },
  'stores-partial-triple-plain': {
    does: 'Stores a write that lacks one of the SSE-C headers without SSE-C.',
  },
  'stores-odd-spelling-plain': {
    does: 'Stores a write without SSE-C if the values of its SSE-C headers differ in case, spaces or padding from what is documented.',
  },
  'missing-algorithm-stores-plain': {
    does: 'Stores a write whose SSE-C headers lack the algorithm without SSE-C.',
  },
  'confirms-lone-md5': {
    does: 'Ignores a key MD5 without key and algorithm, and confirms it in the answer.',
  },
  'confirms-lone-md5-as-algorithm': {
    does: "Ignores a write's key MD5 without key and algorithm, and confirms AES256 in the answer.",
  },
  'crash-on-lone-md5': { does: 'Answers 500 to a write with the key MD5 alone.' },
  'crash-on-long-header': { does: 'Answers 500 to a key header of 8 KiB.' },
  'crash-on-bad-base64': { does: 'Answers 500 when the key is not Base64.' },
  'crash-on-any-bad-base64': { does: 'Answers 500 when the key or the key MD5 is not Base64.' },
  'crash-on-base64-length': {
    does: 'Answers 500 when the number of Base64 characters in the key is no multiple of four.',
  },
  'incoherent-md5-garbles-read': {
    does: 'Returns wrong bytes to a read whose key MD5 is missing or wrong.',
  },
} as const;
