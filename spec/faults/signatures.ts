import { rows } from '../fault-facts.ts';

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
  ...rows('Does not compare {} of a request with a presigned URL.', {
    'presigned-part-takes-other-key': 'the key of a part with that of its upload, in the headers',
    'presigned-copy-source-unchecked': 'the source key of a copy or a part copy, in the headers',
    'presigned-write-ignores-key-md5': 'key and key MD5 of a write, in the headers',
  }),
  'presigned-create-ignores-ssec': {
    does: 'Ignores the SSE-C headers of a presigned CreateMultipartUpload, and of its parts.',
  },
} as const;
