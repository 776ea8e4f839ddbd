import { createHash } from 'node:crypto';
import type { HeaderPair } from '../../core/values.ts';

/** The parts of a POST form, in wire order. */
export interface Form {
  readonly fields: readonly HeaderPair[];
  readonly file: Uint8Array;
  /** Fields behind the file, which S3 ignores. */
  readonly afterFile: readonly HeaderPair[];
}

/** A multipart/form-data body and the content type that names its boundary. */
export interface FormBody {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * Builds multipart/form-data byte by byte. Platform builders pick a random boundary and give every
 * file a content type, so neither a repeat of the same bytes nor a malformed form is possible.
 */
export function formBody(form: Form): FormBody {
  const boundary = `sse-c-form-${digestOf(form)}`;
  const pieces: Uint8Array[] = [];
  const field = ([name, value]: HeaderPair) => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    pieces.push(Buffer.from(`${head}\r\n\r\n${value}\r\n`));
  };
  for (const pair of form.fields) field(pair);
  const disposition = 'Content-Disposition: form-data; name="file"; filename="file"';
  const type = 'Content-Type: application/octet-stream';
  pieces.push(Buffer.from(`--${boundary}\r\n${disposition}\r\n${type}\r\n\r\n`));
  pieces.push(form.file, Buffer.from('\r\n'));
  for (const pair of form.afterFile) field(pair);
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat(pieces),
  };
}

// A boundary from the content: the same form gives the same bytes, and none of its parts holds it.
function digestOf(form: Form): string {
  const hash = createHash('sha256').update(JSON.stringify([form.fields, form.afterFile]));
  return hash.update(form.file).digest('hex').slice(0, 32);
}

function quoted(name: string): string {
  return name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
