import { isIP } from 'node:net';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** Which TLS certificates are accepted. */
export interface Trust {
  /** PEM text of CA certificates, in addition to the public roots. */
  readonly ca?: string;
  /** PEM text of the certificate with which this side presents itself, and of its key. */
  readonly clientCert?: string;
  readonly clientKey?: string;
  /** Accepts any certificate. */
  readonly insecure?: boolean;
}

/** The options of `tls.connect` that are the same for every connection. */
export interface TrustOptions {
  readonly rejectUnauthorized: boolean;
  readonly secureContext?: SecureContext;
}

/** Parses the CA certificates once: with all public roots it takes longer than a handshake. */
export function trustOptions(trust: Trust): TrustOptions {
  const rejectUnauthorized = trust.insecure !== true;
  const { ca, clientCert: cert, clientKey: key } = trust;
  if (ca === undefined && cert === undefined) return { rejectUnauthorized };
  const secureContext = createSecureContext({
    ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
    ...(cert !== undefined && key !== undefined && { cert, key }),
  });
  return { rejectUnauthorized, secureContext };
}

/** The server name for SNI: the host name, empty for an IP address. */
export function serverNameOf(hostname: string): string {
  return isIP(hostname) === 0 ? hostname : '';
}
