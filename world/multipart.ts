import {
  child,
  childrenNamed,
  type Exchange,
  header,
  isAccepted,
  type Written,
} from '../core/exchange.ts';
import { isRefusal } from '../core/expectations/refused.ts';
import type { CustomerKey, Encryption, QueryPair, Upload, UploadedPart } from '../core/values.ts';
import type { S3, Vary } from '../core/world.ts';
import type { TrialContext } from './context.ts';
import { keyOf, managedHeaders } from './write.ts';

/** CreateMultipartUpload, under a fresh name unless one is given. */
export function createMultipartUpload(
  trial: TrialContext,
  input: Vary & { readonly encryption: Encryption; readonly name?: string },
): Promise<Exchange> {
  return trial.request({
    operation: 'CreateMultipartUpload',
    name: input.name ?? trial.freshName(),
    headers: managedHeaders(input.encryption),
    sealing: keyOf(input.encryption),
    vary: input,
  });
}

/** The upload that an accepted CreateMultipartUpload began. */
export function uploadOf(exchange: Exchange, encryption: Encryption): Upload {
  const id = child(exchange.document, 'UploadId')?.text ?? '';
  return { id, name: exchange.request.name, encryption, parts: [] };
}

/** UploadPart under the upload's own key, another one, or none. */
export function uploadPart(trial: TrialContext): S3['uploadPart'] {
  return async (input) => {
    const { upload, number } = input;
    const exchange = await trial.request({
      operation: 'UploadPart',
      name: upload.name,
      query: partQuery({ upload, number }),
      body: input.body.bytes(),
      sealing: sealingKey({ upload, ...(input.key && { key: input.key }) }),
      vary: input,
    });
    return partWritten(trial, exchange, { upload, number });
  };
}

/** The parameters that name a part. */
export function partQuery(of: {
  readonly upload: Upload;
  readonly number: number;
}): readonly QueryPair[] {
  return [
    ['partNumber', String(of.number)],
    ['uploadId', of.upload.id],
  ];
}

/** The key of a part: its upload's own unless another one, or none, is named. */
export function sealingKey(of: {
  readonly upload: Upload;
  readonly key?: CustomerKey | 'none';
}): CustomerKey | undefined {
  return of.key === 'none' ? undefined : (of.key ?? keyOf(of.upload.encryption));
}

/** Adds whether a refused part is in the upload's list, unless one of that number was there before. */
export async function partWritten(
  trial: TrialContext,
  exchange: Exchange,
  of: { readonly upload: Upload; readonly number: number },
): Promise<Written> {
  const wasThere = of.upload.parts.some((part) => part.number === of.number);
  if (isAccepted(exchange) || wasThere || trial.role !== 'act') {
    return { ...exchange, left: 'unprobed', afterwards: [] };
  }
  const list = await trial.request(
    { operation: 'ListParts', name: of.upload.name, query: [['uploadId', of.upload.id]], vary: {} },
    { role: 'observe' },
  );
  const listed = childrenNamed(list.document, 'Part').some(
    (part) => child(part, 'PartNumber')?.text === String(of.number),
  );
  const left = isAccepted(list) ? (listed ? 'changed' : 'as before') : 'unprobed';
  return { ...exchange, left, afterwards: [list] };
}

/** A request on an upload that sends no part. */
export function onUpload(
  trial: TrialContext,
  operation: 'ListParts' | 'AbortMultipartUpload',
  input: Vary & { readonly upload: Upload; readonly key?: CustomerKey },
): Promise<Exchange> {
  return trial.request({
    operation,
    name: input.upload.name,
    query: [['uploadId', input.upload.id]],
    sealing: input.key,
    vary: input,
  });
}

/** CompleteMultipartUpload of the parts that the upload names. */
export function completeMultipartUpload(trial: TrialContext): S3['completeMultipartUpload'] {
  return async ({ key, ...input }) => {
    trial.lastWritten = input.upload.name;
    const send = (sealing: CustomerKey | undefined) =>
      trial.request({
        operation: 'CompleteMultipartUpload',
        name: input.upload.name,
        headers: [['content-type', 'application/xml']],
        query: [['uploadId', input.upload.id]],
        body: Buffer.from(completeDocument(input.upload.parts)),
        sealing,
        vary: input,
      });
    const own = keyOf(input.upload.encryption);
    const first = await send(key === 'if asked for' ? undefined : key);
    const isAsked = key === 'if asked for' && own !== undefined && mayAsk(first);
    const exchange = isAsked ? await send(own) : first;
    return { ...exchange, left: 'unprobed', afterwards: [] };
  };
}

/** No such upload, a conflict and a failed condition are no request for a key. */
function mayAsk(exchange: Exchange): boolean {
  return isRefusal(exchange) && ![404, 409, 412].includes(exchange.status);
}

/** The document that names parts, in the order given. */
function completeDocument(parts: readonly UploadedPart[]): string {
  const elements = parts.map((part) => {
    const checksums = Object.entries(part.checksums ?? {}).map(
      ([name, value]) => `<${name}>${value}</${name}>`,
    );
    return `<Part><PartNumber>${part.number}</PartNumber><ETag>${part.etag}</ETag>${checksums.join('')}</Part>`;
  });
  return `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${elements.join('')}</CompleteMultipartUpload>`;
}

/** A part as the Complete document names it. */
export function partOf(
  exchange: Exchange,
  number: number,
  body: UploadedPart['body'],
): UploadedPart {
  return { number, body, etag: header(exchange, 'etag') ?? '' };
}
