import { child, type Exchange, header, isAccepted } from '../../core/exchange.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { type CustomerKey, plain, type Stored, ssec, type Upload } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { createWorld, type Trial } from '../../world/world.ts';

/** An object, and the keys that were sent with the requests that made it. */
interface Made {
  readonly of: Stored;
  readonly keys: readonly CustomerKey[];
}

/** What the requests of a trial sent. */
interface Sent {
  readonly trial: Trial;
  keysOf(request: Exchange): readonly CustomerKey[];
}

type Requests = World<'UploadPart'>['s3'];

/**
 * Completes the upload of an accepted CreateMultipartUpload, UploadPart or UploadPartCopy; undefined
 * where the endpoint does not, so that nobody sees the object. Complete has made its object itself.
 */
export async function completedOf(
  { trial, keysOf }: Sent,
  act: Exchange,
): Promise<Made | undefined> {
  const id = uploadIdOf(act);
  const created = trial.exchanges.find((one) => isCreated(one) && uploadIdOf(one) === id);
  const keys = distinct([act, ...(created ? [created] : [])].flatMap(keysOf));
  const of = (last: Exchange): Made => {
    const versionId = header(last, 'x-amz-version-id');
    const { name } = act.request;
    const stored = { name, encryption: plain, ...(versionId !== undefined && { versionId }) };
    return { of: stored as Stored, keys };
  };
  if (id === undefined || keys.length === 0) return undefined;
  // SSE-C headers of Complete alone say nothing of a plain upload.
  if (act.request.operation === 'CompleteMultipartUpload')
    return created && keysOf(created).length > 0 ? of(act) : undefined;
  const { s3 } = createWorld(trial, 'observe');
  const [own = keys[0]] = created ? keysOf(created) : keys;
  const upload = { id, name: act.request.name, encryption: own ? ssec(own) : plain, parts: [] };
  const part = isCreated(act) ? await partOf(s3, upload) : partIn(act);
  if (part === undefined) return undefined;
  const complete = { upload: { ...upload, parts: [part] }, key: 'if asked for' } as const;
  const last = await s3.completeMultipartUpload(complete);
  return isAccepted(last) ? of(last) : undefined;
}

const isCreated = ({ request }: Exchange) => request.operation === 'CreateMultipartUpload';
const body = ObjectBody.of({ sizeBytes: 100, seed: 15 });

function uploadIdOf({ request, document }: Exchange): string | undefined {
  const [, id] = request.query.find(([name]) => name === 'uploadId') ?? [];
  return id ?? child(document, 'UploadId')?.text;
}

/** A part of the upload: with its key, or where that is refused with none. */
async function partOf(s3: Requests, upload: Upload): Promise<Upload['parts'][number] | undefined> {
  const withKey = await s3.uploadPart({ upload, number: 1, body });
  const answer = isAccepted(withKey)
    ? withKey
    : await s3.uploadPart({ upload, number: 1, body, key: 'none' });
  return isAccepted(answer) ? partIn(answer) : undefined;
}

/** The part that a request stored. */
function partIn(act: Exchange): Upload['parts'][number] | undefined {
  const [, number] = act.request.query.find(([name]) => name === 'partNumber') ?? [];
  const etag = header(act, 'etag') ?? child(act.document, 'ETag')?.text;
  return number === undefined || etag === undefined
    ? undefined
    : { number: Number(number), etag, body };
}

function distinct(keys: readonly CustomerKey[]): readonly CustomerKey[] {
  return [...new Map(keys.map((key) => [key.base64, key])).values()];
}
