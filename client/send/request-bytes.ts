import type { SignedRequest } from '../sign/signed-request.ts';

const chunkSizeBytes = 64 * 1024;

/** Request line and headers as given; adds `Connection: close` if there is no Connection. */
export function headBytes({ method, path, headers }: SignedRequest): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const saysConnection = headers.some(([name]) => name.toLowerCase() === 'connection');
  const connection = saysConnection ? '' : 'Connection: close\r\n';
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines}${connection}\r\n`, 'latin1');
}

/** The body, in chunked transfer coding if the draft's transport asks for it. */
export function bodyBytes({ body, transport }: SignedRequest): Uint8Array {
  if (transport.truncated === true) return body.subarray(0, Math.floor(body.length / 2));
  if (transport.chunked !== true) return body;
  const pieces: Uint8Array[] = [];
  for (let first = 0; first < body.length; first += chunkSizeBytes) {
    const chunk = body.subarray(first, first + chunkSizeBytes);
    pieces.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  pieces.push(Buffer.from('0\r\n\r\n'));
  return Buffer.concat(pieces);
}
