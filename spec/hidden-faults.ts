interface HiddenFaults {
  readonly why: string;
  readonly ids: readonly string[];
}

/** Combinations of the table of faults that nobody can see from outside. */
export const hiddenFaults = [
  {
    why: 'A part without a key, or with one of another length, is refused for not being under the key of its upload.',
    ids: [
      'upload-part.skips.key-present',
      'upload-part.skips.key-length',
      'upload-part-copy.skips.key-present',
      'upload-part-copy.skips.key-length',
    ],
  },
  {
    why: 'No document says what a mode header beside the triple of a part, or of a Complete, means.',
    ids: [
      'upload-part.skips.conflict',
      'upload-part-copy.skips.conflict',
      'complete-multipart-upload.skips.conflict',
    ],
  },
  {
    why: 'CompleteMultipartUpload needs no triple; how closely it looks at one is open.',
    ids: [
      'complete-multipart-upload.skips.algorithm-present',
      'complete-multipart-upload.skips.algorithm-value',
      'complete-multipart-upload.skips.md5-present',
      'complete-multipart-upload.skips.md5-match',
      'complete-multipart-upload.skips.key-present',
      'complete-multipart-upload.skips.key-length',
    ],
  },
] as const satisfies readonly HiddenFaults[];
