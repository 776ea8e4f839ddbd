// Faults that no story of the fuzzer can show, by what the stories lack. A measurement counts them like those
// that are only rare, and lists them with the reason.
export const limits = [
  {
    why: 'No story signs with a second account.',
    faults: ['key-replaces-account'],
  },
  {
    why: 'Preflight requests are no operation of the model.',
    faults: ['cors-exposes-key', 'cors-forbids-ssec-headers'],
  },
  {
    why: 'Steps are HTTP as a client writes it: no control bytes, no underscores in names, no second answer.',
    faults: ['crash-on-control-byte', 'folds-underscores', 'head-error-has-body'],
  },
  {
    why: 'A bucket stays as DeleteBucketEncryption left it: the smallest story that shows this has none, and does not name it.',
    faults: ['delete-encryption-opens-ssec'],
  },
  {
    why: 'The buckets of stories hold what earlier stories left, and this shows in an empty one alone.',
    faults: ['default-encryption-wins', 'part-copy-fails-under-default'],
  },
  {
    why: 'No upload asks for a FULL_OBJECT checksum other than CRC64NVME.',
    faults: ['full-object-checksum-of-ciphertext'],
  },
  {
    why: 'Annotations are not read.',
    faults: ['copy-annotates-ssec'],
  },
];

/** Why no story can show a fault; undefined where some can. */
export function limitOf(fault) {
  return limits.find(({ faults }) => faults.includes(fault))?.why;
}
