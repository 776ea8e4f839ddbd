import { createHash } from 'node:crypto';
import { type Edit, type EditInput, md5Base64, member, otherKey } from './edit.ts';

const value = (of: (input: EditInput) => string): Edit => member('md5', of);
const digest = (algorithm: string, of: Uint8Array): Buffer =>
  createHash(algorithm).update(of).digest();

/** Another MD5 with the right algorithm and key. */
export const md5Edits = {
  'md5.first-character': value(({ key }) => {
    const right = key.md5Base64;
    return `${right.startsWith('A') ? 'B' : 'A'}${right.slice(1)}`;
  }),
  'md5.zero': value(({ key }) => {
    const zero = Buffer.alloc(16).toString('base64');
    return zero === key.md5Base64 ? `B${zero.slice(1)}` : zero;
  }),
  'md5.not-base64': value(() => 'not base64!!'),
  'md5.len-15': value(({ key }) => digest('md5', key.bytes).subarray(0, 15).toString('base64')),
  'md5.sha1': value(({ key }) => digest('sha1', key.bytes).toString('base64')),
  'md5.sha256': value(({ key }) => digest('sha256', key.bytes).toString('base64')),
  'md5.hex': value(({ key }) => digest('md5', key.bytes).toString('hex')),
  'md5.of-base64-text': value(({ key }) => md5Base64(key.base64)),
  'md5.of-other-key': value((input) => otherKey(input).md5Base64),
  'md5.empty': value(() => ''),
  'md5.no-padding': value(({ key }) => key.md5Base64.replace(/=+$/, '')),
  'md5.case-flipped': value(({ key }) => withOneLetterFlipped(key.md5Base64)),
} as const;

function withOneLetterFlipped(base64: string): string {
  const at = base64.search(/[A-Za-z]/);
  if (at === -1) return `A${base64.slice(1)}`;
  const letter = base64[at] ?? '';
  const flipped = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return `${base64.slice(0, at)}${flipped}${base64.slice(at + 1)}`;
}
