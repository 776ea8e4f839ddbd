/** How an endpoint can break SSE-C: one behaviour each, written in `fixtures/endpoint/faults/`. */
interface FaultFacts {
  /** What an endpoint with this fault does. */
  readonly does: string;
  /** Public reports of the same behaviour in real endpoints. */
  readonly seen?: readonly string[];
}

export const faults = {
  'accepts-wrong-key': { does: 'Opens an object for any well-formed key.' },
  'ignores-key-md5': { does: 'Never compares the key MD5 with the key.' },
  'ignores-missing-algorithm': { does: 'Treats a triple without its algorithm as AES256.' },
  'stores-plaintext': { does: 'Confirms SSE-C but stores the object so that it opens without a key.' },
  'md5-alone-unlocks': { does: 'Opens an object for its key MD5 without the key.' },
  'head-skips-key-check': { does: 'Answers HeadObject whatever key it carries, or none.' },
  'zero-byte-skips-key-check': { does: 'Opens an object of zero bytes without checking its key.' },
  'no-echo': { does: 'Leaves the confirmation headers out of every answer.' },
  'echoes-key': { does: 'Returns the customer key in an answer header.' },
  'etag-is-plaintext-md5': { does: 'Uses the MD5 of the plaintext as the ETag of an SSE-C object.' },
  'range-off-by-block': { does: 'Starts a range on the cipher block before its first byte.' },
  'crash-on-bad-base64': { does: 'Answers 500 when the key is not Base64.' },
} as const satisfies Record<string, FaultFacts>;

export type FaultId = keyof typeof faults;
