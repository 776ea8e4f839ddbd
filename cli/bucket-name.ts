import { UsageError } from '../core/errors.ts';

/**
 * Throws a `UsageError` for a name that no bucket can have.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function assertBucketName(name: string | undefined): void {
  if (name === undefined) return;
  const isWellFormed = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name);
  if (isWellFormed && !name.includes('..') && !/^\d+(\.\d+){3}$/.test(name)) return;
  throw new UsageError(
    'E_BUCKET_NAME',
    `--bucket is '${name}', which is no name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens.`,
  );
}
