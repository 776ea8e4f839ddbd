import type { Exchange } from '../exchange.ts';
import type { CustomerKey, ObjectBody } from '../values.ts';
import type { Beside } from './expectation.ts';
import { beside, when } from './expectation.ts';

const windowBytes = 16;
const scannedAnswerBytesMax = 2 * 1024 * 1024;

/**
 * No 16-byte window of the drawn body is in the answer, neither in its body nor in its headers,
 * neither as it is nor as hex or Base64; a shorter body is not the answer itself.
 */
export function conceals<N extends string>(
  name: N,
): Beside<Exchange, Readonly<Record<N, ObjectBody>>> {
  return beside({
    says: 'holds nothing of the object',
    check: (exchange, drawn) => {
      const body = drawn[name].bytes();
      const headers = exchange.headers.map((pair) => pair.join(': ')).join('\n');
      const found = [exchange.body, Buffer.from(headers, 'latin1')].some((bytes) =>
        readings(bytes).some((reading) => sharedWindow(reading, body)),
      );
      return when(found, () => ({
        expected: 'an answer without the object',
        received: `${exchange.body.byteLength.toLocaleString('en')} bytes, some of the object`,
      }));
    },
  });
}

const hexRun = /[0-9a-fA-F]{32,}/g;
/** A window alone has 22 characters and two of padding. */
const base64Run = /[A-Za-z0-9+/_-]{22,}/g;

/** Bytes as they are, and what their runs of hex and Base64 stand for. */
function readings(bytes: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(bytes.subarray(0, scannedAnswerBytesMax)).toString('latin1');
  const hex = [...text.matchAll(hexRun)].flatMap(([run]) =>
    // A run may begin with a digit that belongs to what stands before.
    [0, 1].map((at) => Buffer.from(run.slice(at), 'hex')),
  );
  const base64 = [...text.matchAll(base64Run)].flatMap(([run]) =>
    [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64')),
  );
  return [bytes, ...hex, ...base64];
}

/** The customer key is nowhere in the answer: not raw, Base64, base64url, hex or percent-encoded. */
export function keepsSecret<N extends string>(
  name: N,
): Beside<Exchange, Readonly<Record<N, CustomerKey>>> {
  return beside({
    says: 'holds no customer key',
    check: (exchange, drawn) => {
      // Amazon quotes the canonical request of a signature it refuses, signed key header included.
      if (exchange.error?.code === 'SignatureDoesNotMatch') return [];
      const spellings = spellingsOf(drawn[name]);
      const text = [
        ...exchange.headers.map(([header, value]) => `${header}: ${value}`),
        Buffer.from(exchange.body).toString('latin1'),
      ].join('\n');
      const found = spellings.find(([, spelling]) => text.includes(spelling));
      return when(found !== undefined, () => ({
        expected: 'no customer key in the answer',
        received: `the customer key, ${found?.[0]}`,
      }));
    },
  });
}

function spellingsOf(key: CustomerKey): readonly (readonly [form: string, text: string])[] {
  const raw = Buffer.from(key.bytes);
  return [
    ['raw', raw.toString('latin1')],
    ['Base64', raw.toString('base64').replace(/=+$/, '')],
    ['base64url', raw.toString('base64url')],
    ['hex', raw.toString('hex')],
    ['hex', raw.toString('hex').toUpperCase()],
    ['percent-encoded', encodeURIComponent(raw.toString('base64'))],
  ];
}

/** Whether two byte strings share a window; `answer` is read up to a bound. */
export function sharedWindow(answer: Uint8Array, body: Buffer): boolean {
  if (body.byteLength === 0) return false;
  const read = Buffer.from(answer.subarray(0, scannedAnswerBytesMax));
  if (body.byteLength < windowBytes) return read.equals(body);
  if (read.byteLength < windowBytes) return false;
  const places = wordPlaces(read);
  // Every window of 16 bytes holds a whole word at a multiple of eight.
  for (let at = 0; at + wordBytes <= body.byteLength; at += strideBytes) {
    for (const place of places.get(body.readUInt32LE(at)) ?? [])
      if (sharedAround(read, place, { body, at }) >= windowBytes) return true;
  }
  return false;
}

const wordBytes = 4;
const strideBytes = 8;
const placesMax = 64;

/** Where each word of four bytes stands, the first places of each. */
function wordPlaces(read: Buffer): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (let at = 0; at + wordBytes <= read.byteLength; at += 1) {
    const word = read.readUInt32LE(at);
    const known = places.get(word);
    if (known === undefined) places.set(word, [at]);
    else if (known.length < placesMax) known.push(at);
  }
  return places;
}

/** How many bytes around two equal places are equal too, up to a window. */
function sharedAround(
  read: Buffer,
  place: number,
  { body, at }: { readonly body: Buffer; readonly at: number },
): number {
  let before = 0;
  while (
    before < windowBytes &&
    before < Math.min(place, at) &&
    read[place - before - 1] === body[at - before - 1]
  )
    before += 1;
  let after = 0;
  const afterMax = Math.min(windowBytes, read.byteLength - place, body.byteLength - at);
  while (after < afterMax && read[place + after] === body[at + after]) after += 1;
  return before + after;
}
