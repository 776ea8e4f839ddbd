import { createHash } from 'node:crypto';
import type { HeaderPair } from '../../core/values.ts';

/** The parts of a POST form, in wire order. */
export interface Form {
  readonly fields: readonly HeaderPair[];
  readonly file: Uint8Array;
  /** `file`, where none is given. */
  readonly fileName?: string;
  /** Fields after the file, which S3 ignores. */
  readonly afterFile: readonly HeaderPair[];
}

/** A multipart/form-data body and its Content-Type with the boundary. */
export interface FormBody {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * Builds a multipart/form-data body. Not with `FormData`, which picks a random boundary and sets a
 * content type on every file: it can neither repeat the same bytes nor build a malformed form.
 */
export function formBody(form: Form): FormBody {
  const boundary = `sse-c-form-${digestOf(form)}`;
  const pieces: Uint8Array[] = [];
  const field = ([name, value]: HeaderPair) => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    pieces.push(Buffer.from(`${head}\r\n\r\n${value}\r\n`));
  };
  for (const pair of form.fields) field(pair);
  const disposition = 'Content-Disposition: form-data; name="file"; filename=';
  const type = 'Content-Type: application/octet-stream';
  const head = `--${boundary}\r\n${disposition}"${quoted(form.fileName ?? 'file')}"\r\n${type}\r\n\r\n`;
  pieces.push(Buffer.from(head));
  pieces.push(form.file, Buffer.from('\r\n'));
  for (const pair of form.afterFile) field(pair);
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat(pieces),
  };
}

// The boundary is a digest of the form: the same form gives the same bytes, no part contains it.
function digestOf(form: Form): string {
  const hash = createHash('sha256').update(JSON.stringify([form.fields, form.afterFile]));
  return hash.update(form.file).digest('hex').slice(0, 32);
}

function quoted(name: string): string {
  return name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
