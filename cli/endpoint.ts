import { causeText } from '../core/cause-text.ts';
import { UsageError } from '../core/errors.ts';
import { readText } from '../runner/text-file.ts';

/** The plain-http origin in a flag. Throws a `UsageError` for another URL. */
export function httpOriginOf(text: string, flag: string): string {
  const origin = originOf(text, { flag, allowsHttp: true });
  if (origin.startsWith('http:')) return origin;
  throw new UsageError(
    'E_ENDPOINT_SCHEME',
    `${flag} must begin with http://, but is ${text}. The endpoint with TLS is that of --endpoint.`,
  );
}

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
  const rest = `${url.pathname}${url.search}${url.hash}`;
  if (rest !== '/') {
    throw new UsageError(
      'E_ENDPOINT_PATH',
      `${of.flag} must be https://host[:port], but has the path ${rest}. Name a bucket with --bucket.`,
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
    const text = readText(file);
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  } catch (cause) {
    throw new UsageError(
      'E_CA_UNREADABLE',
      `The CA file ${file} cannot be read: ${causeText(cause)}. Name a PEM file with --ca.`,
      { cause },
    );
  }
  throw new UsageError(
    'E_CA_INVALID',
    `${file} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).`,
  );
}
