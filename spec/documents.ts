const s3Namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** PutBucketEncryption document that allows SSE-C, which new buckets on Amazon S3 block. */
export const unblockDocument = [
  `<ServerSideEncryptionConfiguration xmlns="${s3Namespace}"><Rule>`,
  '<ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>',
  '</ApplyServerSideEncryptionByDefault>',
  '<BlockedEncryptionTypes><EncryptionType>NONE</EncryptionType></BlockedEncryptionTypes>',
  '</Rule></ServerSideEncryptionConfiguration>',
].join('');

/** The same without BlockedEncryptionTypes, for endpoints that do not know it. */
export const defaultDocument = unblockDocument.replace(
  /<BlockedEncryptionTypes>.*<\/BlockedEncryptionTypes>/,
  '',
);

/** PutBucketEncryption document that blocks SSE-C, as Amazon S3 does on new buckets. */
export const blockDocument = unblockDocument.replace('>NONE<', '>SSE-C<');

/** SelectObjectContent document that returns a whole object unchanged. */
export const selectDocument = `<SelectObjectContentRequest xmlns="${s3Namespace}"><Expression>SELECT * FROM S3Object</Expression><ExpressionType>SQL</ExpressionType><InputSerialization><CSV/></InputSerialization><OutputSerialization><CSV/></OutputSerialization></SelectObjectContentRequest>`;

/** The same for a range of its bytes that holds all of a small object. */
export const scanDocument = selectDocument.replace(
  '</SelectObjectContentRequest>',
  '<ScanRange><Start>0</Start><End>1048576</End></ScanRange></SelectObjectContentRequest>',
);

/** UpdateObjectEncryption document with a TEST-ONLY KMS key. */
export const updateEncryptionDocument = `<ObjectEncryption xmlns="${s3Namespace}"><SSE-KMS><KMSKeyArn>arn:aws:kms:us-east-1:000000000000:key/TEST-ONLY</KMSKeyArn></SSE-KMS></ObjectEncryption>`;

/** UpdateObjectEncryption document that asks for SSE-C, which the operation does not offer. */
export const updateToSsecDocument = updateEncryptionDocument.replace(
  /<SSE-KMS>.*<\/SSE-KMS>/,
  '<SSE-C></SSE-C>',
);

/** PutBucketCors document that lets one origin send SSE-C headers and read their confirmation. */
export const corsDocument = `<CORSConfiguration xmlns="${s3Namespace}"><CORSRule><AllowedOrigin>https://app.example</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>x-amz-server-side-encryption-customer-*</AllowedHeader><ExposeHeader>x-amz-server-side-encryption-customer-algorithm</ExposeHeader><ExposeHeader>x-amz-server-side-encryption-customer-key-MD5</ExposeHeader></CORSRule></CORSConfiguration>`;

/** PutBucketVersioning document. */
export function versioningDocument(status: 'Enabled' | 'Suspended'): string {
  return `<VersioningConfiguration xmlns="${s3Namespace}"><Status>${status}</Status></VersioningConfiguration>`;
}

/** The statement of a bucket policy that lets everybody read; `place` is `bucket/name`, with `*` for any name. */
export const publicRead = (place: string) => ({
  ...{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' },
  Resource: `arn:aws:s3:::${place}`,
});

/** A bucket policy that lets everybody read. */
export function publicReadPolicy(place: string): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [publicRead(place)] });
}

const algorithmKey = 's3:x-amz-server-side-encryption-customer-algorithm';

/** Statements of a bucket policy that deny writes by their SSE-C algorithm. */
export const requireSsec = {
  Effect: 'Deny',
  Action: 's3:PutObject',
  Condition: { Null: { [algorithmKey]: 'true' } },
};

export const denySsec = {
  Effect: 'Deny',
  Action: 's3:PutObject',
  Condition: { Null: { [algorithmKey]: 'false' } },
};

export const onlyAes256 = {
  Effect: 'Deny',
  Action: 's3:PutObject',
  Condition: { StringNotEquals: { [algorithmKey]: 'AES256' }, Null: { [algorithmKey]: 'false' } },
};
