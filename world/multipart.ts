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
import type { CompleteInput, PartInput, Variation } from '../core/world.ts';
import { inPhase, type Phase, request } from './phase.ts';
import { keyOf, managedHeaders, unprobed } from './write.ts';

/** CreateMultipartUpload, under a fresh name unless one is given. */
export function createMultipartUpload(
  phase: Phase,
  input: Variation & { readonly encryption: Encryption; readonly name?: string },
): Promise<Exchange> {
  return request(phase, {
    operation: 'CreateMultipartUpload',
    name: input.name ?? phase.trial.freshName(),
    headers: managedHeaders(input.encryption),
    writeKey: keyOf(input.encryption),
    vary: input,
  });
}

/** The upload that an accepted CreateMultipartUpload began. */
export function uploadOf(exchange: Exchange, encryption: Encryption): Upload {
  const id = child(exchange.document, 'UploadId')?.text ?? '';
  return { id, name: exchange.request.name, encryption, parts: [] };
}

/** UploadPart with the key of the upload, another one, or none. */
export async function uploadPart(phase: Phase, input: PartInput): Promise<Written> {
  const exchange = await request(phase, {
    operation: 'UploadPart',
    name: input.upload.name,
    query: partQuery(input),
    body: input.body.bytes(),
    writeKey: partKey(input),
    vary: input,
  });
  return withListedPart(phase, exchange, input);
}

/** The query of a part: `partNumber` and `uploadId`. */
export function partQuery(of: {
  readonly upload: Upload;
  readonly number: number;
}): readonly QueryPair[] {
  return [
    ['partNumber', String(of.number)],
    ['uploadId', of.upload.id],
  ];
}

/** The key of a part: that of its upload unless `key` says otherwise. */
export function partKey(of: {
  readonly upload: Upload;
  readonly key?: CustomerKey | 'none';
}): CustomerKey | undefined {
  return of.key === 'none' ? undefined : (of.key ?? keyOf(of.upload.encryption));
}

/** Adds whether ListParts shows a refused part; skipped if its number was uploaded before. */
export async function withListedPart(
  phase: Phase,
  exchange: Exchange,
  { upload, number }: { readonly upload: Upload; readonly number: number },
): Promise<Written> {
  const wasThere = upload.parts.some((part) => part.number === number);
  if (isAccepted(exchange) || wasThere || phase.role !== 'act') return unprobed(exchange);
  const list = await onUpload(inPhase(phase, 'observe'), 'ListParts', { upload });
  const isListed = childrenNamed(list.document, 'Part').some(
    (part) => child(part, 'PartNumber')?.text === String(number),
  );
  const left = isAccepted(list) ? (isListed ? 'changed' : 'as before') : 'unprobed';
  return { ...exchange, left, afterwards: [list] };
}

/** ListParts or AbortMultipartUpload. */
export function onUpload(
  phase: Phase,
  operation: 'ListParts' | 'AbortMultipartUpload',
  input: Variation & { readonly upload: Upload; readonly key?: CustomerKey },
): Promise<Exchange> {
  return request(phase, {
    operation,
    name: input.upload.name,
    query: [['uploadId', input.upload.id]],
    writeKey: input.key,
    vary: input,
  });
}

/** CompleteMultipartUpload with the parts of the upload. */
export async function completeMultipartUpload(
  phase: Phase,
  { key, ...input }: CompleteInput,
): Promise<Written> {
  const { upload } = input;
  const send = (writeKey: CustomerKey | undefined) =>
    request(phase, {
      operation: 'CompleteMultipartUpload',
      name: upload.name,
      headers: [['content-type', 'application/xml']],
      query: [['uploadId', upload.id]],
      body: Buffer.from(completeDocument(upload.parts)),
      writeKey,
      vary: input,
    });
  const own = keyOf(upload.encryption);
  const first = await send(key === 'if asked for' ? undefined : key);
  const isAskedFor = key === 'if asked for' && own !== undefined && mayAskForKey(first);
  return unprobed(isAskedFor ? await send(own) : first);
}

/** Whether Complete may be refused for want of the key: not for a missing upload or a conflict. */
function mayAskForKey(exchange: Exchange): boolean {
  return isRefusal(exchange) && ![404, 409, 412].includes(exchange.status);
}

/** The Complete document, with the parts in the order given. */
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
