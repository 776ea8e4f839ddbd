/** Reads of one part by partNumber. */
export const partNumberFaults = {
  'range-and-part-number-accepted': { does: 'Accepts a Range together with partNumber.' },
  'part-number-cuts-ciphertext': { does: 'Cuts the last 16 bytes off a part of an SSE-C object.' },
  'part-number-needs-parts': {
    does: 'Refuses partNumber on a single-part SSE-C object.',
  },
  'part-number-out-of-range-is-whole': {
    does: 'Returns an SSE-C object whole for a part number that it does not have.',
  },
  'part-number-returns-ciphertext': { does: 'Returns wrong bytes for a read with partNumber.' },
  'head-ignores-part-number': { does: 'Ignores partNumber on HeadObject.' },
  'hides-parts-count': { does: 'Leaves x-amz-mp-parts-count out of answers to partNumber.' },
} as const;
