/** Signatures and presigned URLs. */
export const signaturesFaults = {
  'ignores-unsigned-headers': { does: 'Accepts SSE-C headers that the signature does not cover.' },
  'ignores-unsigned-headers-elsewhere': {
    does: 'Accepts unsigned SSE-C headers on parts, Create, Complete, GetObjectAttributes and Select.',
  },
  'ignores-signatures-elsewhere': {
    does: 'Does not verify signatures of parts, Create, Complete, GetObjectAttributes and Select.',
  },
  'ssec-ignores-chunk-signatures': {
    does: 'Does not verify the chunk signatures of an SSE-C upload.',
  },
  'part-ignores-chunk-signatures': { does: 'Does not verify the chunk signatures of a part.' },
  'refuses-unsigned-payload': { does: 'Refuses an unsigned payload with SSE-C.' },
  'presigned-headers-unverified': {
    does: 'Does not verify the signature of a presigned URL that signs SSE-C headers.',
  },
  'presigned-refuses-ssec': { does: 'Refuses SSE-C headers with a presigned URL.' },
  'presigned-part-refused': { does: 'Refuses an SSE-C part with a presigned URL.' },
  'answers-500-to-presigned': {
    does: 'Answers 500 to a presigned URL that signs the algorithm and not the key.',
  },
  'presigned-garbles-algorithm-alone': {
    does: 'Returns wrong bytes for a presigned URL that signs the algorithm and not the key.',
  },
} as const;
