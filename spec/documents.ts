const s3Namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** The default encryption that allows SSE-C again where new buckets block it. */
export const unblockDocument = [
  `<ServerSideEncryptionConfiguration xmlns="${s3Namespace}"><Rule>`,
  '<ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>',
  '</ApplyServerSideEncryptionByDefault>',
  '<BlockedEncryptionTypes><EncryptionType>NONE</EncryptionType></BlockedEncryptionTypes>',
  '</Rule></ServerSideEncryptionConfiguration>',
].join('');

/** The default encryption alone, for endpoints that know nothing of blocked types. */
export const defaultDocument = unblockDocument.replace(
  /<BlockedEncryptionTypes>.*<\/BlockedEncryptionTypes>/,
  '',
);

/** Blocks SSE-C on a bucket, as Amazon does on new ones. */
export const blockDocument = unblockDocument.replace('>NONE<', '>SSE-C<');

/** Everything of an object, as it is. */
export const selectDocument = `<SelectObjectContentRequest xmlns="${s3Namespace}"><Expression>SELECT * FROM S3Object</Expression><ExpressionType>SQL</ExpressionType><InputSerialization><CSV/></InputSerialization><OutputSerialization><CSV/></OutputSerialization></SelectObjectContentRequest>`;

/** Puts an object under a KMS key that says that it is for tests. */
export const updateEncryptionDocument = `<ObjectEncryption xmlns="${s3Namespace}"><SSE-KMS><KMSKeyArn>arn:aws:kms:us-east-1:000000000000:key/TEST-ONLY</KMSKeyArn></SSE-KMS></ObjectEncryption>`;

/** Lets a browser page of one origin send SSE-C headers and see their confirmation. */
export const corsDocument = `<CORSConfiguration xmlns="${s3Namespace}"><CORSRule><AllowedOrigin>https://app.example</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>x-amz-server-side-encryption-customer-*</AllowedHeader><ExposeHeader>x-amz-server-side-encryption-customer-algorithm</ExposeHeader><ExposeHeader>x-amz-server-side-encryption-customer-key-MD5</ExposeHeader></CORSRule></CORSConfiguration>`;

/** Versioning, switched off again. */
export function versioningDocument(status: 'Enabled' | 'Suspended'): string {
  return `<VersioningConfiguration xmlns="${s3Namespace}"><Status>${status}</Status></VersioningConfiguration>`;
}
