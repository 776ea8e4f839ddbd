import { child, type Exchange, header } from '../../core/exchange.ts';
import type { Encryption, Upload, UploadedPart } from '../../core/values.ts';
import type { S3, Vary } from '../../core/world.ts';
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
    const { upload } = input;
    const own = keyOf(upload.encryption);
    const exchange = await trial.request({
      operation: 'UploadPart',
      name: upload.name,
      query: [
        ['partNumber', String(input.number)],
        ['uploadId', upload.id],
      ],
      body: input.body.bytes(),
      sealing: input.key === 'none' ? undefined : (input.key ?? own),
      vary: input,
    });
    return { ...exchange, left: 'unprobed', afterwards: [] };
  };
}

/** CompleteMultipartUpload of the parts that the upload names. */
export function completeMultipartUpload(trial: TrialContext): S3['completeMultipartUpload'] {
  return async (input) => {
    trial.lastWritten = input.upload.name;
    const exchange = await trial.request({
      operation: 'CompleteMultipartUpload',
      name: input.upload.name,
      headers: [['content-type', 'application/xml']],
      query: [['uploadId', input.upload.id]],
      body: Buffer.from(completeDocument(input.upload.parts)),
      sealing: input.key,
      vary: input,
    });
    return { ...exchange, left: 'unprobed', afterwards: [] };
  };
}

/** The document that names parts, in the order given. */
export function completeDocument(parts: readonly UploadedPart[]): string {
  const elements = parts.map((part) => {
    const checksums = Object.entries(part.checksums ?? {}).map(([name, value]) => `<${name}>${value}</${name}>`);
    return `<Part><PartNumber>${part.number}</PartNumber><ETag>${part.etag}</ETag>${checksums.join('')}</Part>`;
  });
  return `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${elements.join('')}</CompleteMultipartUpload>`;
}

/** A part as the Complete document names it. */
export function partOf(exchange: Exchange, number: number, body: UploadedPart['body']): UploadedPart {
  return { number, body, etag: header(exchange, 'etag') ?? '' };
}
