import { child, header } from '../exchange.ts';
import type { Encryption } from '../values.ts';
import { acceptedBy } from './accepted-by.ts';
import type { Holds } from './allowed.ts';
import type { ModelAnswer } from './answer.ts';
import { checksumsOfWrite } from './compare-checksums.ts';
import { opaqueEtag } from './compare-reads.ts';
import { madeBy } from './made-by.ts';
import { type ModelMismatch, mismatch, sameHeader } from './mismatch.ts';
import { roles } from './roles.ts';
import type { Scene } from './scene.ts';

const prefix = 'x-amz-server-side-encryption-customer-';

/** What is wrong with the answer to an accepted write: what it confirms, and its ETag. */
export function writeMismatches(
  scene: Scene,
  answer: ModelAnswer,
  { holds }: { readonly holds: Holds; readonly isOpen: boolean },
): readonly ModelMismatch[] {
  const { operation } = scene.request;
  const kinds = Object.values(roles[operation] ?? {}).map(({ kind }) => kind);
  if (!kinds.includes('encrypts') && !kinds.includes('part')) return [];
  const stores = holds.stores ?? [];
  const keyed = stores.flatMap((one) => (one.mode === 'SSE-C' ? [one] : []));
  const etag = header(answer, 'etag') ?? child(answer.document, 'ETag')?.text;
  const isStray = scene.request.stray !== undefined;
  const isConfirmed = ['algorithm', 'key-MD5'].some(
    (member) => header(answer, `${prefix}${member}`) !== undefined,
  );
  const [first] = isStray && !isConfirmed ? [] : keyed;
  const pieces = scene.request.body === undefined ? [] : [scene.request.body];
  return [
    ...checksumsOfWrite(scene, answer),
    ...(first === undefined ? nothingConfirmed(scene, answer) : oneConfirmed(scene, answer, keyed)),
    ...(first === undefined || pieces.length === 0
      ? []
      : opaqueEtag({ encryption: first, pieces }, etag)),
  ];
}

function nothingConfirmed(scene: Scene, answer: ModelAnswer): readonly ModelMismatch[] {
  const weight = {
    clause: 'ssec.get.echo-if-requested',
    level: 'MUST',
    harm: 'wrong-form',
    also: madeBy(scene),
  } as const;
  return ['algorithm', 'key-MD5'].flatMap((member) =>
    sameHeader(weight, answer, [`${prefix}${member}`, undefined]),
  );
}

/** AES256 and the MD5 of one of the keys under which the write may be stored. */
function oneConfirmed(
  scene: Scene,
  answer: ModelAnswer,
  keyed: readonly Extract<Encryption, { readonly mode: 'SSE-C' }>[],
): readonly ModelMismatch[] {
  const isForm = scene.request.operation === 'PostObject';
  const ofForm = scene.request.stray === undefined ? 'peer.post-echo' : 'derived.reveals-nothing';
  const weight = {
    clause: isForm ? ofForm : 'ssec.put.echo',
    level: isForm ? 'SHOULD' : 'MUST',
    harm: 'wrong-form',
  } as const;
  const md5 = header(answer, `${prefix}key-MD5`);
  // A lenient endpoint may repeat another spelling of the MD5, so the bytes are compared.
  const said = md5 === undefined ? undefined : Buffer.from(md5, 'base64').toString('base64');
  const found = [
    ...sameHeader(weight, answer, [`${prefix}algorithm`, 'AES256']),
    ...mismatch(
      md5 === undefined ? { ...weight, lacks: `${prefix}key-MD5` } : weight,
      !keyed.some(({ key }) => key.md5Base64 === said),
      () => ({
        expected: `${prefix}key-MD5 of the key that was sent`,
        received: md5 === undefined ? `no ${prefix}key-MD5` : `the MD5 of another key`,
      }),
    ),
  ];
  return found.map((one) => ({ ...one, also: acceptedBy(scene) }));
}
