import { hash } from 'node:crypto';
import type { CustomerKey } from '../core/customer-key.ts';
import type { SentMembers } from '../core/model/order-of-checks.ts';
import type { KeyClass, Md5Class } from '../spec/recorded/classes.ts';
import type { RecordedMembers } from '../spec/recorded/row.ts';

/** The two keys with which a recorded request is rebuilt. */
export interface RecordedKeys {
  readonly theKey: CustomerKey;
  readonly anotherKey: CustomerKey;
}

/** A header value, and the bytes that its MD5 is made of. */
interface Written {
  readonly text: string;
  readonly meant: Uint8Array;
}

const notBase64 = 'not-valid-base64!!!';
const latin1 = 'éèê'.repeat(15);

/** Rebuilds the SSE-C headers of a recorded request, with new keys instead of the recorded ones. */
export function recordedMembers(members: RecordedMembers, keys: RecordedKeys): SentMembers {
  const { algorithm, key, md5 } = members;
  const written = key === undefined ? undefined : keyOf(key, keys);
  return {
    algorithm:
      algorithm && { AES256: 'AES256', KMS: 'KMS', unknown: 'AES128', empty: '' }[algorithm],
    key: written?.text,
    md5: md5 && md5Of(md5, { keys, meant: written?.meant ?? keys.theKey.bytes }),
  };
}

function keyOf(name: KeyClass, { theKey, anotherKey }: RecordedKeys): Written {
  const text = theKey.base64;
  const spelled = (other: string): Written => ({ text: other, meant: theKey.bytes });
  const bytes = (meant: Uint8Array): Written => ({ text: base64(meant), meant });
  const grouped = (size: number, separator: string) =>
    spelled((text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(separator));
  return {
    'the-key': () => spelled(text),
    'another-key': () => bytes(anotherKey.bytes),
    '1-byte': () => bytes(theKey.bytes.slice(0, 1)),
    '9-bytes': () => bytes(theKey.bytes.slice(0, 9)),
    '10-bytes': () => bytes(theKey.bytes.slice(0, 10)),
    '16-bytes': () => bytes(theKey.bytes.slice(0, 16)),
    '31-bytes': () => bytes(theKey.bytes.slice(0, 31)),
    '33-bytes': () => bytes(Uint8Array.from([...theKey.bytes, 1])),
    '44-bytes': () => bytes(Buffer.from(text)),
    'foreign-at-start': () => spelled(`!!!!#${text}`),
    'foreign-in-middle': () => spelled(`${text.slice(0, 22)}!@#$${text.slice(22)}`),
    'foreign-at-end': () => spelled(`${text}!!!!#`),
    'foreign-scattered': () =>
      spelled(`!${text.slice(0, 8)}#${text.slice(8, 20)}!!${text.slice(20)}#`),
    'foreign-alone': () => ({ text: '####', meant: new Uint8Array() }),
    spaces: () => grouped(4, ' '),
    tabs: () => grouped(8, '\t'),
    'url-alphabet': () => spelled(text.replaceAll('+', '-').replaceAll('/', '_')),
    'no-padding': () => spelled(text.replace('=', '')),
    '3-surplus-padding': () => spelled(`${text}===`),
    '4-surplus-padding': () => spelled(`${text}====`),
    'one-symbol': () => ({ text: text.slice(0, 1), meant: new Uint8Array() }),
    'two-symbols': () => ({
      text: text.slice(0, 2),
      meant: Buffer.from(text.slice(0, 2), 'base64'),
    }),
    'not-base64': () => ({ text: notBase64, meant: Buffer.from(notBase64) }),
    'latin-1': () => ({ text: latin1, meant: Buffer.from(latin1, 'latin1') }),
    empty: () => ({ text: '', meant: new Uint8Array() }),
  }[name]();
}

function md5Of(name: Md5Class, { keys, meant }: { keys: RecordedKeys; meant: Uint8Array }): string {
  const own = hash('md5', meant, 'base64');
  const bytes = (size: number) => base64(keys.anotherKey.bytes.slice(0, size));
  return {
    own: () => own,
    'of-the-key': () => keys.theKey.md5Base64,
    'of-other-bytes': () => hash('md5', 'other bytes', 'base64'),
    'no-padding': () => own.slice(0, -2),
    'foreign-scattered': () => `!!${own.slice(0, 8)}##${own.slice(8)}`,
    'not-base64': () => notBase64,
    '1-byte': () => bytes(1),
    '8-bytes': () => bytes(8),
    '13-bytes': () => bytes(13),
    '100-bytes': () => base64(Buffer.alloc(100, keys.anotherKey.bytes)),
    '100-bytes-own-first': () =>
      base64(Buffer.concat([Buffer.from(own, 'base64'), Buffer.alloc(84)])),
    empty: () => '',
  }[name]();
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
