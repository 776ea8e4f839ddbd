import { expect, test } from 'vitest';
import type { FaultId } from '../../spec/fault-ids.ts';
import { verdictOn } from './judged.ts';

const completed = 'put.reject.keeps-existing-object@CompleteMultipartUpload';
const presigned = 'presign.query-params-put@UploadPart';
const put = 'put.reject.keeps-existing-object@PutObject';

/** Endpoints on which a refusal that nothing stands beside would say too much. */
const judged = [
  ['pass', completed, ['complete-needs-key']],
  ['fail', completed, ['complete-needs-key', 'complete-ignores-part-etags']],
  ['blocked', put, ['second-write-refused']],
  ['blocked', presigned, ['presigned-part-refused']],
] as const satisfies readonly (readonly [string, string, readonly FaultId[]])[];

test.each(judged)('%s is the verdict of %s on an endpoint with %j', async (verdict, id, faults) => {
  expect(await verdictOn(faults, id)).toBe(verdict);
});
