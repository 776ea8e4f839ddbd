import { createSecureContext } from 'node:tls';
import { UsageError } from '../core/errors.ts';
import type { HeaderPair } from '../core/values.ts';
import { readText } from '../runner/text-file.ts';

/** The flags that say more to a gateway before the endpoint. */
export interface GatewayFlags {
  readonly header?: readonly string[];
  readonly clientCert?: string;
  readonly clientKey?: string;
}

/** Headers that the rules, the signature or the connection are about. */
const ours =
  /^(x-amz-.*|host|authorization|content-.*|date|range|if-.*|expect|transfer-encoding|connection|user-agent|te|trailer|upgrade)$/i;

/** The headers of `--header 'Name: value'`. Throws a `UsageError` for one that is not free. */
export function headersFrom({ header = [] }: GatewayFlags): readonly HeaderPair[] {
  return header.map((text) => {
    const at = text.indexOf(':');
    const [name, value] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
    // The value may be a secret, so that no message has it.
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
      throw new UsageError('E_HEADER', "--header must be 'Name: value', of one line.");
    if (ours.test(name))
      throw new UsageError(
        'E_HEADER',
        `--header ${name} is one that rules are about, or the signature, or the connection. Only headers for a gateway before the endpoint can be added.`,
      );
    return [name, value];
  });
}

/** PEM texts of the client certificate and its key; throws a `UsageError` unless they are a pair. */
export function clientCertificateFrom({
  clientCert,
  clientKey,
}: GatewayFlags): { readonly clientCert: string; readonly clientKey: string } | undefined {
  if (clientCert === undefined && clientKey === undefined) return undefined;
  if (clientCert === undefined || clientKey === undefined)
    throw new UsageError(
      'E_CLIENT_CERTIFICATE',
      `${clientCert === undefined ? '--client-cert' : '--client-key'} is missing: a client certificate needs both.`,
    );
  try {
    const [cert, key] = [readText(clientCert), readText(clientKey)];
    createSecureContext({ cert, key });
    return { clientCert: cert, clientKey: key };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new UsageError(
      'E_CLIENT_CERTIFICATE',
      `${clientCert} and ${clientKey} are no certificate and its key in PEM form (${why}).`,
      { cause },
    );
  }
}
