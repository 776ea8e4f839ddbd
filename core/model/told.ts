import { counted } from '../counted.ts';
import { type Exchange, isAccepted } from '../exchange.ts';
import {
  digestsOf,
  halvesOf,
  holdsBytesOf,
  quotesRequest,
  spellingsOf,
} from '../expectations/concealed.ts';
import type { CustomerKey, Encryption } from '../values.ts';
import type { Holds } from './allowed.ts';
import type { ModelAnswer } from './answer.ts';
import { holdsOf, writtenKeys } from './holds.ts';
import type { SentHeaders } from './members.ts';
import { type ModelMismatch, mismatch } from './mismatch.ts';
import { oddKeysOf } from './readings.ts';
import { isRead, type Scene, visible } from './scene.ts';
import { factsShown } from './told-facts.ts';

const told = { clause: 'ssec.key.not-stored', level: 'MUST', harm: 'key-exposed' } as const;
const shown = {
  clause: 'ssec.get.any-without-key-fails',
  level: 'MUST',
  harm: 'plaintext-exposed',
} as const;
const searchedBytesMax = 64 * 1024;

/**
 * What an answer must never hold: a customer key or half of one, and in a refusal bytes of an SSE-C
 * object or the MD5 of its bytes.
 */
export function toldMismatches(
  scene: Scene,
  answer: ModelAnswer,
  holds: Holds = holdsOf(scene),
): readonly ModelMismatch[] {
  if (quotesRequest(answer)) return [];
  const accepted = isAccepted(answer as Exchange);
  const isBody = accepted && scene.request.operation === 'GetObject';
  const text = textOf(scene, { answer, withBody: !isBody });
  const keys = keysOf(scene, holds);
  const spelling = keys.flatMap(spellingsOf).find(([, one]) => text.includes(one));
  // Amazon quotes a key that holds letters beyond ASCII, which need not be one of 32 bytes.
  const isQuoted = anySent(scene).some(({ members }) =>
    members.some(([, value]) => /[^\0-\x7f]/.test(value)),
  );
  const half = isQuoted ? undefined : keys.flatMap(halvesOf).find((one) => text.includes(one));
  return [
    ...mismatch(told, spelling !== undefined || half !== undefined, () => ({
      expected: 'no customer key in the answer',
      received:
        spelling === undefined ? 'half of a customer key' : `the customer key, ${spelling[0]}`,
    })),
    ...(accepted
      ? digestsListed(scene, text)
      : [...bytesShown(scene, answer, text), ...factsShown(scene, answer)]),
  ];
}

/** The SSE-C headers that were sent, those of a form that may be ignored among them. */
function anySent({ request: { sent, stray } }: Scene): readonly SentHeaders[] {
  return stray === undefined ? sent : [...sent, stray];
}

/** The text of each answer, which is compared with several states. */
const texts = new WeakMap<
  ModelAnswer,
  { readonly sent: Scene['request']['sent']; readonly text: string }
>();

/** The headers and body of an answer, without the keys that it may quote. */
function textOf(
  scene: Scene,
  { answer, withBody }: { readonly answer: ModelAnswer; readonly withBody: boolean },
): string {
  const { sent } = scene.request;
  const known = texts.get(answer);
  if (known?.sent === sent) return known.text;
  const headers = answer.headers.map((pair) => pair.join(': ')).join('\n');
  const body = withBody
    ? Buffer.from(answer.body.subarray(0, searchedBytesMax)).toString('latin1')
    : '';
  const text = withoutOddKeys(scene, `${headers}\n${body}`);
  texts.set(answer, { sent, text });
  return text;
}

/** Amazon quotes a key that is no Base64 in the refusal; it is no key in that form. */
function withoutOddKeys(scene: Scene, text: string): string {
  const odd = anySent(scene)
    .flatMap(oddKeysOf)
    .filter((value) => value !== '');
  return odd.reduce((rest, value) => rest.replaceAll(value, ''), text);
}

function keysOf(scene: Scene, { stores }: Holds): readonly CustomerKey[] {
  const met = [scene.upload, visible(scene.object), visible(scene.source)];
  const stored = [...met.map((one) => one?.encryption), ...(stores ?? [])];
  // Where nothing is met, the key that was sent is the only one there is.
  const isNothing = met.every((one) => one === undefined);
  const sent = isNothing && isRead(scene.request.operation) ? writtenKeys(scene) : [];
  const known = stored.flatMap((one) => (one?.mode === 'SSE-C' ? [one.key] : []));
  return [...known, ...sent];
}

function bytesShown(scene: Scene, answer: ModelAnswer, text: string): readonly ModelMismatch[] {
  const met = [visible(scene.object), visible(scene.source)].filter((one) => one !== undefined);
  const bodies = met.filter((one) => isUnderKey(one.encryption)).flatMap(({ pieces }) => pieces);
  // A copy has the bytes of its source, and the ETag of a plain one is their MD5.
  const plain = met.filter((one) => !isUnderKey(one.encryption)).flatMap(({ pieces }) => pieces);
  const open = new Set(plain.flatMap(digestsOf));
  return [
    ...mismatch(shown, holdsBytesOf(answer, ...bodies), () => ({
      expected: 'no bytes of the object in the answer',
      received: `${counted(answer.body.byteLength, 'byte')}, some of them from the object`,
    })),
    ...mismatch(
      shown,
      bodies.some((body) => digestsOf(body).some((one) => !open.has(one) && text.includes(one))),
      () => ({
        expected: 'no MD5 of the object in the answer',
        received: 'the MD5 of its bytes',
      }),
    ),
  ];
}

/** A list shows ETags, of which none is the MD5 of an SSE-C object or part. */
function digestsListed(scene: Scene, text: string): readonly ModelMismatch[] {
  const { request, bucket, upload } = scene;
  if (!request.operation.startsWith('List')) return [];
  const parts = upload && isUnderKey(upload.encryption) ? [...upload.parts.values()] : [];
  const versions = [...bucket.names.values()].flat().filter((one) => isUnderKey(one.encryption));
  const bodies = [
    ...parts.flatMap(({ body }) => body),
    ...versions.flatMap(({ pieces }) => pieces),
  ];
  const known = [...bucket.names.values()].flat().filter((one) => !isUnderKey(one.encryption));
  const plainParts = [...bucket.uploads.values()]
    .filter((one) => !isUnderKey(one.encryption))
    .flatMap(({ parts: all }) => [...all.values()].flatMap(({ body }) => body));
  // An object or part without SSE-C may hold the same bytes, and its ETag is their MD5.
  const open = new Set(
    [...plainParts, ...known.flatMap(({ pieces }) => pieces)].flatMap(digestsOf),
  );
  return mismatch(
    { ...shown, clause: 'ssec.etag-not-md5', level: 'SHOULD' },
    bodies.some((body) => digestsOf(body).some((one) => !open.has(one) && text.includes(one))),
    () => ({ expected: 'no MD5 of an SSE-C object in the list', received: 'the MD5 of its bytes' }),
  );
}

function isUnderKey({ mode }: Encryption): boolean {
  return mode === 'SSE-C';
}
