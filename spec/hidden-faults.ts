interface HiddenFaults {
  readonly why: string;
  readonly ids: readonly string[];
}

/** Combinations left out of the fault table: no request shows them, or no clause forbids them. */
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
    why: 'No document says what another encryption mode means next to the SSE-C headers of a part or of CompleteMultipartUpload.',
    ids: [
      'upload-part.skips.conflict',
      'upload-part-copy.skips.conflict',
      'complete-multipart-upload.skips.conflict',
    ],
  },
  {
    why: 'A CompleteMultipartUpload without a key, or with one of another length, is refused where the key of its upload is needed; otherwise it needs no SSE-C headers.',
    ids: [
      'complete-multipart-upload.skips.key-present',
      'complete-multipart-upload.skips.key-length',
    ],
  },
  {
    why: 'Amazon S3 accepts reads, copy sources and completions without the key MD5: recorded.get-object.no-md5, recorded.copy-object.source-no-md5, recorded.complete-multipart-upload.no-key.',
    ids: [
      'get-object.skips.md5-present',
      'head-object.skips.md5-present',
      'copy-object-source.skips.md5-present',
      'upload-part-copy-source.skips.md5-present',
      'complete-multipart-upload.skips.md5-present',
    ],
  },
  {
    why: 'Amazon S3 takes partial SSE-C headers on CompleteMultipartUpload for none: recorded.complete-multipart-upload.no-algorithm.',
    ids: ['complete-multipart-upload.skips.algorithm-present'],
  },
] as const satisfies readonly HiddenFaults[];
