import { expect, test } from 'vitest';
import { decodedKey } from '../../fixtures/endpoint/ssec/base64.ts';

const text = 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=';
const bytes = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef');

test.each([
  ['as it is', text],
  ['with characters before, between and behind', `!!${text.slice(0, 5)}#-_*${text.slice(5)}~`],
  ['with white space', text.replaceAll(/(.{3})/g, '$1 \t')],
  ['with three more padding characters, which make no group', `${text}===`],
])('a key in Base64 %s is decoded to its bytes', (_, sent) => {
  expect(decodedKey(sent)).toEqual(bytes);
});

test('a key without its padding loses the two bytes of its last group', () => {
  expect(decodedKey(text.slice(0, -1))).toEqual(bytes.subarray(0, 30));
});

test('four padding characters more make a byte more', () => {
  expect(decodedKey(`${text}====`)).toHaveLength(33);
});

test.each(['', '#', 'QUJ', '????', 'QQ '])('nothing is decoded from %j', (sent) => {
  expect(decodedKey(sent)).toHaveLength(0);
});
