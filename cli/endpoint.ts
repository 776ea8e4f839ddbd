import { readFileSync } from 'node:fs';
import { UsageError } from '../core/errors.ts';

/** The origin in a flag. Throws a `UsageError` for an invalid URL, or http without --allow-http. */
export function originOf(
  text: string,
  of: { readonly flag: string; readonly allowsHttp: boolean },
): string {
  const url = urlOf(text, of.flag);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new UsageError(
      'E_ENDPOINT_SCHEME',
      `${of.flag} must begin with https:// (or http://), but is ${text}.`,
    );
  }
  if (url.protocol === 'http:' && !of.allowsHttp) {
    throw new UsageError(
      'E_ENDPOINT_PLAIN_HTTP',
      `SSE-C needs TLS, but ${of.flag} is ${url.origin}. Use https://, or --allow-http to test it anyway.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      'E_ENDPOINT_USER',
      `${of.flag} holds a user name or password. Credentials come from the environment or --profile.`,
    );
  }
  if (url.pathname !== '/' || url.search !== '') {
    throw new UsageError(
      'E_ENDPOINT_PATH',
      `${of.flag} must be https://host[:port], but has the path ${url.pathname}${url.search}. Name a bucket with --bucket.`,
    );
  }
  return url.origin;
}

function urlOf(text: string, flag: string): URL {
  try {
    return new URL(text);
  } catch (cause) {
    throw new UsageError(
      'E_ENDPOINT_URL',
      `${flag} is not a URL: '${text}'. Write it as https://host[:port].`,
      { cause },
    );
  }
}

/** The text of a CA file. Throws a `UsageError` for a file without a PEM certificate. */
export function caText(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  } catch (cause) {
    throw new UsageError(
      'E_CA_UNREADABLE',
      `The CA file ${file} cannot be read. Name a PEM file with --ca.`,
      { cause },
    );
  }
  throw new UsageError(
    'E_CA_INVALID',
    `${file} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).`,
  );
}
