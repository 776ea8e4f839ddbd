import { carriers } from '../spec/operations.ts';

/** The SSE-C headers of a key; with another prefix, the copy-source ones. */
export function ssecHeaders(
  key: { readonly base64: string; readonly md5Base64: string },
  prefix: string = carriers.headers,
) {
  return [
    [`${prefix}algorithm`, 'AES256'],
    [`${prefix}key`, key.base64],
    [`${prefix}key-MD5`, key.md5Base64],
  ] as const;
}
