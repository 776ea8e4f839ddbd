import { hash } from 'node:crypto';
import type { CustomerKey } from '../core/values.ts';
import type { Member } from '../spec/operations.ts';

/** A key that the script draws, by the name of its variable. */
export interface NamedKey {
  readonly name: string;
  readonly key: CustomerKey;
}

/** A value of a member in Python, made from the script's own keys; undefined where that is not possible. */
export function memberInPython(of: {
  readonly member: Member;
  readonly value: string;
  /** The key header of the same carrier, whose bytes an MD5 may be of. */
  readonly keyText: string | undefined;
  readonly keys: readonly NamedKey[];
}): string | undefined {
  const { member, value, keyText, keys } = of;
  if (/[^\x20-\x7e]/.test(value)) return undefined;
  if (member === 'algorithm' || value === '') return JSON.stringify(value);
  if (member === 'key') return keyInPython(value, keys);
  const bytes = keyText === undefined ? undefined : Buffer.from(keyText, 'base64');
  if (bytes !== undefined && hash('md5', bytes, 'base64') === value) {
    const made = keyInPython(keyText ?? '', keys);
    return made && `md5(b64decode(${made}))`;
  }
  const named = keys.find(({ key }) => key.md5Base64 === value);
  if (named !== undefined) return `md5(${named.name})`;
  const edited = keys.map(({ name, key }) => edit(value, key.md5Base64, `md5(${name})`));
  return edited.find((one) => one !== undefined) ?? literal(value, keys);
}

function keyInPython(value: string, keys: readonly NamedKey[]): string | undefined {
  for (const { name, key } of keys) {
    if (value === key.base64) return `b64(${name})`;
    const bytes = Buffer.from(value, 'base64');
    const isCanonical = bytes.toString('base64') === value;
    const repeated = Buffer.alloc(bytes.byteLength, key.bytes);
    if (isCanonical && bytes.byteLength > 0 && repeated.equals(bytes))
      return `b64((${name} * 200)[:${bytes.byteLength}])`;
    const near =
      isCanonical && bytes.byteLength === 32 ? nearInPython(bytes, { name, key }) : undefined;
    if (near !== undefined) return near;
  }
  const edited = keys.map(({ name, key }) => edit(value, key.base64, `b64(${name})`));
  return edited.find((one) => one !== undefined) ?? literal(value, keys);
}

/** The key with one byte changed. */
function nearInPython(bytes: Buffer, { name, key }: NamedKey): string | undefined {
  const places = [...bytes.keys()].filter((at) => bytes[at] !== key.bytes[at]);
  const [at] = places;
  if (places.length !== 1 || at === undefined) return undefined;
  return `b64(flipped(${name}, ${at}, ${(bytes[at] ?? 0) ^ (key.bytes[at] ?? 0)}))`;
}

const sharedMin = 12;

/** A text that is another one with something put in or left out in one place. */
function edit(value: string, base: string, expression: string): string | undefined {
  let start = 0;
  while (start < Math.min(value.length, base.length) && value[start] === base[start]) start += 1;
  let end = 0;
  const endMax = Math.min(value.length, base.length) - start;
  while (end < endMax && value.at(-1 - end) === base.at(-1 - end)) end += 1;
  if (start + end < sharedMin) return undefined;
  const middle = value.slice(start, value.length - end);
  return `${expression}[:${start}] + ${JSON.stringify(middle)} + ${expression}[${base.length - end}:]`;
}

/** A text that holds no piece of a key. */
function literal(value: string, keys: readonly NamedKey[]): string | undefined {
  const isFree = keys.every(({ key }) => {
    const spellings = [key.base64, key.md5Base64, Buffer.from(key.bytes).toString('hex')];
    return spellings.every((spelling) => !sharesPiece(value, spelling));
  });
  return isFree && value.length < 64 && !looksLikeDigest(value) ? JSON.stringify(value) : undefined;
}

function sharesPiece(value: string, spelling: string): boolean {
  for (let at = 0; at + 6 <= value.length; at += 1)
    if (spelling.includes(value.slice(at, at + 6))) return true;
  return false;
}

/** A digest of a key holds no piece of it, but belongs to it all the same. */
function looksLikeDigest(value: string): boolean {
  return Buffer.from(value, 'base64').byteLength >= 16 && /^[A-Za-z0-9+/]+=*$/.test(value);
}
