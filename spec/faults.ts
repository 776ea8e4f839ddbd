import { museumFaults } from './museum-faults.ts';

/** How an endpoint can break SSE-C: one behaviour each, written in `fixtures/endpoint/faults/`. */
export interface FaultFacts {
  /** What an endpoint with this fault does. */
  readonly does: string;
  /** It breaks so much that rules about something else may fail too, without listing it. */
  readonly isBroad?: true;
}

export const faults = {
  'accepts-wrong-key': { does: 'Opens an object for any well-formed key.' },
  'ignores-key-md5': { does: 'Never compares the key MD5 with the key.' },
  'ignores-missing-algorithm': { does: 'Treats a triple without its algorithm as AES256.' },
  'stores-plaintext': {
    does: 'Confirms SSE-C but stores the object so that it opens without a key.',
  },
  'md5-alone-unlocks': { does: 'Opens an object for its key MD5 without the key.' },
  'head-skips-key-check': { does: 'Answers HeadObject whatever key it carries, or none.' },
  'zero-byte-skips-key-check': { does: 'Opens an object of zero bytes without checking its key.' },
  'no-echo': { does: 'Leaves the confirmation headers out of every answer.' },
  'echoes-key': { does: 'Returns the customer key in an answer header.' },
  'etag-is-plaintext-md5': {
    does: 'Uses the MD5 of the plaintext as the ETag of an SSE-C object.',
  },
  'range-off-by-block': { does: 'Starts a range on the cipher block before its first byte.' },
  'crash-on-bad-base64': { does: 'Answers 500 when the key is not Base64.' },
  'accepts-any-key-length': { does: 'Takes a key of any length on a write.' },
  'algorithm-alone-unlocks': { does: 'Opens an object for the algorithm header alone.' },
  'key-alone-unlocks': { does: 'Opens an object for its key without algorithm and MD5.' },
  'read-md5-optional': { does: 'Does not miss the key MD5 on a read.' },
  'ignores-algorithm-value': { does: 'Takes any algorithm for AES256.' },
  'ignores-mode-conflict': { does: 'Lets SSE-C stand beside another mode of encryption.' },
  'compares-only-md5': { does: 'Compares the key MD5 alone with the stored one.' },
  'compares-key-prefix': { does: 'Compares the first half of the key only.' },
  'stores-partial-triple-plain': {
    does: 'Stores a write with a partial triple as if it had none.',
  },
  'stores-odd-spelling-plain': {
    does: 'Stores a write whose triple is spelled oddly as if it had none.',
  },
  'confirms-lone-md5': { does: 'Confirms a key MD5 that came alone.' },
  'takes-raw-key-text': { does: 'Takes 32 characters for a raw key.' },
  'takes-hex-key': { does: 'Takes 64 hex digits for a key.' },
  'kms-header-wins': { does: 'Drops SSE-C where a KMS context or bucket key is named.' },
  'default-encryption-wins': {
    does: 'Lets the default encryption of an empty bucket win over SSE-C.',
  },
  'incoherent-md5-garbles-read': {
    does: 'Returns other bytes where the key MD5 is missing or wrong.',
  },
  'ignores-superfluous-triple': { does: 'Ignores a triple where none belongs.' },
  'query-triple-stores-plaintext': { does: 'Ignores a triple in the query of a write.' },
  'query-triple-crashes-read': { does: 'Answers 500 to a read with a triple in the query.' },
  'last-duplicate-wins': { does: 'Seals under the last of several keys and checks the first.' },
  'crash-on-duplicate-header': { does: 'Answers 500 when an SSE-C header is repeated.' },
  'header-names-case-sensitive': { does: 'Knows the SSE-C headers in one spelling only.' },
  'folds-underscores': { does: 'Takes header names with underscores for SSE-C headers.' },
  'ignores-unsigned-headers': { does: 'Takes headers that the signature does not cover.' },
  'confuses-copy-source-prefix': {
    does: 'Takes a copy-source triple on PutObject for the target triple.',
  },
  'reads-user-metadata-as-ssec': {
    does: 'Takes user metadata named like an SSE-C header for one.',
  },
  'refuses-expect-continue': { does: 'Refuses Expect: 100-continue.' },
  'crash-on-control-byte': { does: 'Answers 500 to bytes that are no HTTP.' },
  'crash-on-sse-header-on-read': { does: 'Answers 500 to a mode header on a read with a triple.' },
  'ignores-sse-header-on-read': {
    does: 'Ignores a mode header on a read of a default-encrypted object.',
  },
  'crash-on-stray-triple': { does: 'Answers 500 to a triple on an operation that takes none.' },
  'crash-on-delete-with-triple': { does: 'Answers 500 to a triple on DeleteObject.' },
  'vendor-error-codes': { does: 'Uses status and codes of its own for refusals about SSE-C.' },
  'errors-without-document': { does: 'Refuses without an error document.' },
  'echoes-key-in-error': { does: 'Quotes the customer key in an error.' },
  'echoes-managed-mode': { does: 'Names SSE-S3 beside the confirmation of SSE-C.' },
  'echoes-on-plain-object': { does: 'Confirms SSE-C in answers about plain objects.' },
  'http-takes-partial-triple': { does: 'Ignores a partial triple over plain http.' },
  'accepts-plain-http': { does: 'Serves SSE-C over plain http.' },
  'range-skips-key-check': { does: 'Opens a range of an object for any key, or none.' },
  'conditions-skip-key-check': { does: 'Opens an object for any key, or none, under a condition.' },
  'part-number-skips-key-check': { does: 'Opens a part of an object for any key, or none.' },
  'attributes-skip-key-check': { does: 'Shows the attributes of an object for any key, or none.' },
  'multipart-object-skips-key-check': { does: 'Opens a multipart object for any key, or none.' },
  'presigned-skips-key-check': {
    does: 'Opens an object for any key, or none, with a presigned URL.',
  },
  'version-ignores-own-key': { does: 'Opens a named version for any key, or none.' },
  'key-replaces-permission': { does: 'Serves a stranger who sends a triple.' },
  'caches-decrypted-object': { does: 'Serves an object that was read once to anybody.' },
  'current-version-is-oldest': { does: 'Takes the oldest version for the current one.' },
  'refused-read-locks-object': { does: 'Stops serving an object after a refused read.' },
  'refused-read-shows-metadata': { does: 'Shows ETag and metadata with a refusal.' },
  'checksum-told-without-key': { does: 'Shows the checksum with a refusal.' },
  'head-error-has-body': { does: 'Sends a body with a refused HEAD.' },
  'head-skips-echo': { does: 'Leaves the confirmation out of HeadObject.' },
  'missing-object-is-400': { does: 'Answers 400 to a triple on a name without an object.' },
  'crash-on-missing-object': { does: 'Answers 500 to a bad triple on a name without an object.' },
  'ssec-ignores-conditions': { does: 'Ignores conditions on reads of SSE-C objects.' },
  'if-match-compares-plaintext-md5': { does: 'Refuses If-Match with the ETag of an SSE-C object.' },
  'ssec-ignores-overrides': { does: 'Ignores the response- parameters for SSE-C objects.' },
  'ssec-drops-metadata': { does: 'Forgets metadata of SSE-C objects.' },
  'etag-changes-per-read': { does: 'Names another ETag at each read of an SSE-C object.' },
  'reports-ciphertext-size': { does: 'Reports the size of the ciphertext on HeadObject.' },
  'attributes-show-ciphertext-size': { does: 'Shows the size of the ciphertext in attributes.' },
  'list-shows-ciphertext-size': { does: 'Shows the size of the ciphertext in lists.' },
  'attributes-refuse-triple': { does: 'Refuses a triple on GetObjectAttributes.' },
  'attributes-hide-parts': { does: 'Hides the parts of an SSE-C object in attributes.' },
  'drops-last-partial-block': { does: 'Stores whole cipher blocks only.' },
  'range-clamped-to-ciphertext': { does: 'Clamps a range to the size of the ciphertext.' },
  'range-total-is-ciphertext': { does: 'Names the size of the ciphertext in Content-Range.' },
  'suffix-range-of-ciphertext': { does: 'Counts a suffix range from the end of the ciphertext.' },
  'range-stops-at-part-boundary': { does: 'Cuts a range at the end of its first part.' },
  'reversed-range-crashes': { does: 'Answers 500 to a range whose end is before its start.' },
  'two-ranges-cut-the-object': {
    does: 'Answers two ranges with the bytes from the first to the last.',
  },
  'ignores-if-range': { does: 'Ignores If-Range on SSE-C objects.' },
  'range-and-part-number-accepted': { does: 'Takes a Range beside partNumber.' },
  'part-number-cuts-ciphertext': { does: 'Cuts a part out of the ciphertext.' },
  'part-number-needs-parts': { does: 'Refuses partNumber on an SSE-C object in one piece.' },
  'part-number-out-of-range-is-whole': {
    does: 'Returns an SSE-C object whole for a part that it lacks.',
  },
  'refused-write-replaces': { does: 'Deletes the object of that name when a write is refused.' },
  'second-write-refused': { does: 'Refuses a second write under the same key.' },
  'overwrite-keeps-old-key': { does: 'Keeps the old key when an SSE-C object is overwritten.' },
  'overwrite-keeps-old-mode': {
    does: 'Keeps the old mode when an object is overwritten in another.',
  },
  'dedupes-by-key': { does: 'Stores the first body of each key again and again.' },
  'torn-overwrite': { does: 'Tears objects that are written again within a minute.' },
  'ssec-ignores-content-md5': { does: 'Does not compare the Content-MD5 of an SSE-C write.' },
  'content-md5-of-ciphertext': { does: 'Compares the Content-MD5 with the ciphertext.' },
  'ssec-ignores-checksums': { does: 'Does not compare the checksum of an SSE-C write.' },
  'ssec-ignores-trailers': { does: 'Does not compare the trailing checksum of an SSE-C write.' },
  'checksum-of-ciphertext': { does: 'Confirms the checksum of the ciphertext.' },
  'checksum-lost-on-read': { does: 'Forgets the checksums of SSE-C objects.' },
  'full-object-checksum-of-ciphertext': {
    does: 'Shows the checksum of the ciphertext of a multipart object.',
  },
  'checksum-mode-crashes-on-multipart': {
    does: 'Answers 500 to checksum mode on a multipart SSE-C object.',
  },
  'refuses-unsigned-payload': { does: 'Refuses an unsigned payload with SSE-C.' },
  'ssec-stores-chunk-framing': { does: 'Stores the framing of an aws-chunked upload.' },
  'stores-chunked-body-plain': { does: 'Stores a body without length in the clear.' },
  'ssec-ignores-write-conditions': { does: 'Ignores conditions on writes over SSE-C objects.' },
  'etag-of-ciphertext-without-iv': { does: 'Gives one ETag to equal bodies.' },
  'etag-without-quotes': { does: 'Writes the ETag without quotes.' },
  'delete-needs-key': { does: 'Refuses to delete an SSE-C object without its key.' },
  'delete-version-needs-key': { does: 'Refuses to delete an SSE-C version without its key.' },
  'delete-multi-keeps-ssec': { does: 'Leaves SSE-C objects where DeleteObjects names them.' },
  'delete-removes-all-versions': { does: 'Deletes all versions where it must leave a marker.' },
  'delete-ignores-conditions': { does: 'Ignores If-Match on the delete of an SSE-C object.' },
  'acl-needs-key': { does: 'Refuses the ACL of an SSE-C object without its key.' },
  'acl-drops-key-check': { does: 'Opens an object to all keys once its ACL was set.' },
  'tagging-needs-key': { does: 'Refuses tags of an SSE-C object without its key.' },
  'tagging-drops-key-check': { does: 'Opens an object to all keys once it was tagged.' },
  'part-key-unchecked': { does: 'Takes a part of an SSE-C upload under any key, or none.' },
  'part-takes-partial-triple': { does: 'Takes a part with a partial triple.' },
  'plain-upload-ignores-part-triple': { does: 'Ignores a triple on a part of a plain upload.' },
  'part-etag-is-plaintext-md5': { does: 'Uses the MD5 of the plaintext as the ETag of a part.' },
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
  'post-field-name-case-crashes': { does: 'Answers 500 to field names in lower case.' },
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
  'garbles-behind-16-mib': { does: 'Stores other bytes behind the first 16 MiB of an object.' },
  'large-object-skips-key-check': {
    does: 'Opens an object of more than 8 MiB in one piece for any key, or none.',
  },
  'crash-on-lone-md5': { does: 'Answers 500 to a write with the key MD5 alone.' },
  'confirms-lone-md5-as-algorithm': {
    does: 'Confirms the algorithm of a write that carries the key MD5 alone.',
  },
  'crash-on-long-header': { does: 'Answers 500 to a key header of 8 KiB.' },
  'empty-write-not-confirmed': { does: 'Does not confirm SSE-C for a write of zero bytes.' },
  'echoes-on-plain-write': { does: 'Confirms SSE-C for a write without it.' },
  'copy-source-triple-seals-silently': {
    does: 'Seals a PutObject under a copy-source triple and does not say so.',
  },
  'two-ranges-padded-to-blocks': { does: 'Answers two ranges in slices of whole cipher blocks.' },
  'long-suffix-unsatisfiable': {
    does: 'Refuses a suffix that is as long as the object or longer.',
  },
  'head-ignores-part-number': { does: 'Ignores partNumber on HeadObject.' },
  'hides-parts-count': { does: 'Does not tell the number of parts with a part.' },
  'attributes-hide-etag': { does: 'Leaves the ETag of an SSE-C object out of its attributes.' },
  'attributes-list-no-part': { does: 'Counts the parts of an SSE-C object and lists none.' },
  'head-slice-with-whole-length': {
    does: 'Answers a range on HeadObject with 206 and the length of the whole.',
  },
  'head-lacks-etag': { does: 'Leaves the ETag out of HeadObject of an SSE-C object.' },
  'etag-is-base64-md5': {
    does: 'Uses the Base64 MD5 of the plaintext as the ETag of an SSE-C object.',
  },
  'write-names-other-etag': {
    does: 'Names the ETag of an SSE-C write backwards, and takes it so in conditions.',
  },
  'crash-on-wrong-content-md5': { does: 'Answers 500 to a wrong Content-MD5 with SSE-C.' },
  'refused-copy-replaces': { does: 'Deletes the target of a copy that it refuses.' },
  'refused-form-replaces': { does: 'Deletes the object of that name when it refuses a form.' },
  'refused-complete-replaces': {
    does: 'Deletes the object of that name when it refuses to complete an upload.',
  },
  'redirect-tells-key': { does: 'Sends a browser on to a URL with the customer key.' },
  'not-modified-tells-key': { does: 'Returns the customer key with a 304.' },
  'ssec-drops-content-headers': { does: 'Forgets Cache-Control of SSE-C objects.' },
  'ssec-refuses-first-write': { does: 'Refuses If-None-Match: * on every SSE-C write.' },
  'delete-if-match-keeps-ssec': {
    does: 'Answers a delete with If-Match of an SSE-C object and keeps it.',
  },
  'refusal-quotes-object': {
    does: 'Quotes a multipart object, or a version, in the refusal of a read.',
  },
  'malformed-complete-unlocks': {
    does: 'Opens an object to all keys once a bad triple completed it.',
  },
  'list-parts-names-other-etags': {
    does: 'Names other ETags in ListParts than the parts of an SSE-C upload got.',
  },
  'part-without-md5-is-garbled': {
    does: 'Takes a part without the key MD5 and stores other bytes.',
  },
  'part-numbers-without-gaps': { does: 'Refuses to complete parts whose numbers have gaps.' },
  'incoherent-md5-garbles-copy': {
    does: 'Copies other bytes where the key MD5 of the source is missing or wrong.',
  },
  'copy-forgets-managed-mode': {
    does: 'Does not confirm SSE-S3 for the target of an SSE-C source.',
  },
  'copy-garbles-behind-1-mib': { does: 'Copies other bytes behind the first MiB of a source.' },
  'copy-drops-bad-target-triple': {
    does: 'Copies an SSE-C source to the default where the triple of the target is bad.',
  },
  'copies-open-multipart-source': {
    does: 'Copies a multipart object for any source key, or none.',
  },
  'part-copy-leaves-object-open': {
    does: 'Opens an SSE-C object for any key, or none, if a part of it was copied.',
  },
  'part-copy-ignores-source-version': {
    does: 'Copies a part of the current version whichever is named.',
  },
  'part-copy-takes-target-key-for-source': {
    does: 'Opens the source of a part copy with the target key.',
  },
  'post-confirms-lone-md5': { does: 'Confirms a key MD5 that stands alone in a form.' },
  'post-field-name-case-stores-plain': {
    does: 'Stores a form in the clear whose SSE-C fields are spelled in lower case.',
  },
  'post-duplicates-store-plain': {
    does: 'Stores a form in the clear that names an SSE-C field twice.',
  },
  'checksum-kinds-forgotten': { does: 'Keeps no checksum of an SSE-C object but its CRC32.' },
  'lists-show-checksums': { does: 'Shows the checksum of the plaintext in lists.' },
  'default-checksum-of-ciphertext': {
    does: 'Adds the checksum of the ciphertext to a write that named none.',
  },
  'presigned-garbles-algorithm-alone': {
    does: 'Returns other bytes for a presigned URL that signs the algorithm alone.',
  },
  'query-triple-opens-any': { does: 'Opens an object for any triple in the query of a read.' },
  'blocked-types-forgotten': { does: 'Takes BlockedEncryptionTypes and does not show them.' },
  'blocked-types-miss-parts': { does: 'Takes SSE-C parts into a bucket that blocks SSE-C.' },
  'blocked-types-block-managed': {
    does: 'Refuses SSE-S3 in a bucket that blocks SSE-C.',
  },
  'stores-truncated-body-late': {
    does: 'Stores a body that was cut short, a moment after the connection was closed.',
  },
  'stores-truncated-body-of-any-hash': {
    does: 'Stores a body that was cut short, and does not compare its hash.',
  },
  'overwrites-mix-etags': { does: 'Mixes the ETags of objects that are written at once.' },
  'reads-fail-under-overwrites': {
    does: 'Answers 500 to reads of an object that is overwritten again and again.',
  },
  'ignores-missing-key': { does: 'Does not miss the key of a triple.' },
  'ignores-missing-md5': { does: 'Does not miss the key MD5, on writes as on reads.' },
  'serves-without-key': { does: 'Opens an object for a request without any SSE-C header.' },
  'multipart-source-needs-no-key': { does: 'Copies a multipart SSE-C object without its key.' },
  'copy-replace-skips-source-key': {
    does: 'Needs no source key for a copy that replaces metadata.',
  },
  'copy-tagging-skips-source-key': { does: 'Needs no source key for a copy that replaces tags.' },
  'copy-condition-skips-source-key': {
    does: 'Needs no source key for a copy with a condition on its source.',
  },
  'part-copy-range-skips-source-key': {
    does: 'Needs no source key for a part copied from a range.',
  },
  'part-copy-range-skips-target-key': {
    does: 'Takes any key, or none, for a part copied from a range.',
  },
  'rotation-takes-the-new-key': { does: 'Rotates a key for whoever names the new one alone.' },
  'copy-version-skips-source-key': { does: 'Copies a named version without its key.' },
  'current-version-copies-to-anyone': {
    does: 'Copies the current version of a versioned source without its key.',
  },
  'copy-other-bucket-skips-source-key': {
    does: 'Copies an SSE-C object of another bucket without its key.',
  },
  'assembled-copy-opens-to-anyone': {
    does: 'Opens an object that was put together from copied parts without its key.',
  },
  'copy-of-parts-opens-to-anyone': {
    does: 'Opens the copy of a multipart object without its key.',
  },
  'later-parts-take-any-key': {
    does: 'Takes any key, or none, for the second part of an upload and later ones.',
  },
  'parts-compare-half-of-the-key': {
    does: "Compares the first half of a part's key with that of its upload.",
  },
  'part-md5-optional': { does: 'Does not miss the key MD5 of a part.' },
  'part-copy-ignores-target-algorithm': {
    does: 'Takes any algorithm, or none, for AES256 in a part copy.',
  },
  'part-copy-ignores-source-algorithm': {
    does: 'Takes any source algorithm for AES256 in a part copy.',
  },
  'part-mode-wins': { does: 'Drops SSE-C of a part that names another mode of encryption.' },
  'crash-on-duplicate-elsewhere': {
    does: 'Answers 500 when an SSE-C header of a part or a copy is repeated.',
  },
  'copies-garbage-of-duplicates': {
    does: 'Copies other bytes when an SSE-C header of the source is repeated.',
  },
  'select-ignores-algorithm': { does: 'Selects from an SSE-C object for any algorithm.' },
  'complete-ignores-algorithm': { does: 'Completes an upload for any algorithm beside its key.' },
  'parts-in-order-of-text': { does: 'Puts parts together in the order of their numbers as text.' },
  'middle-part-is-garbled': { does: 'Stores other bytes in part 9.' },
  'complete-takes-unnamed-parts': {
    does: 'Puts an object together from parts that Complete does not name as well.',
  },
  'garbles-chunked-parts': { does: 'Stores other bytes in parts that come in signed chunks.' },
  'refuses-chunked-parts': { does: 'Refuses SSE-C parts that come in signed chunks.' },
  'aborted-upload-completes': { does: 'Completes an upload that was aborted.' },
  'ignores-unsigned-headers-elsewhere': {
    does: 'Takes unsigned headers beside plain reads and writes.',
  },
  'ignores-signatures-elsewhere': {
    does: 'Does not verify signatures beside plain reads and writes.',
  },
  'part-ignores-checksums': { does: 'Does not compare the checksum of a part.' },
  'part-ignores-trailers': { does: 'Does not compare the trailing checksum of a part.' },
  'part-ignores-chunk-signatures': { does: 'Does not verify the chunk signatures of a part.' },
  'refused-copy-deletes-target': { does: 'Deletes the target of a copy that it refuses.' },
  'refused-form-deletes-object': { does: 'Deletes the object that a refused form names.' },
  'refused-short-key-deletes-object': {
    does: 'Deletes the object under the name of a write with a key of 31 bytes.',
  },
  'refused-create-leaves-upload': {
    does: 'Begins a plain upload where it refuses one with SSE-C.',
  },
  'refused-part-leaves-another': { does: 'Adds a part of another number where it refuses one.' },
  'delete-multi-reports-errors': {
    does: 'Deletes SSE-C objects by DeleteObjects and reports an error for each.',
  },
  'quiet-delete-keeps-ssec': { does: 'Keeps what a quiet DeleteObjects names.' },
  'delete-version-removes-others': {
    does: 'Deletes all versions of an SSE-C object when one is deleted.',
  },
  'http-takes-copy-targets': { does: 'Takes the target key of a copy over plain http.' },
  'http-takes-attributes': { does: 'Answers GetObjectAttributes with a key over plain http.' },
  'http-takes-select': { does: 'Answers SelectObjectContent with a key over plain http.' },
  'http-takes-upload-ends': { does: 'Completes and lists uploads with a key over plain http.' },
  'http-redirect-serves-object': {
    does: 'Redirects a read over plain http and sends the object with it.',
  },
  'http-refusal-tells-key': { does: 'Quotes the key where it refuses a request over plain http.' },
  'key-told-by-upload-operations': {
    does: 'Tells the key of an upload in answers to operations on it.',
  },
  'key-told-by-object-operations': {
    does: 'Tells the key of an object in answers to lists, tags, permissions, forms and deletions.',
  },
  'key-told-when-partial': { does: 'Tells the key in a 206 answer.' },
  'key-told-when-not-modified': { does: 'Tells the key in a 304 answer.' },
  'key-told-when-wrong': { does: 'Quotes a wrong key in the 403 answer.' },
  'key-told-when-missing': { does: 'Quotes the key where there is no object.' },
  'key-told-when-precondition-fails': { does: 'Tells the key in a 412 answer.' },
  'key-told-when-unsatisfiable': { does: 'Tells the key in a 416 answer.' },
  'key-told-when-presigned': { does: 'Tells the key in answers to presigned requests.' },
  'key-told-when-conflicting': { does: 'Quotes the key where it refuses another mode beside it.' },
  'key-told-when-short': { does: 'Quotes a key of 31 bytes where it refuses it.' },
  'key-told-of-copy-source': { does: 'Tells the source key of a copy.' },
  'copy-keeps-key-as-metadata': { does: 'Keeps the source key of a copy as user metadata.' },
  'upload-keeps-key-as-metadata': { does: 'Keeps the key of an upload as user metadata.' },
  'form-keeps-key-as-metadata': { does: 'Keeps the key of a form as user metadata.' },
  'suffix-range-skips-key-check': {
    does: 'Serves a suffix range of an SSE-C object whatever key it carries.',
  },
  'open-range-skips-key-check': {
    does: 'Serves an open range of an SSE-C object whatever key it carries.',
  },
  'first-byte-skips-key-check': {
    does: 'Serves the first byte of an SSE-C object whatever key is sent.',
  },
  'two-ranges-skip-key-check': {
    does: 'Does not check the key of a read that asks for two ranges.',
  },
  'clamped-range-skips-key-check': {
    does: 'Does not check the key of a range that ends behind the object.',
  },
  'if-range-skips-key-check': { does: 'Does not check the key of a read with If-Range.' },
  'presigned-range-skips-key-check': { does: 'Does not check the key of a presigned range.' },
  'head-range-skips-key-check': { does: 'Does not check the key of a HeadObject with a Range.' },
  'multipart-range-skips-key-check': {
    does: 'Does not check the key of a range of a multipart object.',
  },
  'dates-skip-key-check': { does: 'Does not check the key of a read with a condition on a date.' },
  'checksum-mode-skips-key-check': {
    does: 'Does not check the key of a read that asks for checksums.',
  },
  'origin-skips-key-check': { does: 'Does not check the key of a request with an Origin.' },
  'payer-skips-key-check': { does: 'Does not check the key of a request that names its payer.' },
  'content-type-skips-key-check': { does: 'Does not check the key of a read with a Content-Type.' },
  'overrides-skip-key-check': {
    does: 'Does not check the key of a read with response- parameters.',
  },
  'presigned-head-skips-key-check': { does: 'Does not check the key of a presigned HeadObject.' },
  'part-one-skips-key-check': { does: 'Does not check the key of a read of part 1.' },
  'single-part-number-skips-key-check': {
    does: 'Does not check the key of a part read of an object in one piece.',
  },
  'attributes-of-multipart-skip-key-check': {
    does: 'Tells the attributes of a multipart object without its key.',
  },
  'multipart-copy-source-skips-key-check': {
    does: 'Copies a multipart SSE-C object without its key.',
  },
  'current-version-skips-key-check': {
    does: 'Opens the current version of a name to any key, and to none.',
  },
  'attributes-of-version-skip-key-check': {
    does: 'Tells the attributes of a named version without its key.',
  },
  'version-range-skips-key-check': { does: 'Does not check the key of a range of a version.' },
  'version-copy-source-skips-key-check': { does: 'Copies a version under SSE-C without its key.' },
  'hidden-version-skips-key-check': { does: 'Opens a version once a delete marker hides it.' },
  'good-read-opens-head': {
    does: 'Answers HeadObject for any key for a second after a good read.',
  },
  'good-read-opens-range': { does: 'Serves ranges for any key for a second after a good read.' },
  'good-read-opens-attributes': {
    does: 'Tells attributes for any key for a second after a good read.',
  },
  'attributes-open-object': {
    does: 'Opens an object for a second after an accepted GetObjectAttributes.',
  },
  'acl-read-opens-object': { does: 'Opens an object for a second after an accepted GetObjectAcl.' },
  'tagging-read-opens-object': {
    does: 'Opens an object for a second after an accepted GetObjectTagging.',
  },
  'tagging-delete-opens-object': {
    does: 'Opens an object for a second after an accepted DeleteObjectTagging.',
  },
  'good-copy-opens-source': {
    does: 'Opens an SSE-C object once it was the source of a good copy.',
  },
  'space-in-name-skips-key-check': {
    does: 'Does not check the key of objects with a space or a plus in their name.',
  },
  'reserved-in-name-skips-key-check': {
    does: 'Does not check the key of objects with reserved characters in their name.',
  },
  'non-ascii-name-skips-key-check': {
    does: 'Does not check the key of objects whose name is not ASCII.',
  },
  'upper-case-name-skips-key-check': {
    does: 'Does not check the key of objects whose name ends in upper case.',
  },
  'empty-segment-skips-key-check': {
    does: 'Does not check the key of objects with empty segments in their name.',
  },
  'block-sized-object-skips-key-check': {
    does: 'Answers HeadObject of an object of one cipher block without its key.',
  },
  'chunk-sized-object-skips-key-check': {
    does: 'Does not check the key of objects of exactly 64 KiB.',
  },
  'head-of-large-object-skips-key-check': {
    does: 'Answers HeadObject of objects above 64 KiB without their key.',
  },
  'compares-seven-bits': { does: 'Compares seven bits of each byte of a key.' },
  'compares-decoded-text': { does: 'Compares keys after it decoded them as UTF-8.' },
  'compares-base64-without-case': {
    does: 'Compares keys as Base64 whatever the case of its letters.',
  },
  'strips-trailing-zeros': { does: 'Compares keys without the zero bytes that they end in.' },
  'truncates-long-keys': { does: 'Takes the first 32 bytes of a longer key on a read.' },
  'ignores-a-byte-of-the-key': { does: 'Leaves one byte out when it compares keys.' },
  'tagged-object-stored-open': { does: 'Opens objects that were written with tags to any key.' },
  'acl-object-stored-open': { does: 'Opens objects that were written with an ACL to any key.' },
  'encoded-object-stored-open': {
    does: 'Opens objects that were written with Content-Encoding to any key.',
  },
  'typed-object-stored-open': {
    does: 'Opens objects that were written with a Content-Type to any key.',
  },
  'cached-object-stored-open': {
    does: 'Opens objects that were written with Cache-Control or Content-Disposition to any key.',
  },
  'digested-object-stored-open': {
    does: 'Opens objects that were written with Content-MD5 to any key.',
  },
  'checksummed-object-stored-open': {
    does: 'Opens objects that were written with a checksum to any key.',
  },
  'new-object-stored-open': {
    does: 'Opens objects that were written with If-None-Match to any key.',
  },
  'matched-object-stored-open': {
    does: 'Opens objects that were written with If-Match to any key.',
  },
  'cross-origin-object-stored-open': {
    does: 'Opens objects that were written with an Origin to any key.',
  },
  'expected-object-stored-open': {
    does: 'Opens objects that were written with Expect to any key.',
  },
  'presigned-object-stored-open': {
    does: 'Opens objects that were written by a presigned URL to any key.',
  },
  'unsigned-object-stored-open': {
    does: 'Opens objects that were written with an unsigned payload to any key.',
  },
  'head-of-streamed-object-skips-key-check': {
    does: 'Answers HeadObject of what came in aws-chunks without its key.',
  },
  'head-of-overwrite-skips-key-check': {
    does: 'Answers HeadObject of what replaced another object without its key.',
  },
  'form-with-metadata-stored-open': {
    does: 'Opens objects made by a form with metadata to any key.',
  },
  'form-with-status-stored-open': {
    does: 'Opens objects made by a form that names a status to any key.',
  },
  'form-with-redirect-stored-open': {
    does: 'Opens objects made by a form that redirects to any key.',
  },
  'attributes-of-form-skip-key-check': {
    does: 'Tells the attributes of objects made by a form without their key.',
  },
  'head-of-form-skips-key-check': {
    does: 'Answers HeadObject of objects made by a form without their key.',
  },
  'described-upload-stored-open': {
    does: 'Opens multipart objects with user metadata to any key.',
  },
  'checksummed-upload-stored-open': {
    does: 'Opens multipart objects with a checksum algorithm to any key.',
  },
  'streamed-part-stored-open': {
    does: 'Opens multipart objects with a part in aws-chunks to any key.',
  },
  'presigned-part-stored-open': {
    does: 'Opens multipart objects with a presigned part to any key.',
  },
  'copied-part-stored-open': { does: 'Opens multipart objects with a copied part to any key.' },
  'copy-of-multipart-stored-open': { does: 'Opens SSE-C copies of multipart objects to any key.' },
  'replaced-copy-stored-open': { does: 'Opens SSE-C copies with new metadata to any key.' },
  'attributes-of-copy-skip-key-check': {
    does: 'Tells the attributes of SSE-C copies without their key.',
  },
  'head-of-copy-skips-key-check': { does: 'Answers HeadObject of SSE-C copies without their key.' },
  'head-of-overwriting-copy-skips-key-check': {
    does: 'Answers HeadObject of a copy over an SSE-C object without its key.',
  },
  'refuses-zero-key': { does: 'Refuses a key of zero bytes.' },
  'refuses-text-keys': { does: 'Refuses keys of printable characters.' },
  'range-confirms-nothing': { does: 'Leaves the confirmation out of answers to a Range.' },
  'part-confirms-nothing': { does: 'Leaves the confirmation out of answers to a part number.' },
  'presigned-read-confirms-nothing': { does: 'Leaves the confirmation out of presigned reads.' },
  'multipart-read-confirms-nothing': {
    does: 'Leaves the confirmation out of reads of multipart objects.',
  },
  'version-confirms-nothing': { does: 'Leaves the confirmation out of reads of a named version.' },
  'current-version-confirms-nothing': {
    does: 'Leaves the confirmation out of reads of a current version.',
  },
  'range-confirms-other-key': { does: 'Confirms another key MD5 in answers to a Range.' },
  'refusal-tells-key-md5': { does: 'Tells the MD5 of the stored key when it refuses a read.' },
  'refusal-tells-size': { does: 'Tells the size of the object when it refuses a read.' },
  'refusal-tells-version': { does: 'Tells the current version id when it refuses a read.' },
  'refused-attributes-tell-size': {
    does: 'Tells the size of the object when it refuses GetObjectAttributes.',
  },
  'refused-copy-tells-etag': { does: 'Tells the ETag of the source when it refuses a copy.' },
  'unsatisfiable-range-before-key': {
    does: 'Answers 416 to a range behind the object before it checks the key.',
  },
  'not-modified-without-key': { does: 'Answers 304 to the right ETag without the key.' },
  'not-modified-with-other-key': { does: 'Answers 304 to the right ETag with another key.' },
  'multipart-drops-metadata': { does: 'Forgets the metadata of SSE-C multipart objects.' },
  'form-drops-metadata': { does: 'Forgets the metadata of forms.' },
  'rekeying-drops-metadata': { does: 'Forgets metadata in copies to SSE-C.' },
  'ssec-drops-tags': { does: 'Forgets the tags of SSE-C writes.' },
  'rekeying-drops-tags': { does: 'Forgets tags in copies to SSE-C.' },
  'multipart-size-of-ciphertext': {
    does: 'Tells the ciphertext size of multipart objects in HeadObject.',
  },
  'attributes-size-of-multipart-ciphertext': {
    does: 'Tells the ciphertext size of multipart objects in attributes.',
  },
  'list-size-of-multipart-ciphertext': { does: 'Lists the ciphertext size of multipart objects.' },
  'list-size-of-large-ciphertext': { does: 'Lists the ciphertext size of objects above 64 KiB.' },
  'part-size-of-ciphertext': { does: 'Tells the ciphertext size in a HeadObject by part number.' },
  'part-total-of-ciphertext': { does: 'Names ciphertext sizes in the answer to a part number.' },
  'form-etag-is-plaintext-md5': { does: 'Uses the MD5 of the file as the ETag of an SSE-C form.' },
  'copy-etag-is-plaintext-md5': {
    does: 'Uses the MD5 of the plaintext as the ETag of a copy to SSE-C.',
  },
  'part-copy-etag-is-plaintext-md5': {
    does: 'Uses the MD5 of the plaintext as the ETag of a copied SSE-C part.',
  },
  'complete-names-other-etag': {
    does: 'Answers CompleteMultipartUpload with another ETag than reads.',
  },
  'list-names-other-multipart-etag': {
    does: 'Lists another ETag of multipart objects than reads tell.',
  },
  'one-etag-for-all-multipart': { does: 'Gives every multipart object the same ETag.' },
  'range-off-behind-1-mib': {
    does: 'Starts ranges behind the first mebibyte of a body a block early.',
  },
  'multipart-suffix-range-off': {
    does: 'Starts suffix ranges of multipart objects a block early.',
  },
  'multipart-open-range-off': { does: 'Starts open ranges of multipart objects a block early.' },
  'version-range-off': { does: 'Starts ranges of a version a byte early.' },
  'presigned-range-off': { does: 'Starts presigned ranges a byte early.' },
  'form-file-trimmed': { does: 'Trims line ends off the file of a form.' },
  'garbles-large-forms': { does: 'Stores other bytes of form files above 64 KiB.' },
  'garbles-zeros': { does: 'Stores other bytes of a body of zeros.' },
  'garbles-behind-8-mib': { does: 'Stores other bytes of bodies above 8 MiB.' },
  'whole-read-is-206': { does: 'Answers 206 to reads without a Range.' },
  ...museumFaults,
} as const satisfies Record<string, FaultFacts>;

/** Faults that are written by hand; `spec/systematic-faults.ts` makes more. */
export type GeneralFaultId = keyof typeof faults;
