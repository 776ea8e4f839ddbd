import { CustomerKey } from '../../../core/customer-key.ts';
import type { Scene } from '../scene.ts';

/** Keys with which an object must not be read. */
export const wrongKeys = {
  none: { says: 'no SSE-C headers' },
  other: { says: 'a key under which it was never stored' },
  near: { says: 'its key with one bit turned' },
  earlier: { says: 'the key of what the name or its first source held before' },
  source: { says: 'the key of the source that it was copied from' },
} as const;
export type WrongKeyName = keyof typeof wrongKeys;

const copiedFrom = ['part-copy', 'part-copy-of-range', 'copy', 'copy-of-upload', 'copy-of-copy'];
const rotated = ['second-rotation', 'restored'];

/** The wrong keys that have a meaning in a scene. */
export function wrongKeysOf({ names }: Pick<Scene, 'names'>): readonly WrongKeyName[] {
  const hasEarlier =
    names.written === 'copy-of-copy' || ['other-key', 'multipart', 'deleted'].includes(names.over);
  const hasSource = [...copiedFrom, ...rotated].includes(names.written);
  return [
    ...(['none', 'other', 'near'] as const),
    ...(hasEarlier ? (['earlier'] as const) : []),
    ...(hasSource ? (['source'] as const) : []),
  ];
}

/** The key of this name in a scene. */
export function wrongKeyOf(name: WrongKeyName, { keys }: Scene): CustomerKey | 'none' {
  if (name === 'none') return 'none';
  if (name !== 'near') return keys[name];
  const at = (keys.other.bytes[0] ?? 0) % 32;
  const bit = 1 << ((keys.other.bytes[1] ?? 0) % 8);
  return CustomerKey.of(
    Uint8Array.from(keys.own.bytes, (byte, index) => (index === at ? byte ^ bit : byte)),
  );
}
