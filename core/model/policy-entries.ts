import { entry, type RequestEntry } from './entries.ts';
import type { ModelOperation } from './request.ts';
import type { Scene } from './scene.ts';

/** The value of the condition key is that of the header, or of the field of a form. */
const namesAlgorithm = ({ request }: Scene) =>
  request.sent.some(
    ({ carrier, members }) =>
      carrier !== 'copySourceHeaders' && members.some(([member]) => member === 'algorithm'),
  );
/** Fields of a form that may be ignored may be none for a policy, too. */
const isDenied = (scene: Scene) =>
  scene.request.stray === undefined &&
  scene.bucket.policy === (namesAlgorithm(scene) ? 'denies SSE-C' : 'requires SSE-C');

const begins: readonly ModelOperation[] = ['PutObject', 'PostObject', 'CreateMultipartUpload'];
const continues: readonly ModelOperation[] = ['UploadPart', 'UploadPartCopy'];

/** The entries that refuse by a policy. */
export const policyRefusals = ['policy-requires', 'policy-requires-of-copy', 'policy-denies'];

/** Policies of a bucket about s3:PutObject, with the condition key of SSE-C. */
export const policyEntries: readonly RequestEntry[] = [
  {
    ...entry('policy-requires', 'refuse', 'MUST', 'iam.require-ssec'),
    when: (scene) =>
      begins.includes(scene.request.operation) && isDenied(scene) && !namesAlgorithm(scene),
  },
  {
    ...entry('policy-requires-of-copy', 'refuse', 'SHOULD', 'iam.condition-key'),
    when: (scene) =>
      scene.request.operation === 'CopyObject' && isDenied(scene) && !namesAlgorithm(scene),
  },
  {
    ...entry('policy-denies', 'refuse', 'SHOULD', 'iam.condition-key'),
    when: (scene) =>
      [...begins, 'CopyObject'].includes(scene.request.operation) &&
      isDenied(scene) &&
      namesAlgorithm(scene),
  },
  {
    // No document says what the condition key is of a part, whose upload has said it before.
    ...entry('policy-on-part', 'open', 'MAY', 'iam.condition-key'),
    when: (scene) => continues.includes(scene.request.operation) && isDenied(scene),
  },
  {
    ...entry('policy-on-complete', 'open', 'MAY', 'mpu.complete.key-only-with-checksum'),
    when: (scene) => scene.request.operation === 'CompleteMultipartUpload' && isDenied(scene),
  },
  {
    ...entry('sets-policy', 'open', 'MAY', 'iam.condition-key'),
    when: ({ request }) => request.operation === 'PutBucketPolicy',
  },
];
