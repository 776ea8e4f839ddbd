import { header } from '../exchange.ts';
import type { ModelAnswer } from './answer.ts';
import { type ModelMismatch, mismatch } from './mismatch.ts';
import { readingsOf, sameBytes } from './readings.ts';
import { isRead, type Scene, visible } from './scene.ts';
import { sizeOf, type Version } from './state.ts';

const reveals = {
  clause: 'derived.reveals-nothing',
  level: 'SHOULD',
  harm: 'plaintext-exposed',
} as const;

/** Facts about an SSE-C object in the refusal of a request that does not have its key. */
export function factsShown(scene: Scene, answer: ModelAnswer): readonly ModelMismatch[] {
  const { request } = scene;
  const version = visible(isRead(request.operation) ? scene.object : scene.source);
  if (version?.encryption.mode !== 'SSE-C' || hasKey(scene, version)) return [];
  const checksum = answer.headers.find(([name]) => /^x-amz-checksum-(?!mode|type)/i.test(name));
  return [
    ...mismatch({ ...reveals, level: 'MAY' }, answer.status === 304, () => ({
      expected: 'a refusal without the key of the object',
      received: '304, which says that the ETag is right',
    })),
    ...mismatch(reveals, answer.status === 416 && !isReversed(request.range), () => ({
      expected: 'no 416 without the key of the object',
      received: '416, which says that the object ends before the range',
    })),
    ...mismatch(
      { ...reveals, level: 'MUST', clause: 'ssec.get.any-without-key-fails' },
      checksum !== undefined,
      () => ({ expected: 'no checksum of the object', received: `${checksum?.[0]}` }),
    ),
    ...factsIn(scene, { answer, version }).flatMap((name) =>
      mismatch(reveals, true, () => ({
        expected: `no ${name} of the object in the refusal`,
        received: `its ${name}`,
      })),
    ),
  ];
}

/** A range that ends before it begins is malformed: a 416 to it says nothing of the size. */
function isReversed(range = ''): boolean {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  return first !== undefined && Number(first) > Number(last);
}

/** Names of the facts that headers show: size, ETag, key MD5, version id, metadata. */
function factsIn(
  { request }: Scene,
  { answer, version }: { readonly answer: ModelAnswer; readonly version: Version },
): readonly string[] {
  const { id, etag, encryption, headers } = version;
  const size = String(sizeOf(version));
  const isSize = ([name, value]: readonly [string, string]) =>
    /size|range|decoded-content-length/i.test(name) && value.split(/\D+/).includes(size);
  const named = request.version ?? request.copyFrom?.version;
  const md5 = encryption.mode === 'SSE-C' ? encryption.key.md5Base64 : undefined;
  const shown: readonly (readonly [string, boolean])[] = [
    ['size', answer.headers.some(isSize)],
    ['ETag', etag !== undefined && header(answer, 'etag') === etag],
    ['key MD5', md5 !== undefined && !isSent(request, md5) && holdsText(answer, md5)],
    ['version id', named === undefined && isId(id) && header(answer, 'x-amz-version-id') === id],
    ['metadata', headers.some(([name, value]) => isOwn(name) && header(answer, name) === value)],
  ];
  return shown.filter(([, isShown]) => isShown).map(([name]) => name);
}

const isSent = ({ sent }: Scene['request'], text: string) =>
  sent.some(({ members }) => members.some(([, value]) => value.includes(text)));
const holdsText = ({ headers, body }: ModelAnswer, text: string) =>
  headers.some(([, value]) => value.includes(text)) || Buffer.from(body).includes(text);
const isId = (id: string | undefined) => id !== undefined && id !== 'null';
const isOwn = (name: string) => name.startsWith('x-amz-meta-');

/** Whether the request sent the key of the version, whatever else is wrong with it. */
function hasKey({ request }: Scene, { encryption }: Version): boolean {
  if (encryption.mode !== 'SSE-C') return true;
  const { bytes } = encryption.key;
  const isRight = (key: Uint8Array) => sameBytes(key, bytes);
  const isReading = isRead(request.operation);
  return request.sent
    .filter(({ carrier }) => isReading || carrier === 'copySourceHeaders')
    .some((sent) => readingsOf(sent)?.readings.some(({ keys }) => keys.some(isRight)));
}
