import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { keylessReads, type Way, whyOpen } from '../probes/keyless.ts';
import type { Connection, SessionFacts } from '../session.ts';

/** Why objects that are made with SSE-C in this way need no key; undefined where they need it. */
export type OpenSetUp = (way: Way, bucket: string) => Promise<string | undefined>;

/** Tries each way of making an object with SSE-C at most once a bucket, when it is first used. */
export function openSetUps(
  connection: Connection,
  { prefix }: Pick<SessionFacts, 'prefix'>,
  seed: number,
): OpenSetUp {
  const known = new Map<string, Promise<string | undefined>>();
  return (way, bucket) => {
    const id = `${way} ${bucket}`;
    const found =
      known.get(id) ??
      keylessReads(connection, { bucket, prefix, seed }, way).then((reads) => whyOpen(way, reads));
    known.set(id, found);
    return found;
  };
}

const ways: readonly string[] = [
  'PutObject',
  'CopyObject',
  'PostObject',
  'CompleteMultipartUpload',
] satisfies Way[];

/** The ways in which a set-up made objects with SSE-C. */
export function waysOf(exchanges: readonly Exchange[]): readonly Way[] {
  const keyed = exchanges.filter(
    (one) => one.role === 'arrange' && isAccepted(one) && ways.includes(one.request.operation),
  );
  const uploads = new Set(exchanges.filter(isKeyedUpload).map(({ request }) => request.name));
  const found = keyed.filter(({ request }) =>
    request.operation === 'CompleteMultipartUpload'
      ? uploads.has(request.name)
      : request.ssecHeaders.some(({ carrier }) => carrier !== 'copySourceHeaders'),
  );
  return [...new Set(found.map(({ request }) => request.operation as Way))];
}

function isKeyedUpload({ request }: Exchange): boolean {
  return request.operation === 'CreateMultipartUpload' && request.ssecHeaders.length > 0;
}
