interface Retired {
  readonly successors: readonly [string, ...string[]];
  readonly reason: string;
}

const twice = 'Two rules made the same claim.';

/** Retired rule ids with their successors. They are never used again. */
export const retiredIds: Readonly<Record<string, Retired>> = {
  'copy.source-key-malformed': { successors: ['copy.source-bad-key'], reason: twice },
  'copy.source-md5': {
    successors: [
      'copy.source-md5-mismatch.right-key',
      'copy.source-partial.no-md5',
      'upc.source-md5-mismatch.right-key',
      'upc.source-partial.no-md5',
    ],
    reason: twice,
  },
  'mpu.part.no-md5': { successors: ['triple.every-carrier.part.no-md5'], reason: twice },
  'special.select-triple': {
    successors: ['triple.every-carrier.select', 'triple.every-carrier.select.md5'],
    reason: twice,
  },
  'tls.attributes-http-refused': { successors: ['tls.every-operation'], reason: twice },
  'tls.complete-http-refused': { successors: ['tls.upload-ends'], reason: twice },
  'tls.copy-target-http-refused': { successors: ['tls.every-operation'], reason: twice },
  'upc.source-triple': { successors: ['triple.every-carrier.part-source'], reason: twice },
  'upc.target-triple': { successors: ['triple.every-carrier.part-target'], reason: twice },
};
