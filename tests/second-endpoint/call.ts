import type { IncomingMessage } from 'node:http';
import type { Manner } from './customer-key.ts';
import { S3Error } from './s3-error.ts';

/** Reads a value by its name in lower case: from headers, or from the fields of a form. */
export type Values = (name: string) => string | undefined;

/** A request as it arrived, its body as a whole. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: ReadonlyMap<string, string>;
  readonly header: Values;
  /** The value of a query parameter. */
  readonly param: (name: string) => string | undefined;
  readonly bucket: string;
  readonly key: string;
  readonly isSecure: boolean;
  readonly manner: Manner;
  readonly sent: Buffer;
}

/** What is answered. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: Buffer | string;
}

const headerBytesMax = 8192;
const bodyBytesMax = 512 * 1024 * 1024;

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  }
}

/** Percent-encodes as Signature Version 4 asks. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Splits a query; `+` is a space. */
export function queryOf(text: string): readonly (readonly [string, string])[] {
  return text
    .split('&')
    .filter((one) => one !== '')
    .map((one) => {
      const at = one.indexOf('=');
      const [name, value] = at < 0 ? [one, ''] : [one.slice(0, at), one.slice(at + 1)];
      return [decoded(name.replaceAll('+', ' ')), decoded(value.replaceAll('+', ' '))] as const;
    });
}

/** Lines of one name are one value, as Signature Version 4 reads them. */
function headersOf(raw: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const value = (raw[at + 1] ?? '').trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of message as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > bodyBytesMax)
      throw new S3Error('EntityTooLarge', 'Your proposed upload is too big.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Reads a whole request. */
export async function receive(
  message: IncomingMessage,
  { isSecure, manner }: { isSecure: boolean; manner: Manner },
): Promise<Call> {
  const sent = await bodyOf(message);
  const url = message.url ?? '/';
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  const query = at < 0 ? [] : queryOf(url.slice(at + 1));
  const headers = headersOf(message.rawHeaders);
  const bytes = message.rawHeaders.reduce((sum, one) => sum + one.length + 2, 0);
  if (bytes > headerBytesMax) {
    throw new S3Error('RequestHeaderSectionTooLarge', 'Your request header section is too large.');
  }
  const [, bucket = '', rawKey = ''] = /^\/([^/]*)(?:\/([\s\S]*))?$/.exec(path) ?? [];
  const key = decoded(rawKey);
  if (Buffer.byteLength(key) > 1024) throw new S3Error('KeyTooLongError', 'Your key is too long');
  return {
    method: message.method ?? '',
    path,
    query,
    headers,
    header: (name) => headers.get(name),
    param: (name) => query.find(([one]) => one === name)?.[1],
    bucket: decoded(bucket),
    key,
    isSecure,
    manner,
    sent,
  };
}
