import { hash } from 'node:crypto';
import type { ClauseId } from '../../spec/clauses.ts';
import { child, childrenNamed, header } from '../exchange.ts';
import type { Holds } from './allowed.ts';
import type { ModelAnswer } from './answer.ts';
import { originsOf, sameBytesAs } from './compare-bytes.ts';
import { checksumsOfRead, sameElement } from './compare-checksums.ts';
import { asAnswered } from './compare-if-range.ts';
import { holdsOf } from './holds.ts';
import { type ModelMismatch, mismatch, sameHeader, shownAnswer } from './mismatch.ts';
import { ofOverrides, overriddenOf } from './overridden.ts';
import { byPlace } from './part-places.ts';
import { askedOf } from './positions.ts';
import { type Scene, visible } from './scene.ts';
import { slicesMissing } from './slices.ts';
import { sizeOf, type Version } from './state.ts';

const prefix = 'x-amz-server-side-encryption-customer-';
const wrong = { level: 'MUST', harm: 'wrong-bytes' } as const;

/** What is wrong with an accepted read of an object that is there. */
export function readMismatches(
  sent: Scene,
  answer: ModelAnswer,
  allowed: Holds,
): readonly ModelMismatch[] {
  const version = visible(sent.object);
  if (version === undefined) return [];
  const { scene, mismatches } = asAnswered(byPlace(sent, answer), answer);
  const holds = scene === sent ? allowed : holdsOf(scene);
  const { operation } = scene.request;
  // The records of SelectObjectContent are an event stream, which is not taken apart here.
  if (operation === 'SelectObjectContent') return [];
  if (operation === 'GetObjectAttributes') return attributes(scene, version, answer);
  const asked = askedOf(scene);
  const isSliced = asked.kind === 'several' && answer.status === 206;
  return [
    ...mismatches,
    ...(isSliced ? slicesMissing(version, answer, asked.all) : framed(scene, answer, version)),
    ...(operation === 'GetObject' && !isSliced
      ? sameBytesAs(scene, { version, pieces: holds.returns ?? version.pieces, answer })
      : []),
    ...confirmed(version, answer),
    ...(isSliced ? [] : described(scene, answer, version)),
    ...checksumsOfRead(scene, answer, version),
    ...partsCounted(scene, answer, version),
  ];
}

/** Status, Content-Length and Content-Range. */
function framed(scene: Scene, answer: ModelAnswer, version: Version): readonly ModelMismatch[] {
  const { request } = scene;
  const asked = askedOf(scene);
  const isHead = request.operation === 'HeadObject';
  const level = isHead ? 'SHOULD' : 'MUST';
  const also = originsOf(scene, version);
  if (asked.kind !== 'positions') {
    const isPartial = answer.status === 206 && request.partNumber === undefined;
    return [
      ...mismatch({ ...wrong, clause: 'http.partial-only-to-range', also }, isPartial, () => ({
        expected: '200 with the whole object',
        received: shownAnswer(answer),
      })),
      ...sized(answer, {
        sizeBytes: asked.kind === 'empty part' ? 0 : sizeOf(version),
        isHead,
        also,
      }),
    ];
  }
  const isOnePart = request.partNumber !== undefined && version.parts === undefined;
  if (isOnePart && answer.status === 200)
    return sized(answer, { sizeBytes: sizeOf(version), isHead, also });
  const clause = request.partNumber === undefined ? 'get.range-header' : 'get.part-number';
  const { first, last } = asked;
  const isWhole = answer.status !== 206;
  if (isWhole)
    return mismatch({ ...wrong, clause, level, also }, true, () => ({
      expected: `206 with the bytes ${first} to ${last}`,
      received: shownAnswer(answer),
    }));
  return [
    ...sameHeader({ ...wrong, clause, level, also }, answer, [
      'content-range',
      `bytes ${first}-${last}/${sizeOf(version)}`,
    ]),
    ...sized(answer, { sizeBytes: last - first + 1, isHead, also }),
  ];
}

function sized(
  answer: ModelAnswer,
  of: {
    readonly sizeBytes: number;
    readonly isHead: boolean;
    readonly also: readonly ClauseId[];
  },
): readonly ModelMismatch[] {
  // A GET answer in chunked transfer coding has no Content-Length; its bytes are compared.
  const { sizeBytes, isHead, also } = of;
  if (!isHead && header(answer, 'content-length') === undefined) return [];
  const length = ['content-length', String(sizeBytes)] as const;
  return sameHeader({ ...wrong, clause: 'get.body-size', also }, answer, length);
}

/** The algorithm and key MD5 of an SSE-C object, and neither of any other. */
function confirmed({ encryption }: Version, answer: ModelAnswer): readonly ModelMismatch[] {
  const isUnder = encryption.mode === 'SSE-C';
  const weight = {
    clause: isUnder ? 'ssec.get.echo' : 'ssec.get.echo-if-requested',
    level: 'MUST',
    harm: 'wrong-form',
  } as const;
  const managed = {
    clause: 'recorded.no-sse-header',
    level: 'SHOULD',
    harm: 'wrong-form',
  } as const;
  return [
    ...sameHeader(weight, answer, [`${prefix}algorithm`, isUnder ? 'AES256' : undefined]),
    ...sameHeader(weight, answer, [
      `${prefix}key-MD5`,
      isUnder ? spelledAs(header(answer, `${prefix}key-MD5`), encryption.key.md5Base64) : undefined,
    ]),
    ...(isUnder ? sameHeader(managed, answer, ['x-amz-server-side-encryption', undefined]) : []),
  ];
}

/** The same ETag in the quotes in which it is returned: documents may name it without any. */
function quotedAs(said: string | undefined, etag: string): string {
  return said?.replaceAll('"', '') === etag.replaceAll('"', '') ? said : etag;
}

/** The same bytes as a lenient endpoint may repeat them, in the Base64 that was sent. */
function spelledAs(said: string | undefined, md5: string): string {
  const isSame = said !== undefined && Buffer.from(said, 'base64').toString('base64') === md5;
  return isSame ? said : md5;
}

/** ETag and headers of the object. */
function described(
  { request }: Scene,
  answer: ModelAnswer,
  version: Version,
): readonly ModelMismatch[] {
  const overridden = overriddenOf(request);
  const isOverridden = new Set(overridden.map(([name]) => name));
  const etag = { clause: 'recorded.etag', level: 'SHOULD', harm: 'wrong-form' } as const;
  const also = version.madeBy ?? [];
  const clause = 'ssec.metadata-not-encrypted';
  const kept = { clause, level: 'MUST', harm: 'data-lost', also } as const;
  return [
    ...(version.etag === undefined
      ? []
      : sameHeader(etag, answer, ['etag', quotedAs(header(answer, 'etag'), version.etag)])),
    ...version.headers
      .filter(([name]) => !isOverridden.has(name.toLowerCase()))
      .flatMap((pair) => sameHeader(kept, answer, pair)),
    ...(request.operation === 'GetObject'
      ? overridden.flatMap((pair) => sameHeader(ofOverrides, answer, pair))
      : []),
    ...opaqueEtag(version, header(answer, 'etag')),
  ];
}

/** How many parts a multipart object has, in the answer to a read of one of them. */
function partsCounted(
  { request }: Scene,
  answer: ModelAnswer,
  { parts }: Version,
): readonly ModelMismatch[] {
  const weight = { clause: 'get.parts-count', level: 'SHOULD', harm: 'wrong-form' } as const;
  const isAsked = request.partNumber !== undefined && parts !== undefined;
  return isAsked ? sameHeader(weight, answer, ['x-amz-mp-parts-count', `${parts.length}`]) : [];
}

const digestedBytesMax = 64 * 1024;

/** The ETag of an SSE-C object is not the MD5 of its bytes. */
export function opaqueEtag(
  { encryption, pieces }: Pick<Version, 'encryption' | 'pieces'>,
  etag: string | undefined,
): readonly ModelMismatch[] {
  const weight = {
    clause: 'ssec.etag-not-md5',
    level: 'SHOULD',
    harm: 'plaintext-exposed',
    also: ['recorded.etag', 'recorded.part.etag'],
  } as const;
  if (encryption.mode !== 'SSE-C' || etag === undefined) return [];
  if (sizeOf({ pieces }) > digestedBytesMax) return [];
  const md5 = hash('md5', Buffer.concat(pieces.map((piece) => piece.bytes())), 'hex');
  return mismatch(weight, etag.includes(md5), () => ({
    expected: 'an ETag that is not the MD5 of the bytes',
    received: 'the MD5 of the bytes',
  }));
}

function attributes(scene: Scene, version: Version, answer: ModelAnswer): readonly ModelMismatch[] {
  const { attribute } = scene.request;
  const said = (name: string) => child(answer.document, name)?.text;
  const isAsked = (name: typeof attribute) => attribute === undefined || attribute === name;
  const size = String(sizeOf(version));
  const etag = version.etag?.replaceAll('"', '');
  const saidEtag = said('ETag')?.replaceAll('"', '');
  const isOtherSize = isAsked('ObjectSize') && said('ObjectSize') !== size;
  return [
    ...mismatch(
      { ...wrong, clause: 'attributes.size', also: originsOf(scene, version) },
      isOtherSize,
      () => ({
        expected: `ObjectSize ${size}`,
        received: `ObjectSize ${said('ObjectSize') ?? 'absent'}`,
      }),
    ),
    ...mismatch(
      { clause: 'recorded.etag', level: 'SHOULD', harm: 'wrong-form' },
      isAsked('ETag') && etag !== undefined && saidEtag !== etag,
      () => ({ expected: `ETag ${etag}`, received: `ETag ${saidEtag ?? 'absent'}` }),
    ),
    ...(isAsked('Checksum') ? sameElement(version, answer) : []),
    ...(isAsked('ObjectParts') ? partsSaid(version, answer) : []),
  ];
}

/** The parts of an object with checksums and their sizes. */
function partsSaid(
  { parts = [], hasPartChecksums }: Version,
  answer: ModelAnswer,
): readonly ModelMismatch[] {
  const weight = { clause: 'attributes.parts', level: 'SHOULD', harm: 'wrong-form' } as const;
  const said = childrenNamed(child(answer.document, 'ObjectParts'), 'Part');
  const sizes = said.map((part) => child(part, 'Size')?.text).join(', ');
  const wanted = parts.map(({ sizeBytes }) => sizeBytes).join(', ');
  return mismatch(weight, hasPartChecksums === true && sizes !== wanted, () => ({
    expected: `parts of ${wanted} bytes`,
    received: sizes === '' ? 'no parts' : `parts of ${sizes} bytes`,
  }));
}
