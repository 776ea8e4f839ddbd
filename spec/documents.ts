const s3Namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** The default encryption that allows SSE-C again where new buckets block it. */
export const unblockDocument = [
  `<ServerSideEncryptionConfiguration xmlns="${s3Namespace}"><Rule>`,
  '<ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>',
  '</ApplyServerSideEncryptionByDefault>',
  '<BlockedEncryptionTypes><EncryptionType>NONE</EncryptionType></BlockedEncryptionTypes>',
  '</Rule></ServerSideEncryptionConfiguration>',
].join('');

/** Blocks SSE-C on a bucket, as Amazon does on new ones. */
export const blockDocument = unblockDocument.replace('>NONE<', '>SSE-C<');
