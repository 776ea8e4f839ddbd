/**
 * The packages of the AWS SDK, each loaded on first use: together they cost a fifth of a second and
 * 25 MB, which a run without the feature `sdk` need not pay.
 */
export const sdkPackages = {
  client: quiet(() => import('@aws-sdk/client-s3')),
  presigner: () => import('@aws-sdk/s3-request-presigner'),
  forms: () => import('@aws-sdk/s3-presigned-post'),
  transfers: () => import('@aws-sdk/lib-storage'),
} as const;

/** Loads every package, and rejects when one is missing. */
export async function loadSdk(): Promise<void> {
  for (const load of Object.values(sdkPackages)) await load();
}

/** Suppresses the SDK's warning about old versions of Node, which would mix with our output. */
function quiet<T>(load: () => Promise<T>): () => Promise<T> {
  return () => {
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
    return load();
  };
}
