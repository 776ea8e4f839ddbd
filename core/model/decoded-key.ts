/**
 * The bytes of a key as Amazon decodes its Base64: characters outside the alphabet are skipped,
 * `=` counts as one of the alphabet, every four symbols make a group, and what is left over at
 * the end is dropped. So a key without its padding loses bytes, three surplus `=` are harmless,
 * and four make a group of their own, whose byte the MD5 does not cover.
 */
export function decodedKey(text: string): Uint8Array {
  if (isCanonical.test(text) && text.length % 4 === 0) return Buffer.from(text, 'base64');
  const symbols = text.replace(/[^A-Za-z0-9+/=]/g, '');
  return Buffer.concat((symbols.match(/.{4}/g) ?? []).map(groupBytes));
}

/** Base64 as encoders write it, which all decoders read alike. */
const isCanonical = /^[A-Za-z0-9+/]*={0,2}$/;

/** Every group yields at least one byte; which byte `====` yields is not recorded. */
function groupBytes(group: string): Uint8Array {
  return Buffer.from(group.slice(0, 2).replaceAll('=', 'A') + group.slice(2), 'base64');
}
