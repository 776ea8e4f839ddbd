/** How uploads, copies, forms, presigned URLs and policies are wrong. */
export const operationsFaults = {
  'part-key-unchecked': { does: 'Takes a part of an SSE-C upload under any key, or none.' },
  'part-takes-partial-triple': { does: 'Takes a part with a partial triple.' },
  'plain-upload-ignores-part-triple': { does: 'Ignores a triple on a part of a plain upload.' },
  'part-etag-is-plaintext-md5': { does: 'Uses the MD5 of the plaintext as the ETag of a part.' },
  'part-lacks-etag': { does: 'Leaves the ETag out of the third part of an SSE-C upload.' },
  'refused-part-replaces': { does: 'Drops the stored part when another is refused for its key.' },
  'reupload-keeps-first-part': { does: 'Keeps the first part of a number that is sent again.' },
  'complete-ignores-part-etags': { does: 'Does not compare the ETags of parts.' },
  'complete-needs-key': { does: 'Refuses to complete an SSE-C upload without its key.' },
  'complete-refuses-triple': { does: 'Refuses a triple on CompleteMultipartUpload.' },
  'complete-rebinds-key': { does: 'Binds the object to the key that completes it.' },
  'crash-on-complete-triple': { does: 'Answers 500 to a bad triple on CompleteMultipartUpload.' },
  'second-complete-crashes': { does: 'Answers 500 when an upload is completed twice.' },
  'checksum-complete-without-key': { does: 'Completes a checksum upload without its key.' },
  'multipart-concatenates-ciphertext': { does: 'Puts an SSE-C object together from ciphertext.' },
  'multipart-etag-without-count': {
    does: 'Names the ETag of a multipart object without its parts.',
  },
  'parts-in-order-of-arrival': {
    does: 'Puts parts together in the order of their arrival, in which shorter ones overtake.',
  },
  'upload-visible-before-complete': {
    does: 'Serves the first part before the upload is complete.',
  },
  'list-parts-needs-key': { does: 'Refuses to list the parts of an SSE-C upload without its key.' },
  'list-parts-refuses-triple': { does: 'Refuses a triple on ListParts.' },
  'crash-on-list-parts-key': {
    does: 'Answers 500 to ListParts of a checksum upload, or with another key.',
  },
  'list-uploads-hides-ssec': { does: 'Leaves SSE-C uploads out of their list.' },
  'abort-needs-key': { does: 'Refuses to abort an SSE-C upload without its key.' },
  'abort-keeps-upload': { does: 'Answers an abort and keeps the upload.' },
  'copy-skips-source-key': { does: 'Copies an SSE-C object for any source key, or none.' },
  'copy-takes-target-key-for-source': { does: 'Opens the source of a copy with the target key.' },
  'copy-copies-ciphertext': { does: 'Copies the ciphertext of an SSE-C object.' },
  'copy-copies-first-part-only': { does: 'Copies the first 5 MiB of a multipart object.' },
  'copy-ignores-target-triple': { does: 'Ignores the target triple of a copy.' },
  'copy-keeps-source-key': { does: 'Seals a copy under the key of its source.' },
  'copy-echoes-source-key': { does: 'Confirms the source key of a copy.' },
  'copy-result-names-source-etag': { does: 'Names another ETag in the result of a copy.' },
  'copy-to-default-keeps-opaque-etag': {
    does: 'Gives a copy to the default an ETag that is no MD5.',
  },
  'copy-drops-metadata': { does: 'Forgets the metadata of an SSE-C source.' },
  'copy-ignores-replace': { does: 'Ignores REPLACE on copies with a source key.' },
  'copy-drops-checksum': { does: 'Forgets the checksum of an SSE-C source.' },
  'copy-ignores-source-conditions': { does: 'Ignores conditions on the source of a copy.' },
  'copy-ignores-source-version': { does: 'Copies the current version whichever is named.' },
  'copy-source-triple-conflicts-with-sse-s3': {
    does: 'Refuses SSE-S3 for the target of an SSE-C source.',
  },
  'rotation-keeps-old-key': {
    does: 'Keeps the old key when an object is copied onto itself under a new one.',
  },
  'self-copy-to-default-keeps-key': {
    does: 'Keeps the key when an object is copied onto itself without one.',
  },
  'self-copy-crashes': { does: 'Answers 500 to a self-copy under the same key.' },
  'part-copy-source-unchecked': {
    does: 'Copies a part of an SSE-C object for any source key, or none.',
  },
  'part-copy-target-unchecked': {
    does: 'Copies a part into an SSE-C upload under any key, or none.',
  },
  'part-copy-stores-plaintext': { does: 'Ignores the target triple of a part copy.' },
  'part-copy-copies-ciphertext': { does: 'Copies the ciphertext of an SSE-C object into a part.' },
  'part-copy-range-off-by-block': {
    does: 'Starts a copied range on the block before its first byte.',
  },
  'part-copy-clamps-range': { does: 'Clamps a copied range to the size of its source.' },
  'presigned-refuses-ssec': { does: 'Refuses a triple with a presigned URL.' },
  'presigned-part-refused': { does: 'Refuses an SSE-C part with a presigned URL.' },
  'presigned-headers-unverified': { does: 'Does not verify the headers of a presigned URL.' },
  'answers-500-to-presigned': {
    does: 'Answers 500 to a presigned URL that signs the algorithm alone.',
  },
  'post-form-ignores-ssec-fields': {
    does: 'Stores the file of a form with SSE-C fields in the clear.',
  },
  'post-policy-skips-sse-c': { does: 'Exempts SSE-C fields from the policy of a form.' },
  'post-policy-refuses-starts-with': { does: 'Refuses starts-with conditions on SSE-C fields.' },
  'post-headers-echo-only': {
    does: 'Confirms the triple in the headers of a form that it ignores.',
  },
  'post-fields-after-file-echo': { does: 'Confirms SSE-C fields behind the file that it ignores.' },
  'policy-key-missing': { does: 'Ignores statements of a policy that have a condition.' },
  'takes-other-algorithm-under-policy': {
    does: 'Takes algorithm AES192, also where a policy names AES256.',
  },
  'policy-crashes-complete': { does: 'Answers 500 to CompleteMultipartUpload under a policy.' },
  'blocked-types-ignored': { does: 'Takes SSE-C writes into a bucket that blocks them.' },
  'blocked-types-block-reads': {
    does: 'Refuses reads of SSE-C objects in a bucket that blocks SSE-C.',
  },
  'blocked-types-stay': { does: 'Keeps blocking SSE-C after NONE.' },
  'blocked-types-crash': { does: 'Answers 500 when a bucket is told to block SSE-C.' },
  'blocked-types-crash-copy': {
    does: 'Answers 500 to a copy from an SSE-C source in a bucket that blocks SSE-C.',
  },
  'blocked-types-crash-part': { does: 'Answers 500 to a part in a bucket that blocks SSE-C.' },
  'blocked-types-skip-validation': {
    does: 'Stores a bad triple plain in a bucket that blocks SSE-C.',
  },
  'takes-ssec-as-default': { does: 'Takes SSE-C for the default encryption of a bucket.' },
  'blocked-types-miss-forms': { does: 'Takes SSE-C forms into a bucket that blocks SSE-C.' },
  'complete-ignores-conditions': {
    does: 'Overwrites an SSE-C object by a CompleteMultipartUpload with If-None-Match: *.',
  },
  'copy-ignores-target-conditions': {
    does: 'Overwrites an SSE-C object by a CopyObject with If-None-Match: *.',
  },
  'copy-finds-no-other-bucket': { does: 'Refuses SSE-C copies from another bucket.' },
  'copy-refuses-kms-source': { does: 'Refuses a customer key for a copy of an SSE-KMS object.' },
  'cors-forbids-ssec-headers': { does: 'Refuses preflight requests that name SSE-C headers.' },
  'cors-exposes-key': { does: 'Names the customer key among the headers that a page may see.' },
  'object-size-of-ciphertext': {
    does: 'Compares x-amz-mp-object-size with the size of the ciphertext.',
  },
  'ignores-object-size': { does: 'Completes an upload whatever x-amz-mp-object-size says.' },
  'annotates-ssec': { does: 'Takes annotations of SSE-C objects.' },
  'select-skips-key-check': { does: 'Selects from an SSE-C object without its key.' },
  'storage-class-drops-ssec': { does: 'Forgets SSE-C where a storage class is named.' },
  'torrent-skips-key-check': { does: 'Serves an SSE-C object under ?torrent without its key.' },
  'update-encryption-takes-ssec': {
    does: 'Moves an SSE-C object under a key of its own by UpdateObjectEncryption.',
  },
  'ssec-ignores-chunk-signatures': {
    does: 'Does not verify the chunk signatures of an upload with SSE-C.',
  },
  'stores-truncated-body': { does: 'Stores a body that was cut short.' },
  'part-copy-ignores-conditions': { does: 'Ignores the conditions of UploadPartCopy.' },
  'suspended-keeps-old-key': {
    does: 'Keeps the key of the null version when it is replaced under suspended versioning.',
  },
  'accepts-known-keys': { does: 'Opens an object for any key that some write was sealed under.' },
  'garbles-parts-behind-8-mib': { does: 'Stores other bytes behind the first 8 MiB of a part.' },
} as const;
