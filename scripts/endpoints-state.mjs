// What stands on an endpoint next to the objects of a run: its buckets, and the settings and objects
// of a bucket of somebody else. Compared before and after a run, which must change none of it.
import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import * as s3 from '@aws-sdk/client-s3';

const owned = 'somebody-elses-bucket';
/** Settings of a bucket that a run could leave changed. */
const settings = {
  versioning: s3.GetBucketVersioningCommand,
  encryption: s3.GetBucketEncryptionCommand,
  policy: s3.GetBucketPolicyCommand,
  cors: s3.GetBucketCorsCommand,
  acl: s3.GetBucketAclCommand,
  tagging: s3.GetBucketTaggingCommand,
  lifecycle: s3.GetBucketLifecycleConfigurationCommand,
  'public access block': s3.GetPublicAccessBlockCommand,
  'ownership controls': s3.GetBucketOwnershipControlsCommand,
  uploads: s3.ListMultipartUploadsCommand,
};

/** A client of the endpoint that these environment variables name. */
export function clientOf(set) {
  const ca = readFileSync(set.AWS_CA_BUNDLE);
  return new s3.S3Client({
    endpoint: set.S3_ENDPOINT,
    region: set.AWS_REGION ?? 'us-east-1',
    credentials: { accessKeyId: set.AWS_ACCESS_KEY_ID, secretAccessKey: set.AWS_SECRET_ACCESS_KEY },
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    requestHandler: { httpsAgent: new Agent({ ca }) },
  });
}

/** Makes the bucket of somebody else, with one plain object. */
export async function ownBucket(client) {
  await client.send(new s3.CreateBucketCommand({ Bucket: owned })).catch(() => {});
  await client.send(new s3.PutObjectCommand({ Bucket: owned, Key: 'kept', Body: 'TEST ONLY' }));
  return owned;
}

/** Buckets, settings, versions and bytes, as text that can be compared. */
export async function stateOf(client) {
  const { Buckets = [] } = await client.send(new s3.ListBucketsCommand({}));
  const told = Buckets.map(({ Name }) => [`bucket ${Name}`, 'there']);
  for (const [setting, Command] of Object.entries(settings))
    told.push([setting, await answerOf(client, new Command({ Bucket: owned }))]);
  const versions = await client.send(new s3.ListObjectVersionsCommand({ Bucket: owned }));
  told.push(['versions', JSON.stringify((versions.Versions ?? []).map(({ Key }) => Key))]);
  const got = await client.send(new s3.GetObjectCommand({ Bucket: owned, Key: 'kept' }));
  told.push(['bytes', await got.Body.transformToString()]);
  return new Map(told);
}

async function answerOf(client, command) {
  try {
    const { $metadata: _, ...answer } = await client.send(command);
    return JSON.stringify(answer);
  } catch (error) {
    return error.name;
  }
}

/** What differs between two states, a line each. */
export function changesIn(before, after) {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map(
      (name) => `${name}: ${before.get(name) ?? 'not there'}, then ${after.get(name) ?? 'gone'}`,
    );
}
