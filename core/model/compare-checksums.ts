import { type ChecksumName, checksumNames } from '../checksum.ts';
import { child, header } from '../exchange.ts';
import type { ModelAnswer } from './answer.ts';
import { checksumOf } from './checksum-of.ts';
import { type ModelMismatch, mismatch } from './mismatch.ts';
import type { Scene } from './scene.ts';
import { sizeOf, type Version } from './state.ts';

const summedBytesMax = 64 * 1024;
const echo = { clause: 'checksum.echo', level: 'SHOULD', harm: 'wrong-form' } as const;
const right = {
  clause: 'checksum.of-object',
  level: 'MUST',
  harm: 'wrong-bytes',
  also: ['checksum.any-encryption', 'checksum.echo'],
} as const;

/** Whether every checksum that headers show is that of the bytes; not asked of large objects. */
function rightChecksums(
  answer: ModelAnswer,
  { pieces, madeBy = [] }: Pick<Version, 'pieces' | 'madeBy'>,
): readonly ModelMismatch[] {
  if (sizeOf({ pieces }) > summedBytesMax) return [];
  const shown = checksumNames.flatMap((name): readonly (readonly [ChecksumName, string])[] => {
    const value = header(answer, `x-amz-checksum-${name}`);
    return value === undefined ? [] : [[name, value]];
  });
  return shown.flatMap(([name, value]) =>
    mismatch(
      { ...right, also: [...right.also, ...madeBy] },
      checksumOf(pieces, name) !== value,
      () => ({
        expected: `the ${name} of the bytes`,
        received: 'another checksum',
      }),
    ),
  );
}

/** The checksums in the answer to a write of one piece: right, and the one that was sent. */
export function checksumsOfWrite(
  { request }: Scene,
  answer: ModelAnswer,
): readonly ModelMismatch[] {
  const { body, checksum, operation } = request;
  if (body === undefined || operation === 'PostObject') return [];
  const name = `x-amz-checksum-${checksum?.algorithm}`;
  const isSent = checksum?.isRight === true;
  return [
    ...mismatch(echo, isSent && header(answer, name) === undefined, () => ({
      expected: name,
      received: `no ${name}`,
    })),
    ...rightChecksums(answer, { pieces: [body] }),
  ];
}

/** The checksums in the answer to a read of a whole object in checksum mode, if they are of all its bytes. */
export function checksumsOfRead(
  { request }: Scene,
  answer: ModelAnswer,
  version: Version,
): readonly ModelMismatch[] {
  const { isMultipart, checksum, madeBy = [] } = version;
  const isWhole = request.range === undefined && request.partNumber === undefined;
  if (!isWhole) return [];
  if (isMultipart) return isOfObject(answer) ? rightChecksums(answer, version) : [];
  const name = `x-amz-checksum-${checksum?.algorithm}`;
  const isAsked = request.extras?.includes('checksum-mode') === true && checksum !== undefined;
  return [
    ...mismatch({ ...echo, also: madeBy }, isAsked && header(answer, name) === undefined, () => ({
      expected: name,
      received: `no ${name}`,
    })),
    ...rightChecksums(answer, version),
  ];
}

/** The checksums of a multipart object may be those of the checksums of its parts. */
function isOfObject(answer: ModelAnswer): boolean {
  return header(answer, 'x-amz-checksum-type') === 'FULL_OBJECT';
}

/** The checksum in the answer of GetObjectAttributes. */
export function sameElement(
  { isMultipart, checksum, madeBy = [] }: Version,
  answer: ModelAnswer,
): readonly ModelMismatch[] {
  if (isMultipart || checksum === undefined) return [];
  const weight = { ...echo, clause: 'checksum.attributes', also: madeBy } as const;
  const name = `Checksum${checksum.algorithm.toUpperCase()}`;
  const shown = child(child(answer.document, 'Checksum'), name)?.text;
  return mismatch(weight, shown !== checksum.value, () => ({
    expected: `${name} of the object`,
    received: shown === undefined ? `no ${name}` : 'another checksum',
  }));
}
