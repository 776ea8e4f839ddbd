import type { SignContext } from '../../client/index.ts';
import type { Draft } from '../../core/values.ts';

/** A plain GetObject, of which tests change some fields. */
export function draft(of: Partial<Draft> = {}): Draft {
  return {
    operation: 'GetObject',
    method: 'GET',
    bucket: 'examplebucket',
    name: 'test.txt',
    query: [],
    headers: [],
    body: new Uint8Array(0),
    ssecHeaders: [],
    signing: { mode: 'header' },
    transport: { scheme: 'https', wire: 'client' },
    ...of,
  };
}

/**
 * The credentials, region and time of the worked examples in AWS's documentation.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export const awsExample: SignContext = {
  credentials: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
  region: 'us-east-1',
  origins: { https: 'https://s3.amazonaws.com', http: 'http://s3.amazonaws.com' },
  addressing: 'virtual',
  now: () => new Date('2013-05-24T00:00:00Z'),
};
