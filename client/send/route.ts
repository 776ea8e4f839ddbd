import type { SignedRequest } from '../sign/signed-request.ts';

// undici refuses these headers or replaces them with its own.
const refusedHeaders = new Set([
  'connection',
  'expect',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);
const isToken = (name: string) => /^[!#$%&'*+\-.^_`|~\w]+$/.test(name);
const isPlainValue = (value: string) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value);

/**
 * Whether the pooled client would send exactly these bytes. It takes one Host, that of its
 * connection, and computes Content-Length itself. A request with other values is sent on a raw
 * socket: an invalid request that is silently repaired tests nothing.
 */
export function fitsPool(signed: SignedRequest): boolean {
  const { transport, headers, body, method } = signed;
  if (transport.wire === 'raw' || transport.chunked === true) return false;
  if (transport.expectContinue === true || transport.truncated === true) return false;
  if (!/^\/[\x21-\xff]*$/.test(signed.path) || !isToken(method)) return false;
  const values = (wanted: string) =>
    headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
  const hosts = values('host');
  if (hosts.length !== 1 || hosts[0] !== signed.origin.split('://')[1]) return false;
  const lengths = values('content-length');
  if (lengths.length > 1 || lengths[0] !== expectedLength(method, body)) return false;
  return headers.every(
    ([name, value]) =>
      isToken(name) && isPlainValue(value) && !refusedHeaders.has(name.toLowerCase()),
  );
}

function expectedLength(method: string, body: Uint8Array): string | undefined {
  const always = method === 'PUT' || method === 'POST' || method === 'PATCH';
  return body.length > 0 || always ? String(body.length) : undefined;
}
