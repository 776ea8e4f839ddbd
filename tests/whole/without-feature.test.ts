import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Behaviour, honest, type RequestContext } from '../../fixtures/endpoint/behaviour.ts';
import { failure } from '../../fixtures/endpoint/faults/kit/answers.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import type { Config } from '../../runner/config.ts';
import { createBucket } from '../../runner/probes/new-bucket.ts';
import { run } from '../../runner/run.ts';
import { connect } from '../../runner/session.ts';
import type { Feature } from '../../spec/features.ts';
import { ask } from '../../world/ask.ts';
import { isWhole } from '../extent.ts';
import { configFor } from './place.ts';

type When = (context: RequestContext) => boolean;

/** Answers some requests with 501, as an endpoint that lacks a feature. */
const lacks = (when: When, status = 501): Partial<Behaviour> => ({
  before: (context) => (when(context) ? failure(status, 'NotImplemented') : undefined),
});
/** Ignores a header of some requests. */
const ignores = (name: string, when: When): Partial<Behaviour> => ({
  rewrite: (request, context) =>
    when(context)
      ? { ...request, headers: new Map([...request.headers].filter(([one]) => one !== name)) }
      : request,
});
const on =
  (pattern: RegExp): When =>
  ({ operation }) =>
    pattern.test(operation);
const sends =
  (name: RegExp, value = /./): When =>
  ({ request }) =>
    [...request.headers].some(
      ([one, values]) => name.test(one) && values.some((v) => value.test(v)),
    );
const either =
  (...all: readonly When[]): When =>
  (context) =>
    all.some((when) => when(context));
const managed = /^x-amz-server-side-encryption$/;
const payload = /^x-amz-content-sha256$/;
const copies = on(/^(CopyObject|UploadPartCopy)$/);

/** How the reference endpoint does without each feature. */
const without: Partial<Record<Feature, Partial<Behaviour>>> = {
  versioning: lacks(on(/^PutBucketVersioning$/)),
  'post-form': lacks(on(/^PostObject$/), 405),
  'bucket-policy': lacks(on(/^PutBucketPolicy$/)),
  // A new bucket blocks public policies until its owner says otherwise.
  'public-policy': lacks(
    ({ operation, request }) =>
      operation === 'PutBucketPolicy' && request.body.includes('"Effect":"Allow"'),
    403,
  ),
  'object-attributes': lacks(on(/^GetObjectAttributes$/)),
  'sse-s3': lacks(
    ({ request, ...rest }) =>
      sends(managed, /^AES256$/)({ request, ...rest }) ||
      (request.body.includes('name="x-amz-server-side-encryption"') &&
        request.headers.get('content-type')?.[0]?.startsWith('multipart/form-data') === true),
  ),
  kms: lacks(sends(managed, /^aws:kms/)),
  tagging: lacks(either(on(/Tagging$/), sends(/^x-amz-tagging$/))),
  'acl-read': lacks(on(/^GetObjectAcl$/)),
  'acl-write': lacks(either(on(/^PutObjectAcl$/), sends(/^x-amz-acl$/))),
  'part-number': lacks(
    ({ operation, request }) =>
      /^(Get|Head)Object$/.test(operation) && request.query.has('partNumber'),
  ),
  'conditional-writes': ignores('if-none-match', on(/^PutObject$/)),
  'conditional-deletes': ignores('if-match', on(/^DeleteObject$/)),
  'conditional-copies': ignores('if-none-match', on(/^CopyObject$/)),
  'conditional-completes': ignores('if-none-match', on(/^CompleteMultipartUpload$/)),
  'if-range': ignores('if-range', on(/^GetObject$/)),
  checksums: lacks(sends(/^x-amz-(sdk-)?checksum-(?!mode)/)),
  'bucket-encryption': lacks(on(/BucketEncryption$/)),
  'delete-multi': lacks(on(/^DeleteObjects$/)),
  'blocked-encryption': lacks(
    ({ request }) => request.body.includes('<BlockedEncryptionTypes>'),
    400,
  ),
  multipart: lacks(on(/Multipart|^UploadPart|^ListParts$/)),
  copy: lacks(copies),
  'ssec-copy-source': lacks(sends(/^x-amz-copy-source-server-side-encryption-customer-/)),
  streaming: lacks(sends(payload, /^STREAMING-/)),
  trailers: lacks(sends(payload, /TRAILER$/)),
  'unsigned-payload': lacks(sends(payload, /^UNSIGNED-PAYLOAD$/)),
  cors: lacks(on(/^PutBucketCors$/)),
  select: lacks(on(/^SelectObjectContent$/)),
  'storage-class': lacks(sends(/^x-amz-storage-class$/)),
  annotations: lacks(on(/^PutObjectAnnotation$/)),
  'update-encryption': lacks(on(/^UpdateObjectEncryption$/)),
  'slashed-names': lacks(({ request }) => request.name.includes('//'), 400),
  'folder-names': lacks(({ request }) => request.name.endsWith('/'), 400),
  'long-names': lacks(({ request }) => /[^/]{256}/.test(request.name), 400),
  'private-objects': { applies: (check) => check !== 'authorization' },
};

/** Rules whose set-ups use many features, for the sample. */
const sampled = ['lock.made-by.*', 'lock.names*', 'put.conflict.*', 'post.conflict', 'tags.*'];

async function ran(endpoint: ReferenceEndpoint, changes: Partial<Config>) {
  const { rules } = changes;
  const level = isWhole ? 'MAY' : 'MUST';
  const config = configFor(endpoint, { level, ...changes, rules: rules ?? [] });
  if (config.bucket !== undefined) {
    const { client } = connect(config);
    await ask(client, createBucket(config.bucket, config.region));
    await client.close();
  }
  const report = await run(config, {}, undefined, 'here');
  const others = report.cases.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip');
  return {
    exitCode: report.exitCode,
    others: others.map((one) => `${one.verdict} ${one.id} ${one.reason ?? ''}`),
    skippedFor: new Set(report.cases.flatMap((one) => one.skippedFor ?? [])),
    infeasible: report.cases
      .flatMap(({ combinations }) => combinations?.infeasible ?? [])
      .map(({ reason }) => reason),
  };
}

/** How the reference endpoint does without several features. */
function withoutAll(features: readonly Feature[]): Behaviour {
  const all = features.flatMap((feature) => without[feature] ?? []);
  return {
    ...honest,
    before: (context) => all.map(({ before }) => before?.(context)).find((one) => one),
    rewrite: (request, context) =>
      all.reduce((sent, { rewrite }) => rewrite?.(sent, context) ?? sent, request),
    applies: (check, context) => all.every(({ applies }) => applies?.(check, context) ?? true),
  };
}

/** Asked by stories alone: a rule skips each name of which plain objects are refused. */
const ofStories: ReadonlySet<Feature> = new Set(['slashed-names', 'folder-names']);

const sampledFeatures: readonly Feature[] = ['copy', 'tagging', 'sse-s3', 'slashed-names'];
/** In full, some features at a time, of which none needs another of its group. */
const groupCount = 7;
const groups = Array.from({ length: groupCount }, (_, first) =>
  (Object.keys(without) as Feature[]).filter((__, at) => at % groupCount === first),
);
const rows = isWhole ? groups : sampledFeatures.map((feature) => [feature]);

test.each(rows.map((features) => [features.join(', '), features] as const))(
  'an endpoint that does what Amazon does, without %s, reaches exit code 0',
  async (_, features) => {
    const endpoint = await startReferenceEndpoint({ behaviour: withoutAll(features) });
    try {
      const { exitCode, others, skippedFor, infeasible } = await ran(
        endpoint,
        isWhole ? {} : { rules: sampled },
      );
      expect(others).toEqual([]);
      expect(exitCode).toBe(0);
      if (!isWhole) return;
      // What no rule needs, the scenes of the space alone do without.
      const isTold = (feature: Feature) =>
        ofStories.has(feature) ||
        skippedFor.has(feature) ||
        infeasible.some((one) => one.startsWith(`${feature}: `));
      expect(features.filter((feature) => !isTold(feature))).toEqual([]);
    } finally {
      await endpoint.close();
    }
  },
);

test('an endpoint reaches exit code 0 in a bucket of the user and without plain http', async () => {
  const endpoint = await startReferenceEndpoint({ behaviour: honest });
  const { httpUrl: _, ...tls } = endpoint;
  try {
    const changes = { bucket: `yours-${randomUUID()}`, ...(!isWhole && { rules: sampled }) };
    const { exitCode, others } = await ran(tls as ReferenceEndpoint, changes);
    expect({ exitCode, others }).toEqual({ exitCode: 0, others: [] });
  } finally {
    await endpoint.close();
  }
});
