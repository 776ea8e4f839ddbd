import { isIP } from 'node:net';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** Which certificates are accepted. */
export interface Trust {
  /** PEM text of CA certificates, in addition to the public roots. */
  readonly ca?: string;
  /** Accepts any certificate. */
  readonly insecure?: boolean;
}

/** The part of `tls.connect`'s options that stays the same for every connection. */
export interface TrustOptions {
  readonly rejectUnauthorized: boolean;
  readonly secureContext?: SecureContext;
}

/** Parses the certificates once: with all public roots in it that takes longer than a handshake. */
export function trustOptions(trust: Trust): TrustOptions {
  const rejectUnauthorized = trust.insecure !== true;
  if (trust.ca === undefined) return { rejectUnauthorized };
  const secureContext = createSecureContext({ ca: [...rootCertificates, trust.ca] });
  return { rejectUnauthorized, secureContext };
}

/** The name for SNI: a host name, and nothing for an IP address. */
export function serverNameOf(hostname: string): string {
  return isIP(hostname) === 0 ? hostname : '';
}
