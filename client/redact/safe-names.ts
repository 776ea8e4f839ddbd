/** A pattern for whole lower-case names; `*` matches the rest of a name. */
function names(text: string): RegExp {
  const alternatives = text.trim().split(/\s+/).join('|').replaceAll('*', '[\\w-]+');
  return new RegExp(`^(?:${alternatives})$`);
}

/** Request headers whose values may be shown after known secrets are replaced. */
export const safeRequestHeaders = names(`
  accept access-control-request-* cache-control connection content-* date expect expires host
  if-* origin range transfer-encoding user-agent
  x-amz-acl x-amz-bypass-governance-retention x-amz-checksum-* x-amz-content-sha256
  x-amz-copy-source x-amz-copy-source-if-* x-amz-copy-source-range x-amz-date
  x-amz-decoded-content-length x-amz-expected-bucket-owner x-amz-meta-* x-amz-metadata-directive
  x-amz-mp-object-size x-amz-object-attributes x-amz-object-lock-* x-amz-object-ownership
  x-amz-request-payer x-amz-sdk-checksum-algorithm x-amz-server-side-encryption
  x-amz-server-side-encryption-aws-kms-key-id x-amz-server-side-encryption-bucket-key-enabled
  x-amz-storage-class x-amz-tagging x-amz-tagging-directive x-amz-trailer
  x-amz-website-redirect-location
`);

/** Query parameters whose values may be shown after known secrets are replaced. */
export const safeParameters = names(`
  acl attributes continuation-token cors delete delimiter encoding-type encryption fetch-owner
  key-marker legal-hold list-type location marker max-keys max-parts max-uploads
  part-number-marker partnumber policy prefix response-* restore retention select select-type
  start-after tagging upload-id-marker uploadid uploads version-id-marker versionid versioning
  versions x-id x-amz-algorithm x-amz-date x-amz-expires x-amz-signedheaders
`);

/** Answer headers whose values may be shown after known secrets are replaced. */
export const safeAnswerHeaders = names(`
  accept-ranges access-control-* allow cache-control connection content-* date etag expires
  keep-alive last-modified retry-after server transfer-encoding vary
  x-amz-abort-* x-amz-bucket-region x-amz-checksum-* x-amz-copy-source-version-id
  x-amz-delete-marker x-amz-error-* x-amz-expiration x-amz-id-2 x-amz-meta-* x-amz-missing-meta
  x-amz-mp-parts-count x-amz-object-lock-* x-amz-replication-status x-amz-request-charged
  x-amz-request-id x-amz-restore x-amz-server-side-encryption
  x-amz-server-side-encryption-aws-kms-key-id x-amz-server-side-encryption-bucket-key-enabled
  x-amz-storage-class x-amz-tagging-count x-amz-version-id
`);
