import { refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { defaultDocument } from '../../spec/documents.ts';
import { ownBucket } from '../scenes/drawn.ts';

export const bucketencRules = [
  rule({
    id: 'bucketenc.no-ssec-default',
    level: 'SHOULD',
    title: 'PutBucketEncryption with SSE-C as the default encryption is refused',
    clause: 'bucketenc.values',
    disputed: 'mpu.create.default-of-bucket',
    on: ['PutBucketEncryption'],
    needs: ['bucket-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: {},
    act: ({ s3 }) =>
      s3.call('PutBucketEncryption', {
        of: ownBucket,
        document: defaultDocument.replace('>AES256<', '>SSE-C<'),
      }),
    control: ({ s3 }) =>
      s3.call('PutBucketEncryption', { of: ownBucket, document: defaultDocument }),
    expect: refused(),
    catches: ['takes-ssec-as-default'],
  }),
];
