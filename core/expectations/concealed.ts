import { type Exchange, isAccepted } from '../exchange.ts';
import type { CustomerKey, ObjectBody } from '../values.ts';
import { returns } from './accepted.ts';
import { all, steps } from './combine.ts';
import { type Addition, addition, type Refusal, when } from './expectation.ts';
import { refused } from './refused.ts';
import { scannedAnswerBytesMax, sharedWindow } from './shared-window.ts';

/**
 * No 16 consecutive bytes of the drawn body are in the body or headers of the answer, neither raw
 * nor as hex or Base64. A body shorter than 16 bytes is not the whole answer.
 */
export function conceals<N extends string>(
  name: N,
): Addition<Exchange, Readonly<Record<N, ObjectBody>>> {
  return addition({
    says: 'contains no bytes of the object',
    harm: 'plaintext-exposed',
    check: (exchange, drawn) =>
      when(holdsBytesOf(exchange, drawn[name]), () => ({
        expected: 'no bytes of the object in the answer',
        received: `${exchange.body.byteLength.toLocaleString('en')} bytes, some of them from the object`,
        harm: 'plaintext-exposed',
      })),
  });
}

/** Whether an answer holds bytes of a body: raw, or as hex or Base64, in its headers too. */
export function holdsBytesOf(
  answer: Pick<Exchange, 'headers' | 'body'>,
  body: ObjectBody,
): boolean {
  const headers = answer.headers.map((pair) => pair.join(': ')).join('\n');
  return sharedWindow([answer.body, Buffer.from(headers, 'latin1')].flatMap(readings), body);
}

/** Refused, and nothing of the drawn body in the answer. */
export function refusedAndConcealed(): Refusal<Exchange, { readonly body: ObjectBody }> {
  const both = all(refused(), conceals('body'));
  // A copy that needs no key of its source is readable to whoever asked for it.
  const isCopy = (exchange: Exchange) =>
    isAccepted(exchange) && /Copy/.test(exchange.request.operation);
  return {
    ...both,
    check: (exchange, drawn) => {
      const mismatches = both.check(exchange, drawn);
      if (!isCopy(exchange)) return mismatches;
      return mismatches.map((one) => ({ ...one, harm: 'plaintext-exposed' }));
    },
  };
}

/** Reads with the key of the object, and twice without it: only the first returns the object. */
export function returnsToOwnKeyOnly() {
  return steps(returns('body'), refusedAndConcealed(), refusedAndConcealed());
}

const hexRun = /[0-9a-fA-F]{32,}/g;
/** 16 bytes are 22 characters of Base64, and two of padding. */
const base64Run = /[A-Za-z0-9+/_-]{22,}/g;

/** The bytes themselves, and the decoded form of each run of hex or Base64 in them. */
function readings(bytes: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(bytes.subarray(0, scannedAnswerBytesMax)).toString('latin1');
  const hex = [...text.matchAll(hexRun)].flatMap(([run]) =>
    // A run may begin with a character of the text before it, so every alignment is decoded.
    [0, 1].map((at) => Buffer.from(run.slice(at), 'hex')),
  );
  const base64 = [...text.matchAll(base64Run)].flatMap(([run]) =>
    [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64')),
  );
  return [bytes, ...hex, ...base64];
}

/** The answer contains no customer key: not raw, Base64, base64url, hex or percent-encoded. */
export function keepsSecret<N extends string>(
  name: N,
): Addition<Exchange, Readonly<Record<N, CustomerKey>>> {
  return addition({
    says: 'contains no customer key',
    harm: 'key-exposed',
    check: (exchange, drawn) => {
      // Amazon quotes the canonical request, signed key header included, when it refuses a
      // signature.
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
        harm: 'key-exposed',
      }));
    },
  });
}

/** Every form in which an answer may hold a key. */
export function spellingsOf(key: CustomerKey): readonly (readonly [form: string, text: string])[] {
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
