import type { CheckedOperation } from '../spec/recorded/order-of-checks.ts';
import type { RecordedMembers, RecordedRow, RecordedScene } from '../spec/recorded/row.ts';

const algorithms = {
  AES256: 'algorithm AES256',
  KMS: 'algorithm KMS',
  unknown: 'an unknown algorithm',
  empty: 'an empty algorithm',
} as const;

const keys = {
  'the-key': 'the key',
  'another-key': 'another key',
  '1-byte': 'a key of 1 byte',
  '9-bytes': 'a key of 9 bytes',
  '10-bytes': 'a key of 10 bytes',
  '16-bytes': 'a key of 16 bytes',
  '31-bytes': 'a key of 31 bytes',
  '33-bytes': 'a key of 33 bytes',
  '44-bytes': 'the key in Base64 twice',
  'foreign-at-start': 'the key after foreign characters',
  'foreign-in-middle': 'the key with foreign characters in it',
  'foreign-at-end': 'the key before foreign characters',
  'foreign-scattered': 'the key between foreign characters',
  'foreign-alone': 'foreign characters as key',
  spaces: 'the key with spaces',
  tabs: 'the key with tabs',
  'url-alphabet': 'the key in the URL alphabet',
  'no-padding': 'the key without padding',
  '3-surplus-padding': 'the key and three more =',
  '4-surplus-padding': 'the key and four more =',
  'one-symbol': 'one character as key',
  'two-symbols': 'two characters as key',
  'not-base64': 'a key not in Base64',
  'latin-1': 'a key beyond ASCII',
  empty: 'an empty key',
} as const;

const md5s = {
  own: 'its MD5',
  'of-the-key': 'the MD5 of the key',
  'of-other-bytes': 'the MD5 of other bytes',
  'no-padding': 'an MD5 without padding',
  'foreign-scattered': 'an MD5 with foreign characters',
  'not-base64': 'an MD5 not in Base64',
  '1-byte': 'an MD5 of 1 byte',
  '8-bytes': 'an MD5 of 8 bytes',
  '13-bytes': 'an MD5 of 13 bytes',
  '100-bytes': 'an MD5 of 100 bytes',
  '100-bytes-own-first': 'an MD5 and 84 more bytes',
  empty: 'an empty MD5',
} as const;

/** A request in few words: "GetObject of an SSE-C object with algorithm AES256 and the key". */
export function requestWords(row: RecordedRow): string {
  return [row.operation, ...sceneWords(row.scene), membersWords(row)].join(' ');
}

/** The SSE-C headers of a recorded request in few words. */
export function membersWords({ sent, operation }: Pick<RecordedRow, 'sent' | 'operation'>): string {
  const carried = Object.entries(sent).filter(([, members]) => Object.keys(members).length > 0);
  if (carried.length === 0) return 'without SSE-C headers';
  const words = carried.map(([carrier, members]) => {
    const kind = carrier === 'copySourceHeaders' ? 'source SSE-C headers' : ofWrite(operation);
    return `${kind} (${listed(members)})`;
  });
  return `with ${words.sort().join(' and ')}`;
}

function ofWrite(operation: CheckedOperation): string {
  if (operation === 'PostObject') return 'SSE-C fields';
  return operation.includes('Copy') ? 'target SSE-C headers' : 'SSE-C headers';
}

/** What is sent; one name of three, or two, says that the others are not. */
function listed({ algorithm, key, md5 }: RecordedMembers): string {
  const words = [
    ...(algorithm === undefined ? [] : [algorithms[algorithm]]),
    ...(key === undefined ? [] : [keys[key]]),
    ...(md5 === undefined ? [] : [md5s[md5]]),
  ];
  return words.length === 3 ? words.join(', ') : `only ${words.join(' and ')}`;
}

function sceneWords(scene: RecordedScene): readonly string[] {
  const { object, source, upload, transport, partNumber } = scene;
  return [
    ...(object === undefined ? [] : [`of ${kinds[object]} object`]),
    ...(source === undefined ? [] : [`of ${kinds[source]} source`]),
    ...(upload === undefined ? [] : [`in ${kinds[upload]} upload`]),
    ...(transport === undefined ? [] : ['over plain http']),
    ...(scene.version === undefined ? [] : ['in a versioned bucket']),
    ...(scene.serverSideEncryption === undefined ? [] : ['with SSE-S3']),
    ...(scene.storageClass === 'unknown' ? ['with an unknown storage class'] : []),
    ...(scene.contentMd5 === '13-bytes' ? ['with a Content-MD5 of 13 bytes'] : []),
    ...(partNumber === undefined ? [] : [`with part number ${partNumber}`]),
  ];
}

const kinds = {
  plain: 'a plain',
  'sse-c': 'an SSE-C',
  'sse-c-multipart': 'a multipart SSE-C',
  'sse-c-key-sent': "a new key's",
} as const;
