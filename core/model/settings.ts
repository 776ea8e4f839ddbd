import type { Scene } from './scene.ts';
import type { ModelBucket } from './state.ts';

type Of = Pick<Scene, 'request' | 'bucket'>;

/** The bucket after PutBucketEncryption. */
export function encryptingBy({ request, bucket }: Of): ModelBucket {
  const { defaultEncryption = bucket.defaultEncryption, blocksSsec } = request;
  // SSE-C as a default is none that an endpoint could use.
  if (defaultEncryption === 'SSE-C') return bucket;
  const wasBlocked = bucket.wasBlocked || bucket.blocksSsec;
  return {
    ...{ ...bucket, defaultEncryption, wasBlocked, isDefaultSet: true },
    ...(blocksSsec !== undefined && { blocksSsec, mayBlockSsec: false }),
  };
}

/** The bucket after DeleteBucketEncryption, which is as new: it may block SSE-C. */
export function withoutDefault(bucket: ModelBucket): ModelBucket {
  return {
    ...{ ...bucket, defaultEncryption: 'SSE-S3', isDefaultSet: false },
    ...{ blocksSsec: false, mayBlockSsec: true, wasReset: true },
  };
}

/** The bucket after PutBucketPolicy. */
export function policedBy({ request, bucket }: Of): ModelBucket {
  const { policy: _, ...without } = bucket;
  const { policy } = request;
  return policy === undefined || policy === 'allows all' ? without : { ...without, policy };
}
