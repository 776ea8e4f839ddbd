import { child, isAccepted } from '../../core/exchange.ts';
import type { ModelOperation } from '../../core/model/request.ts';
import { type CustomerKey, plain } from '../../core/values.ts';
import { type ReadWay, read } from './dimensions/read.ts';
import { wrongKeyOf, wrongKeys } from './dimensions/wrong-key.ts';
import type { Judged } from './judged.ts';
import { plainGet, readRequest, stateOf, stateWith, validHeaders } from './modelled.ts';
import type { DrawnRead } from './read-trials.ts';
import { type Readers, readBy, type Subject } from './reading.ts';
import { writtenScene } from './shared-scene.ts';

/** The object of the drawn scene, and an upload for the parts that are copied from it. */
export async function arrangeRead(world: Readers, { scene }: DrawnRead): Promise<Subject> {
  const stored = await writtenScene(world, scene);
  const isPart = world.operation === 'UploadPartCopy';
  return {
    scene,
    stored,
    copy: await world.have.nothing(stored),
    upload: isPart ? await world.have.upload({ encryption: plain }) : undefined,
  };
}

/** Reads the object with its own key. A copy is read, too: its answer shows no bytes. */
export async function readWithKey(
  world: Readers,
  drawn: DrawnRead,
  subject: Subject,
): Promise<readonly Judged[]> {
  const first = await judgedRead(world, drawn, subject, { key: 'own', says: 'with its key' });
  const { answer } = first;
  if (!isAccepted(answer) || !['CopyObject', 'UploadPartCopy'].includes(world.operation))
    return [first];
  return [first, await copyRead(world, drawn, subject, first)];
}

/** Reads the object without its key, with each of the wrong ones that were drawn. */
export async function readWithWrongKeys(
  world: Readers,
  drawn: DrawnRead,
  subject: Subject,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const [at, name] of drawn.wrongKeys.entries()) {
    const key = wrongKeyOf(name, drawn.scene);
    const says = `with ${wrongKeys[name].says}`;
    judged.push(await judgedRead(world, drawn, subject, { key, says, part: at + 1 }));
  }
  return judged;
}

/** The same read with the key of the object. */
export function controlRead(world: Readers, { ask }: DrawnRead, subject: Subject) {
  return readBy(world, subject, { ...ask, key: 'own', part: 9 });
}

async function judgedRead(
  world: Readers,
  { scene, ask }: DrawnRead,
  subject: Subject,
  of: { readonly key: CustomerKey | 'own' | 'none'; readonly says: string; readonly part?: number },
): Promise<Judged> {
  const { stored } = subject;
  const answer = await readBy(world, subject, { ...ask, ...of });
  const operation = world.operation as ModelOperation;
  const carrier = operation.includes('Copy') ? 'copySourceHeaders' : 'headers';
  const key = of.key === 'own' ? scene.keys.own : of.key;
  const request = readRequest(operation, {
    scene,
    stored,
    ask,
    sent: validHeaders(carrier, key),
  });
  return { states: [stateOf(scene, stored)], request, answer, says: of.says };
}

/** What a copy to a plain object left. */
async function copyRead(
  { s3 }: Readers,
  { scene, ask }: DrawnRead,
  { upload }: Subject,
  copy: Judged,
): Promise<Judged> {
  const { answer } = copy;
  const way: ReadWay = read[ask.read];
  const { first, last } = (way.by === 'range' && way.slice?.(scene)) || {
    first: 0,
    last: scene.body.sizeBytes - 1,
  };
  const body = scene.body.part({ firstByte: first, sizeBytes: last - first + 1 });
  const name = answer.request.name;
  const of = { name, encryption: plain, body, etag: '' };
  const etag = child(answer.document, 'ETag')?.text ?? '';
  if (upload !== undefined)
    await s3.completeMultipartUpload({ upload: { ...upload, parts: [{ number: 1, etag, body }] } });
  return {
    states: [stateWith(of)],
    request: plainGet(name),
    answer: await s3.getObject({ of, key: 'none' }),
    says: 'the copy, without a key',
  };
}
