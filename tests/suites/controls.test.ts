import { expect, test } from 'vitest';
import type { FaultId } from '../../spec/fault-ids.ts';
import { verdictOn } from './judged.ts';

const completed = 'put.reject.keeps-existing-object@CompleteMultipartUpload';
const aborted = 'mpu.abort.then-complete@CompleteMultipartUpload';
const someParts = 'mpu.parts.unnamed@CompleteMultipartUpload';
const chunked = 'streaming.sigv4-chunked@UploadPart';
const large = 'get.wrong-key.large@GetObject';
const presigned = 'presign.query-params-put@UploadPart';
const put = 'put.reject.keeps-existing-object@PutObject';

/** The verdicts of rules whose requests are refused for another reason than the claimed one. */
const judged = [
  ['pass', completed, ['complete-needs-key']],
  ['fail', completed, ['refused-complete-replaces']],
  // What a refused Complete leaves cannot be seen where it is accepted.
  ['blocked', completed, ['complete-needs-key', 'complete-ignores-part-etags']],
  ['fail', aborted, ['complete-needs-key', 'aborted-upload-completes']],
  ['fail', someParts, ['complete-needs-key', 'complete-takes-unnamed-parts']],
  ['pass', chunked, ['complete-needs-key']],
  ['pass', chunked, ['complete-refuses-triple']],
  ['blocked', put, ['second-write-refused']],
  ['blocked', large, ['large-reads-refused']],
  ['blocked', presigned, ['presigned-part-refused']],
] as const satisfies readonly (readonly [string, string, readonly FaultId[]])[];

test.each(judged)(
  'the verdict is %s for %s on an endpoint with the faults %j',
  async (verdict, id, faults) => {
    expect(await verdictOn(faults, id)).toBe(verdict);
  },
);
