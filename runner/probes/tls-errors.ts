import { UnreachableError } from '../../core/errors.ts';
import type { Config } from '../config.ts';

type Trust = Pick<Config, 'endpoint' | 'addressing' | 'bucket' | 'ca'>;

const unchecked = 'use --insecure to test without checking it';

/** The error for a certificate that is refused, with advice for the reason; else undefined. */
export function explainCertificate(of: Trust, why: string): UnreachableError | undefined {
  const { endpoint } = of;
  if (/CERT_HAS_EXPIRED|has expired/i.test(why)) {
    return new UnreachableError(
      'E_TLS_EXPIRED',
      `The certificate of ${endpoint} has expired (${why}). Renew it, or ${unchecked}.`,
    );
  }
  if (/CERT_NOT_YET_VALID|not yet valid/i.test(why)) {
    return new UnreachableError(
      'E_TLS_EXPIRED',
      `The certificate of ${endpoint} is not valid yet (${why}). Check the clock of this machine, or ${unchecked}.`,
    );
  }
  if (/altnames|ALTNAME/i.test(why)) {
    return new UnreachableError(
      'E_TLS_HOST',
      `The certificate of ${endpoint} is one of another host (${why}). ${hostAdvice(of)}, or ${unchecked}.`,
    );
  }
  if (!/certificate|self[- ]signed|unable to verify|CERT_/i.test(why)) return undefined;
  const todo =
    of.ca === undefined
      ? 'Name its CA with --ca FILE'
      : 'The CA file that was given has not signed it: name the right one with --ca FILE';
  return new UnreachableError(
    'E_TLS_CERTIFICATE',
    `The certificate of ${endpoint} is not trusted (${why}). ${todo}, or ${unchecked}.`,
  );
}

function hostAdvice({ endpoint, addressing, bucket }: Trust): string {
  if (addressing !== 'virtual') return 'Name the endpoint by a host that the certificate names';
  const { hostname } = new URL(endpoint);
  // A wildcard stands for one label.
  return bucket?.includes('.')
    ? `--addressing virtual makes ${bucket}.${hostname} of a bucket name with dots, which no certificate for *.${hostname} covers. Use --addressing path, a bucket without dots`
    : `--addressing virtual puts the bucket before the host, so that the certificate has to name *.${hostname}. Use --addressing path`;
}
