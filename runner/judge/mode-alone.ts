import type { Exchange } from '../../core/exchange.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { type HeaderPair, plain } from '../../core/values.ts';
import { createWorld, type Trial } from '../../world/world.ts';

const managed = /^x-amz-server-side-encryption($|-aws-|-context|-bucket-key)/i;
const body = ObjectBody.of({ sizeBytes: 1, seed: 1 });

/**
 * The answer to the encryption mode of a request without its SSE-C headers; undefined where the
 * request names no other mode. An endpoint that answers 501 to the mode alone did not judge the
 * conflict of the two.
 */
export async function modeAlone(trial: Trial, act: Exchange): Promise<Exchange | undefined> {
  const { operation, headers, form } = act.request;
  const mode: readonly HeaderPair[] = [...headers, ...(form?.fields ?? [])].filter(([name]) =>
    managed.test(name),
  );
  if (mode.length === 0) return undefined;
  const { have, s3 } = createWorld(trial, 'control');
  switch (operation) {
    case 'PostObject':
      return s3.postObject({ body, form: { fields: mode } });
    case 'CopyObject': {
      const source = await have.object({ body, encryption: plain });
      return s3.copyObject({ source, to: plain, headers: mode });
    }
    case 'CreateMultipartUpload':
      return s3.call(operation, { of: { name: trial.freshName() }, headers: mode });
    default:
      return s3.putObject({ body, headers: mode });
  }
}
