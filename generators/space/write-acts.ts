import { answered, type Exchange, header, isAccepted } from '../../core/exchange.ts';
import { expectation } from '../../core/expectations/expectation.ts';
import type { Mismatch } from '../../core/report.ts';
import type { Scene } from './scene.ts';
import { sharedScene } from './shared-scene.ts';
import type { Makers } from './ways.ts';
import type { DrawnWrite } from './write-trials.ts';

/** The answers to the last writes of a scene, which the trials of a run share. */
export async function lastWrites(
  world: Makers,
  { scene }: DrawnWrite,
): Promise<readonly Exchange[]> {
  const { answers } = await sharedScene(world, scene);
  const unoffered = answers.find(({ status }) => status === 501);
  if (unoffered !== undefined) await world.have.accepted(Promise.resolve(unoffered));
  return answers;
}

/** Every write is accepted, and what stores bytes under the key confirms it. */
export function acceptedAndConfirmed() {
  return expectation<readonly Exchange[], { readonly scene: Scene }, 'acceptance'>({
    kind: 'acceptance',
    says: 'is accepted and confirms algorithm and key MD5',
    harm: 'valid-refused',
    check: (answers, { scene }) => answers.flatMap((answer) => mismatchesOf(answer, scene)),
  });
}

const prefix = 'x-amz-server-side-encryption-customer-';

function mismatchesOf(answer: Exchange, { keys }: Scene): readonly Mismatch[] {
  const { operation } = answer.request;
  if (!isAccepted(answer))
    return [{ expected: `${operation} is accepted`, received: answered(answer) }];
  // Complete needs no key, and so it need not confirm one; of forms a confirmation is not documented.
  if (operation === 'CompleteMultipartUpload' || operation === 'PostObject') return [];
  const expected = { algorithm: 'AES256', 'key-MD5': keys.own.md5Base64 };
  return Object.entries(expected).flatMap(([member, value]) => {
    const said = header(answer, prefix + member);
    if (said === value) return [];
    const received = said === undefined ? `no ${prefix}${member}` : `another ${prefix}${member}`;
    return [{ expected: `${prefix}${member} of the write`, received, harm: 'wrong-form' as const }];
  });
}
