export function ssecHeaders(key: { readonly base64: string; readonly md5Base64: string }) {
  const prefix = 'x-amz-server-side-encryption-customer-';
  return [
    [`${prefix}algorithm`, 'AES256'],
    [`${prefix}key`, key.base64],
    [`${prefix}key-MD5`, key.md5Base64],
  ] as const;
}
