import type { ClauseId } from '../../spec/clauses.ts';
import { counted } from '../counted.ts';
import type { ObjectBody } from '../values.ts';
import type { ModelAnswer } from './answer.ts';
import { type ModelMismatch, mismatch } from './mismatch.ts';
import type { Scene } from './scene.ts';
import { sizeOf, type Version } from './state.ts';

/** Whether the body is exactly these pieces. */
export function sameBytesAs(
  scene: Scene,
  of: {
    readonly version: Version;
    readonly pieces: readonly ObjectBody[];
    readonly answer: ModelAnswer;
  },
): readonly ModelMismatch[] {
  const { pieces, answer } = of;
  const differs = firstDifference(pieces, answer);
  const decrypts = { clause: 'ssec.get.decrypts', level: 'MUST', harm: 'wrong-bytes' } as const;
  const weight = { ...decrypts, also: originsOf(scene, of.version) };
  return mismatch(weight, differs !== undefined, () => ({
    expected: `exactly ${counted(sizeOf({ pieces }), 'byte')} of the object`,
    received: `${counted(answer.body.byteLength, 'byte')}, the first ${(differs ?? 0).toLocaleString('en')} equal`,
  }));
}

/** Sentences about the read, and about the writes that made the object, which wrong bytes break too. */
export function originsOf({ request }: Scene, version: Version): readonly ClauseId[] {
  const asked: readonly (ClauseId | false)[] = [
    version.encryption.mode === 'SSE-C' && 'ssec.get.decrypts',
    request.range !== undefined && 'http.range',
    request.range !== undefined && 'get.range-header',
    request.partNumber !== undefined && 'get.part-number',
    request.version !== undefined && 'ssec.versions.own-key',
  ];
  return [...asked.filter((one) => one !== false), ...(version.madeBy ?? [])];
}

/** Bodies that an answer was compared with: in a race that is done for every order of the writes. */
const compared = new WeakMap<ModelAnswer, Map<ObjectBody, number | undefined>>();

function firstDifference(pieces: readonly ObjectBody[], answer: ModelAnswer): number | undefined {
  const [only, ...more] = pieces;
  if (only === undefined || more.length > 0) return firstIn(pieces, answer);
  const known = compared.get(answer) ?? new Map<ObjectBody, number | undefined>();
  compared.set(answer, known);
  if (!known.has(only)) known.set(only, firstIn(pieces, answer));
  return known.get(only);
}

function firstIn(pieces: readonly ObjectBody[], { body }: ModelAnswer): number | undefined {
  let start = 0;
  for (const piece of pieces) {
    const at = piece.firstDifference(body.subarray(start, start + piece.sizeBytes));
    if (at !== undefined) return start + at;
    start += piece.sizeBytes;
  }
  return body.byteLength > start ? start : undefined;
}
