import { hash } from 'node:crypto';
import { counted } from '../counted.ts';
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
    check: (exchange, drawn) => [
      ...when(holdsBytesOf(exchange, drawn[name]), () => ({
        expected: 'no bytes of the object in the answer',
        received: `${counted(exchange.body.byteLength, 'byte')}, some of them from the object`,
        harm: 'plaintext-exposed' as const,
      })),
      ...when(tellsDigestOf(exchange, drawn[name]), () => ({
        expected: 'no MD5 of the object in a refusal',
        received: 'the MD5 of its bytes',
        harm: 'plaintext-exposed' as const,
      })),
    ],
  });
}

/** Whether a refusal holds the MD5 of a body; an accepted answer may have it as its ETag. */
function tellsDigestOf(exchange: Exchange, body: ObjectBody): boolean {
  if (exchange.status < 400 || quotesRequest(exchange)) return false;
  const text = textOf(exchange);
  return digestsOf(body).some((digest) => text.includes(digest));
}

/** Headers and body of an answer, as text. */
function textOf({ headers, body }: Pick<Exchange, 'headers' | 'body'>): string {
  return [...headers.map((pair) => pair.join(': ')), Buffer.from(body).toString('latin1')].join(
    '\n',
  );
}

const digests = new WeakMap<ObjectBody, readonly string[]>();
const digestedBytesMax = 64 * 1024;

/** The MD5 of a body in hex and Base64; none of an empty or a large one. */
export function digestsOf(body: ObjectBody): readonly string[] {
  if (body.sizeBytes === 0 || body.sizeBytes > digestedBytesMax) return [];
  const known = digests.get(body);
  if (known !== undefined) return known;
  const bytes = body.bytes();
  const made = [hash('md5', bytes, 'hex'), hash('md5', bytes, 'base64')];
  digests.set(body, made);
  return made;
}

/** Bodies that an answer was searched for: the model compares it with several states. */
const searched = new WeakMap<object, WeakMap<ObjectBody, boolean>>();

/** Whether an answer holds bytes of a body: raw, or as hex or Base64, in its headers too. */
export function holdsBytesOf(
  answer: Pick<Exchange, 'headers' | 'body'>,
  ...bodies: readonly ObjectBody[]
): boolean {
  const found = searched.get(answer) ?? new WeakMap<ObjectBody, boolean>();
  searched.set(answer, found);
  const fresh = bodies.filter((body) => !found.has(body));
  if (fresh.length > 0) {
    const headers = answer.headers.map((pair) => pair.join(': ')).join('\n');
    const all = [answer.body, Buffer.from(headers, 'latin1')].flatMap(readings);
    const isAny = sharedWindow(all, ...fresh);
    for (const body of fresh) found.set(body, isAny && sharedWindow(all, body));
  }
  return bodies.some((body) => found.get(body) === true);
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

/** Two objects, each read with its own key, then each with that of the other. */
export function eachReadableWithOwnKeyOnly() {
  return steps(
    returns('body'),
    returns('next'),
    refusedAndConcealed(),
    all(refused(), conceals('next')),
  );
}

/** Reads with the new key, the old one, and none, of an object that was overwritten. */
export function readableWithNewKeyOnly() {
  return steps(
    returns('next'),
    all(refused(), all(conceals('body'), conceals('next'))),
    all(refused(), conceals('next')),
  );
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

/**
 * The answer contains no customer key and no half of one: not raw, Base64, base64url, hex or
 * percent-encoded.
 */
export function keepsSecret<N extends string>(
  name: N,
): Addition<Exchange, Readonly<Record<N, CustomerKey>>> {
  return addition({
    says: 'contains no customer key',
    harm: 'key-exposed',
    check: (exchange, drawn) => {
      if (quotesRequest(exchange)) return [];
      const text = textOf(exchange);
      const whole = spellingsOf(drawn[name]).find(([, spelling]) => text.includes(spelling));
      const half = halvesOf(drawn[name]).find((one) => text.includes(one));
      return when(whole !== undefined || half !== undefined, () => ({
        expected: 'no customer key in the answer',
        received: whole === undefined ? 'half of a customer key' : `the customer key, ${whole[0]}`,
        harm: 'key-exposed',
      }));
    },
  });
}

/**
 * Whether a refusal quotes the request to whoever sent it, as Amazon does: the canonical request,
 * signed key header included, for a false signature, and the condition of a form's policy that
 * does not hold.
 */
export function quotesRequest({ error, status }: Pick<Exchange, 'error' | 'status'>): boolean {
  return (
    error?.code === 'SignatureDoesNotMatch' ||
    (status === 403 && /policy condition failed/i.test(error?.message ?? ''))
  );
}

type Spelling = readonly [form: string, text: string];
const spellings = new WeakMap<CustomerKey, readonly Spelling[]>();
const halves = new WeakMap<CustomerKey, readonly string[]>();

/** Every form in which an answer may hold a key; none where all of its bytes are the same. */
export function spellingsOf(key: CustomerKey): readonly Spelling[] {
  const known = spellings.get(key);
  if (known !== undefined) return known;
  const raw = Buffer.from(key.bytes);
  const spelled: readonly Spelling[] = [
    ['raw', raw.toString('latin1')],
    ['Base64', raw.toString('base64').replace(/=+$/, '')],
    ['base64url', raw.toString('base64url')],
    ['hex', raw.toString('hex')],
    ['hex', raw.toString('hex').toUpperCase()],
    ['percent-encoded', encodeURIComponent(raw.toString('base64'))],
  ];
  const all = new Set(raw).size > 1 ? spelled : [];
  spellings.set(key, all);
  return all;
}

/** Answers hold runs of one byte and the like by chance: owner ids of zeros, padding. */
const distinctBytesMin = 4;

/**
 * 15 bytes of each half, cut as the whole key and as the half alone would be encoded. Halves of few
 * different bytes are left out, since they prove nothing.
 */
export function halvesOf(key: CustomerKey): readonly string[] {
  const known = halves.get(key);
  if (known !== undefined) return known;
  const bytes = Buffer.from(key.bytes);
  const all = [bytes.subarray(0, 15), bytes.subarray(15, 30), bytes.subarray(16, 31)]
    .filter((half) => new Set(half).size >= distinctBytesMin)
    .flatMap((half) => {
      const hex = half.toString('hex');
      return [half.toString('base64'), hex, hex.toUpperCase()];
    });
  halves.set(key, all);
  return all;
}
