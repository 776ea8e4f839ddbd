import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import type { ReferenceEndpoint } from '../fixtures/endpoint/index.ts';

/** The names of the buckets of an endpoint, by another client than the suite's. */
export async function bucketsOf({ url, caPem, accessKeyId, secretAccessKey }: ReferenceEndpoint) {
  const client = new S3Client({
    ...{ endpoint: url, region: 'us-east-1', forcePathStyle: true },
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: { httpsAgent: { ca: caPem } },
  });
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  client.destroy();
  return Buckets.map(({ Name }) => Name);
}
