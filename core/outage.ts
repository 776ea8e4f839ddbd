import type { Outage } from './report.ts';

/** Says since when an endpoint cannot be reached, and whether that is due to its certificate. */
export function saysOutage({ after, certificate }: Omit<Outage, 'isBack'>): string {
  if (certificate === undefined) return `the endpoint stopped answering after ${after}`;
  const does = /expired/i.test(certificate) ? 'expired' : 'changed and is not trusted';
  return `the endpoint's certificate ${does} since ${after} (${certificate})`;
}

/** A sentence with its first letter in upper case. */
export function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why the certificate of the endpoint is not trusted; undefined for another failure. */
export function certificateTrouble(failure: string | undefined): string | undefined {
  const why = briefly(failure ?? '');
  const isIt = /certificate|self[- ]signed|unable to verify|altnames|CERT_/i.test(why);
  return isIt ? why : undefined;
}

/** Messages of OpenSSL go on with source files and line numbers, which are cut off. */
export function briefly(failure: string): string {
  const [line = ''] = failure.split('\n');
  return line.replace(/:[^:]*\.c:\d+:?.*$/, '').slice(0, 160);
}
