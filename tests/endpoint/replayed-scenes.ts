import { createHash } from 'node:crypto';
import type { RecordedRow } from '../../spec/recorded/row.ts';
import { type Drawn, type Headers, memberHeaders } from './replay-drawn.ts';
import type { signedSender } from './signed.ts';

type Send = ReturnType<typeof signedSender>;

/** What a recorded request met, and what it must say to meet it. */
export interface Placed {
  readonly path: string;
  readonly query: Headers;
  readonly headers: Headers;
  /** The part list of CompleteMultipartUpload. */
  readonly document?: string;
}

interface Place {
  readonly bucket: string;
  readonly row: RecordedRow;
  readonly drawn: Drawn;
}

const partBytes = 5 * 1024 * 1024;

/** Sets up object, source and upload, and tells how to name them. */
export async function placed(send: Send, place: Place): Promise<Placed> {
  const { row, drawn, bucket } = place;
  const { scene, operation } = row;
  const path = `${bucket}/${encoded(drawn.name)}`;
  const { headers: of, copySourceHeaders: from } = drawn.request.met;
  const source = `${path}-source`;
  if (scene.source !== undefined)
    await send({ method: 'PUT', path: source, headers: ssec(from), body: drawn.body });
  const headers: Headers = {
    ...(scene.source !== undefined && { 'x-amz-copy-source': source }),
    ...(operation === 'GetObjectAttributes' && { 'x-amz-object-attributes': 'ETag' }),
  };
  if (scene.object === 'sse-c-multipart') {
    const query = await uploadedObject(send, { path, of, drawn });
    return { path, query, headers };
  }
  if (scene.object !== undefined)
    return { path, query: await versions(send, { path, of, place }), headers };
  if (scene.upload === undefined) return { path, query: {}, headers };
  const uploadId = await created(send, path, of);
  if (operation === 'UploadPart' || operation === 'UploadPartCopy')
    return { path, query: { partNumber: '1', uploadId }, headers };
  const etag = await part(send, { path, uploadId, of, body: drawn.body });
  const number = drawn.request.partNumbers?.[0] ?? 1;
  return { path, query: { uploadId }, headers, document: document([{ number, etag }]) };
}

/** The valid SSE-C headers for a key; none where a plain object is met. */
function ssec(of: Drawn['request']['met']['headers']): Headers {
  if (of === undefined || of === 'plain') return {};
  return memberHeaders('headers', {
    algorithm: 'AES256',
    key: Buffer.from(of).toString('base64'),
    md5: createHash('md5').update(of).digest('base64'),
  });
}

type Met = Drawn['request']['met']['headers'];

async function versions(
  send: Send,
  { path, of, place }: { readonly path: string; readonly of: Met; readonly place: Place },
): Promise<Headers> {
  const { version } = place.row.scene;
  const put = async (key: Met) => {
    const answer = await send({ method: 'PUT', path, headers: ssec(key), body: place.drawn.body });
    return { versionId: answer.headers['x-amz-version-id'] ?? '' };
  };
  const other = Buffer.alloc(32, 'TEST ONLY');
  if (version === 'current' || version === 'current-by-id') await put(other);
  const query = await put(of);
  if (version === 'older-by-id') await put(other);
  return version?.endsWith('-by-id') ? query : {};
}

async function uploadedObject(
  send: Send,
  of: { readonly path: string; readonly of: Met; readonly drawn: Drawn },
): Promise<Headers> {
  const { path, drawn } = of;
  const uploadId = await created(send, path, of.of);
  // Recorded ranges lie around the end of a part of 5 MiB, before one of 1 KiB.
  const bodies =
    drawn.request.range === undefined
      ? [drawn.body]
      : [Buffer.alloc(partBytes, drawn.body), Buffer.alloc(1024, drawn.body)];
  const parts = [];
  for (const [index, body] of bodies.entries()) {
    const number = index + 1;
    parts.push({ number, etag: await part(send, { path, uploadId, of: of.of, body, number }) });
  }
  await send({ method: 'POST', path, query: { uploadId }, body: document(parts) });
  return {};
}

async function created(send: Send, path: string, of: Met): Promise<string> {
  const answer = await send({ method: 'POST', path, query: { uploads: '' }, headers: ssec(of) });
  return /<UploadId>([^<]+)/.exec(answer.text)?.[1] ?? '';
}

async function part(
  send: Send,
  of: {
    readonly path: string;
    readonly uploadId: string;
    readonly of: Met;
    readonly body: string | Buffer;
    readonly number?: number;
  },
): Promise<string> {
  const query = { partNumber: String(of.number ?? 1), uploadId: of.uploadId };
  const { path, body } = of;
  const answer = await send({ method: 'PUT', path, query, headers: ssec(of.of), body });
  return answer.headers.etag ?? '';
}

function document(parts: readonly { readonly number: number; readonly etag: string }[]): string {
  const elements = parts.map(
    ({ number, etag }) => `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`,
  );
  return `<CompleteMultipartUpload>${elements.join('')}</CompleteMultipartUpload>`;
}

function encoded(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
