import { child, type Exchange, isAccepted } from '../../core/exchange.ts';
import { isRefusal } from '../../core/expectations/refused.ts';
import {
  defaultDocument,
  publicReadPolicy,
  requireSsec,
  unblockDocument,
} from '../../spec/documents.ts';
import type { Feature } from '../../spec/features.ts';
import { ask } from '../../world/ask.ts';
import type { FeatureFinding } from '../session.ts';
import { type ProbeContext, seen } from './probe.ts';
import { send } from './probe-request.ts';
import { runKey } from './run-key.ts';

type BucketFeature =
  | 'versioning'
  | 'bucket-policy'
  | 'bucket-encryption'
  | 'blocked-encryption'
  | 'http-endpoint'
  | 'multipart'
  | 'post-form'
  | 'object-lock'
  | 'cors'
  | 'policy-condition-key'
  | 'public-policy'
  | 'own-bucket'
  | 'missing-is-404';

const no = (reason: string): FeatureFinding => ({ isThere: false, reason });

/** Probes of bucket settings and of the endpoint as a whole. */
export const bucketProbes: Readonly<
  Record<BucketFeature & Feature, (context: ProbeContext) => Promise<FeatureFinding>>
> = {
  'own-bucket': async ({ facts }) =>
    facts.isOwnBucket
      ? { isThere: true, reason: 'the run made its bucket' }
      : no('--bucket names a bucket of yours, whose settings are left alone'),
  'missing-is-404': async ({ facts }) => ({
    isThere: facts.missingStatus === 404,
    reason: `a read of a name that holds nothing is answered with ${facts.missingStatus}`,
  }),
  versioning: async ({ facts }) =>
    facts.versionedBucket === undefined
      ? {
          ...no(facts.noVersions ?? 'no bucket with versioning could be made'),
          ...(facts.isVersioningUnclear && { isUnclear: true }),
        }
      : { isThere: true, reason: `${facts.versionedBucket} has versioning on` },
  'http-endpoint': async (context) => {
    if (context.config.endpointHttp === undefined) return no('--endpoint-http is not given');
    const { bucket, prefix } = context.facts;
    const name = `${prefix}preflight/http`;
    const vary = { transport: { scheme: 'http' } } as const;
    const { client } = context.connection;
    const body = Buffer.from('x');
    const put = await ask(client, { operation: 'PutObject', bucket, name, body, vary });
    if (!isAccepted(put)) return seen(put, { what: 'PutObject of a plain object over http' });
    const got = await ask(client, { operation: 'GetObject', bucket, name, vary });
    return seen(got, { what: 'GetObject of a plain object over http' });
  },
  'bucket-encryption': async (context) => {
    if (!context.facts.isOwnBucket) return no('--bucket names a bucket of yours');
    // PutBucketEncryption replaces the whole rule, so BlockedEncryptionTypes is sent where it was
    // set before, and only there, since some endpoints refuse the element.
    const got = await send({ ...context, plainName: '' }, { operation: 'GetBucketEncryption' });
    const document = showsBlocked(got) ? unblockDocument : defaultDocument;
    const answer = await bucketRequest(context, 'PutBucketEncryption', document);
    return seen(answer, { what: 'PutBucketEncryption' });
  },
  'blocked-encryption': async (context) => {
    if (!context.facts.isOwnBucket) return no('--bucket names a bucket of yours');
    const put = await bucketRequest(context, 'PutBucketEncryption', unblockDocument);
    if (!isAccepted(put))
      return seen(put, { what: 'PutBucketEncryption with BlockedEncryptionTypes' });
    const got = await send({ ...context, plainName: '' }, { operation: 'GetBucketEncryption' });
    const isThere = showsBlocked(got);
    return seen(got, { what: 'GetBucketEncryption after BlockedEncryptionTypes', isThere });
  },
  'bucket-policy': async (context) => {
    if (!context.facts.isOwnBucket) return no('--bucket names a bucket of yours');
    const put = await bucketRequest(context, 'PutBucketPolicy', denyingPolicy(context));
    if (!isAccepted(put)) return seen(put, { what: 'PutBucketPolicy' });
    const what = 'a plain PutObject that the policy of its bucket denies';
    // A policy takes time to reach every server; some endpoints take it and enforce none.
    const answer = await context.until(what, isRefusal, () =>
      send(context, { operation: 'PutObject', fresh: denied, body: 'x' }),
    );
    await send({ ...context, plainName: '' }, { operation: 'DeleteBucketPolicy' });
    return seen(answer, { what, isThere: isRefusal(answer) });
  },
  'policy-condition-key': async (context) => {
    if (!context.facts.isOwnBucket) return no('--bucket names a bucket of yours');
    const put = await bucketRequest(context, 'PutBucketPolicy', conditionPolicy(context));
    if (!isAccepted(put)) return seen(put, { what: 'PutBucketPolicy on the SSE-C condition key' });
    const { bucket, prefix } = context.facts;
    const name = `${prefix}preflight/policy/keyed`;
    const writeKey = runKey(context.connection, { seed: context.config.seed, use: name });
    const answer = await ask(context.connection.client, {
      operation: 'PutObject',
      bucket,
      name,
      writeKey,
    });
    await send({ ...context, plainName: '' }, { operation: 'DeleteBucketPolicy' });
    const finding = seen(answer, { what: 'a write with SSE-C under a policy that requires it' });
    // Any other refusal than that of the policy does not tell whether the endpoint knows the key.
    return isAccepted(answer) || answer.status === 403 ? finding : { ...finding, isUnclear: true };
  },
  'public-policy': async (context) => {
    if (!context.facts.isOwnBucket) return no('--bucket names a bucket of yours');
    const { bucket, prefix } = context.facts;
    const policy = publicReadPolicy(`${bucket}/${prefix}preflight/${open}`);
    const put = await bucketRequest(context, 'PutBucketPolicy', policy);
    if (!isAccepted(put)) return seen(put, { what: 'PutBucketPolicy that lets everybody read' });
    await send(context, { operation: 'PutObject', fresh: open, body: 'x' });
    const what = 'an unsigned GetObject that the policy of its bucket allows';
    const answer = await context.until(what, isAccepted, () =>
      send(context, { operation: 'GetObject', fresh: open, vary: unsigned }),
    );
    await send({ ...context, plainName: '' }, { operation: 'DeleteBucketPolicy' });
    return seen(answer, { what });
  },
  cors: async (context) => {
    if (!context.facts.isOwnBucket) return no('--bucket names a bucket of yours');
    const document =
      '<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>';
    return seen(await bucketRequest(context, 'PutBucketCors', document), { what: 'PutBucketCors' });
  },
  multipart: async (context) => {
    const answer = await send(context, { operation: 'CreateMultipartUpload', fresh: 'upload' });
    const isThere = isAccepted(answer) && Boolean(child(answer.document, 'UploadId')?.text);
    return seen(answer, { what: 'CreateMultipartUpload', isThere });
  },
  'post-form': async (context) => {
    const answer = await ask(context.connection.client, {
      operation: 'PostObject',
      bucket: context.facts.bucket,
      name: `${context.facts.prefix}preflight/form`,
      body: Buffer.from('x'),
    });
    return seen(answer, { what: 'a plain POST form' });
  },
  'object-lock': async () =>
    no('retention outlives a run, so the run makes no bucket with object lock'),
};

function showsBlocked(got: Exchange): boolean {
  return Buffer.from(got.body).includes('<BlockedEncryptionTypes>');
}

function bucketRequest(
  context: ProbeContext,
  operation: 'PutBucketEncryption' | 'PutBucketPolicy' | 'PutBucketCors',
  body: string,
) {
  return send({ ...context, plainName: '' }, { operation, body });
}

/** A policy that requires SSE-C under one prefix. */
function conditionPolicy({ facts }: ProbeContext): string {
  const Resource = `arn:aws:s3:::${facts.bucket}/${facts.prefix}preflight/policy/*`;
  const { Condition } = requireSsec;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource, Condition }],
  });
}

const denied = 'policy/denied';
const open = 'policy/open';
const unsigned = { signing: { mode: 'anonymous' } } as const;

/** A policy that denies writes of one name that no rule uses. */
function denyingPolicy({ facts }: ProbeContext): string {
  const Resource = `arn:aws:s3:::${facts.bucket}/${facts.prefix}preflight/${denied}`;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource }],
  });
}
