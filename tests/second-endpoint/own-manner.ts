import type { Reply } from './call.ts';
import { S3Error } from './s3-error.ts';

/** The same answer in another form: what the documents leave to the endpoint. */
export function inOwnForm(reply: Reply): Reply {
  const { status, headers = {}, body } = reply;
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status,
    headers: Object.fromEntries(named) as Record<string, string | undefined>,
    ...(body !== undefined && { body: typeof body === 'string' ? plainer(body) : body }),
  };
}

/** XML without a declaration, a namespace, or fractions of a second. */
function plainer(xml: string): string {
  return xml
    .replace(/^<\?xml[^>]*>\n/, '')
    .replace(/ xmlns="[^"]*"/, '')
    .replace(/(\d\d:\d\d:\d\d)\.\d{3}Z</g, '$1Z<');
}

/** The same refusal in other words, under the plainest code. */
export function inOwnWords(error: S3Error): S3Error {
  const isOfEncryption = /^Invalid(Argument|EncryptionAlgorithmError)$/.test(error.code);
  const words = `Refused: ${error.message.slice(0, 40).toLowerCase()}`;
  return new S3Error(isOfEncryption ? 'InvalidRequest' : error.code, words, {
    headers: error.headers,
  });
}
