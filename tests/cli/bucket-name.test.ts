import { expect, test } from 'vitest';
import { assertBucketName } from '../../cli/bucket-name.ts';

test.each(['A_b', 'ab', 'a..b', '192.168.0.1', 'a/b', '-ab', 'ab-', '', 'x'.repeat(64)])(
  'no bucket is called %j',
  (name) => {
    expect(() => assertBucketName(name)).toThrow(
      expect.objectContaining({ code: 'E_BUCKET_NAME', exitCode: 2 }),
    );
  },
);

test.each(['abc', 'my.bucket-1', '1bucket', 'x'.repeat(63), undefined])(
  'a bucket may be called %j',
  (name) => {
    expect(() => assertBucketName(name)).not.toThrow();
  },
);
