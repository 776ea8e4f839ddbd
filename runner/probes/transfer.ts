import { type ChecksumName, checksums, crc32Base64 } from '../../core/checksum.ts';
import { child, header, isAccepted } from '../../core/exchange.ts';
import type { Signing } from '../../core/values.ts';
import type { Feature } from '../../spec/features.ts';
import { ask } from '../../world/ask.ts';
import { type Probe, type ProbeContext, seen } from './probe.ts';
import { send } from './probe-request.ts';

type TransferFeature =
  | 'part-number'
  | 'checksums'
  | 'checksum-crc32c'
  | 'checksum-crc64nvme'
  | 'checksum-sha1'
  | 'checksum-sha256'
  | 'streaming'
  | 'trailers'
  | 'signed-trailers'
  | 'unsigned-payload';

const trailer = ['x-amz-checksum-crc32', crc32Base64(Buffer.from('x'))] as const;

/** Probes of checksums, aws-chunked bodies and part reads, with plain objects. */
export const transferProbes: Readonly<Record<TransferFeature & Feature, Probe>> = {
  'part-number': async (context) => {
    const uploaded = await inTwoParts(context);
    if (!isAccepted(uploaded)) {
      const finding = seen(uploaded, { what: 'a plain upload of two parts' });
      // Where an upload was created, its refusal does not tell whether parts can be read.
      const isUnclear = uploaded.request.operation !== 'CreateMultipartUpload';
      return { ...finding, ...(isUnclear && { isUnclear }) };
    }
    const query = [['partNumber', '2']] as const;
    const answer = await send(context, { operation: 'GetObject', fresh: twoParts, query });
    // Deleted at once, because it is large.
    await send(context, { operation: 'DeleteObject', fresh: twoParts });
    const isThere = isAccepted(answer) && Buffer.from(answer.body).toString() === secondPart;
    return seen(answer, { what: 'GetObject with partNumber=2 of two plain parts', isThere });
  },
  checksums: comparesChecksum('crc32'),
  'checksum-crc32c': comparesChecksum('crc32c'),
  'checksum-crc64nvme': comparesChecksum('crc64nvme'),
  'checksum-sha1': comparesChecksum('sha1'),
  'checksum-sha256': comparesChecksum('sha256'),
  streaming: takesPayload('PutObject with aws-chunked', { payload: 'streaming' }),
  trailers: takesPayload('PutObject with a trailing checksum', {
    payload: 'unsigned-trailer',
    trailer,
  }),
  'signed-trailers': takesPayload('PutObject with a signed trailing checksum', {
    payload: 'streaming-trailer',
    trailer,
  }),
  'unsigned-payload': takesPayload('PutObject with UNSIGNED-PAYLOAD', { payload: 'unsigned' }),
};

/** The feature is offered if a correct checksum is accepted and a wrong one refused with 400. */
function comparesChecksum(name: ChecksumName): Probe {
  return async (context) => {
    const put = (of: string) =>
      send(context, {
        operation: 'PutObject',
        fresh: 'checksum',
        headers: [[`x-amz-checksum-${name}`, checksums[name](Buffer.from(of))]],
        body: 'x',
      });
    const right = await put('x');
    if (!isAccepted(right)) return seen(right, { what: `PutObject with x-amz-checksum-${name}` });
    const wrong = await put('y');
    const what = `PutObject with a wrong x-amz-checksum-${name}`;
    return seen(wrong, { what, isThere: wrong.status === 400 });
  };
}

function takesPayload(what: string, signing: Partial<Signing>): Probe {
  return async ({ connection, facts }) => {
    const answer = await ask(connection.client, {
      operation: 'PutObject',
      bucket: facts.bucket,
      name: `${facts.prefix}preflight/${signing.payload}`,
      body: Buffer.from('x'),
      vary: { signing },
    });
    return seen(answer, { what });
  };
}

const twoParts = 'two-parts';
const secondPart = 'the second part';
const partBytesMin = 5 * 1024 * 1024;

/** Uploads a plain object of two parts, the first of the smallest size that S3 allows. */
async function inTwoParts(context: ProbeContext) {
  const created = await send(context, { operation: 'CreateMultipartUpload', fresh: twoParts });
  if (!isAccepted(created)) return created;
  const uploadId = child(created.document, 'UploadId')?.text ?? '';
  const etags: string[] = [];
  for (const [index, body] of [Buffer.alloc(partBytesMin, 'x'), secondPart].entries()) {
    const query = [
      ['partNumber', String(index + 1)],
      ['uploadId', uploadId],
    ] as const;
    const part = await send(context, { operation: 'UploadPart', fresh: twoParts, query, body });
    if (!isAccepted(part)) return part;
    etags.push(header(part, 'etag') ?? '');
  }
  const named = etags.map(
    (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
  );
  return send(context, {
    operation: 'CompleteMultipartUpload',
    fresh: twoParts,
    query: [['uploadId', uploadId]],
    body: `<CompleteMultipartUpload>${named.join('')}</CompleteMultipartUpload>`,
  });
}
