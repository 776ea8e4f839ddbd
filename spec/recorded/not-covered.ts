import type { Carrier } from '../operations.ts';
import type { CheckedOperation, Condition } from './order-of-checks.ts';

interface NotCovered {
  readonly operation: CheckedOperation;
  readonly when: Condition;
  readonly carrier: Carrier;
  readonly why: string;
}

/** Checks that no recorded answer needs, besides those whose answer is not recorded. */
export const notCovered: readonly NotCovered[] = [
  {
    operation: 'HeadObject',
    when: 'plain-http',
    carrier: 'headers',
    why: 'The one request over http is invalid in other ways too, and a HEAD shows only 400.',
  },
  {
    operation: 'HeadObject',
    when: 'headers-on-plain',
    carrier: 'headers',
    why: 'Recorded for GetObject alone.',
  },
  {
    operation: 'HeadObject',
    when: 'key-decodes-to-nothing',
    carrier: 'headers',
    why: 'The MD5 does not match either, and a HEAD shows only 400.',
  },
  {
    operation: 'CompleteMultipartUpload',
    when: 'part-unknown',
    carrier: 'headers',
    why: 'No row lists a wrong ETag; the documentation names the code.',
  },
];

/** Where a missing MD5 is taken for optional, and no recorded answer shows it. */
export const md5NotCovered: readonly CheckedOperation[] = ['UploadPartCopy'];
