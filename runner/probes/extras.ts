import { child, header, isAccepted } from '../../core/exchange.ts';
import type { HeaderPair } from '../../core/values.ts';
import { selectDocument, updateEncryptionDocument } from '../../spec/documents.ts';
import type { Feature } from '../../spec/features.ts';
import { type Probe, type ProbeContext, seen } from './probe.ts';
import { send } from './probe-request.ts';

const notAsked =
  'not tried unless --require select or --rule asks for it: it crashes some endpoints';

type Extra =
  | 'conditional-copies'
  | 'mp-object-size'
  | 'storage-class'
  | 'annotations'
  | 'update-encryption'
  | 'conditional-completes'
  | 'select';

/** Probes of features that SSE-C does not depend on, with plain objects. */
export const extraProbes: Readonly<Record<Extra & Feature, Probe>> = {
  'conditional-copies': async (context) => {
    const fresh = 'conditional-copy';
    await send(context, { operation: 'PutObject', fresh, body: 'x' });
    const headers = [sourceHeader(context), ['if-none-match', '*']] as const;
    const answer = await send(context, { operation: 'CopyObject', fresh, headers });
    const what = 'CopyObject with If-None-Match: * onto an object';
    return seen(answer, { what, isThere: answer.status === 412 });
  },
  'conditional-completes': async (context) => {
    await send(context, { operation: 'PutObject', fresh: 'object-size', body: 'x' });
    const answer = await completed(context, [['if-none-match', '*']]);
    const what = 'CompleteMultipartUpload with If-None-Match: * onto an object';
    return seen(answer, { what, isThere: answer.status === 412 || answer.status === 409 });
  },
  'mp-object-size': async (context) => {
    const wrong = await completed(context, [[objectSize, '2']]);
    if (isAccepted(wrong) || wrong.status >= 500)
      return seen(wrong, { what: 'CompleteMultipartUpload of another size', isThere: false });
    return seen(await completed(context, [[objectSize, '1']]), {
      what: 'CompleteMultipartUpload of its size',
    });
  },
  'storage-class': async (context) => {
    const answer = await send(context, {
      operation: 'PutObject',
      fresh: 'storage-class',
      headers: [['x-amz-storage-class', 'REDUCED_REDUNDANCY']],
      body: 'x',
    });
    return seen(answer, { what: 'PutObject with a storage class' });
  },
  annotations: async (context) => {
    const fresh = 'annotated';
    await send(context, { operation: 'PutObject', fresh, body: 'x' });
    const put = await send(context, { operation: 'PutObjectAnnotation', fresh, body: 'note' });
    const isThere = isAccepted(put) && (await isUnchanged(context, fresh));
    return seen(put, { what: 'PutObjectAnnotation', isThere });
  },
  'update-encryption': async (context) => {
    const fresh = 'update-encryption';
    await send(context, { operation: 'PutObject', fresh, body: 'x' });
    const body = updateEncryptionDocument;
    const put = await send(context, { operation: 'UpdateObjectEncryption', fresh, body });
    const isThere = isAccepted(put) && (await isUnchanged(context, fresh));
    return seen(put, { what: 'UpdateObjectEncryption', isThere });
  },
  // SelectObjectContent crashes at least one real endpoint, so it is only sent on request.
  select: async (context) => {
    const { rules, require, endpointKind } = context.config;
    const isAsked = endpointKind === 'reference' || rules.length > 0 || require.includes('select');
    if (!isAsked) return { isThere: false, reason: notAsked };
    const answer = await send(context, { operation: 'SelectObjectContent', body: selectDocument });
    return seen(answer, { what: 'SelectObjectContent of a plain object' });
  },
};

/**
 * Whether the object is unchanged: an endpoint may treat an unknown sub-resource as a PutObject.
 */
async function isUnchanged(context: ProbeContext, fresh: string): Promise<boolean> {
  const read = await send(context, { operation: 'GetObject', fresh });
  return Buffer.from(read.body).toString() === 'x';
}

const objectSize = 'x-amz-mp-object-size';

/** Completes an upload of one byte. */
async function completed(context: ProbeContext, headers: readonly HeaderPair[]) {
  const fresh = 'object-size';
  const created = await send(context, { operation: 'CreateMultipartUpload', fresh });
  const uploadId = child(created.document, 'UploadId')?.text ?? '';
  const part = await send(context, {
    operation: 'UploadPart',
    fresh,
    query: [
      ['partNumber', '1'],
      ['uploadId', uploadId],
    ],
    body: 'x',
  });
  const etag = header(part, 'etag') ?? '';
  return send(context, {
    operation: 'CompleteMultipartUpload',
    fresh,
    query: [['uploadId', uploadId]],
    headers,
    body: `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${etag}</ETag></Part></CompleteMultipartUpload>`,
  });
}

function sourceHeader({ facts, plainName }: ProbeContext): readonly [string, string] {
  const source = `/${facts.bucket}/${plainName}`;
  return ['x-amz-copy-source', source.split('/').map(encodeURIComponent).join('/')];
}
