import type { Carrier } from '../../spec/operations.ts';
import type { Scene } from './scene.ts';

const headerBytesMax = 8192;

/** Whether an SSE-C header alone is longer than all headers of a request to S3 may be. */
export function hasLongHeader({ request }: Pick<Scene, 'request'>): boolean {
  const inField: Carrier = 'formFields';
  return request.sent.some(
    ({ carrier, members }) =>
      carrier !== inField && members.some(([, value]) => value.length >= headerBytesMax),
  );
}
