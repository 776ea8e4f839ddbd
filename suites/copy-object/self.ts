import { isAccepted } from '../../core/exchange.ts';
import { accepted, answers, returns } from '../../core/expectations/accepted.ts';
import { either, steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { refusedAndKept } from '../../core/expectations/copied.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { each, mutation } from '../../generators/index.ts';
import { type Place, placed, refusesCopySource } from '../scenes/copies.ts';
import { keyAndBody, twoKeysAndBody } from '../scenes/drawn.ts';

export const copySelfRules = [
  rule({
    id: 'copy.self.wrong-key',
    level: 'MUST',
    title: 'A self-copy with one wrong key as source and target key is refused and changes nothing',
    clause: 'ssec.copy.source-same',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { ...twoKeysAndBody, place: each<Place>('other', 'replaced') },
    arrange: async ({ have }, { keys: [right], body }) => ({
      stored: await have.object({ body, encryption: ssec(right) }),
      rotated: await have.object({ body, encryption: ssec(right) }),
    }),
    act: async ({ s3 }, { keys: [, wrong], place }, { stored }) => {
      const to = { to: ssec(wrong), ...placed(place), onto: 'itself' } as const;
      const copied = await s3.copyObject({ ...to, source: stored, sourceKey: wrong });
      return [copied, await s3.getObject({ of: stored })];
    },
    // Some endpoints refuse a self-copy without new metadata: the control always has it.
    control: ({ s3 }, { keys: [, other] }, { rotated }) =>
      s3.copyObject({ source: rotated, to: ssec(other), ...placed('itself') }),
    expect: refusedAndKept(),
    catches: ['self-copy-same-keys-unchecked', 'copy-ignores-all-keys', 'accepts-wrong-key'],
  }),
  rule({
    id: 'copy.self.other-mode',
    level: 'MUST',
    title: 'A key rotation by self-copy that names aws:kms or AES256 as well is refused',
    clause: 'ssec.exclusive',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { ...twoKeysAndBody, mutation: mutation('conflict.sse-kms', 'conflict.sse-s3') },
    act: async ({ s3, have }, { keys: [old, fresh], body, mutation }) => {
      // The control rotates the key, so it has a source of its own.
      const source = await have.object({ body, encryption: ssec(old) });
      const to = { to: ssec(fresh), ...placed('itself'), mutates: 'writeKey' } as const;
      return s3.copyObject({ ...to, source, mutation });
    },
    expect: refused(),
    catches: ['rotation-takes-other-mode'],
  }),
  rule({
    id: 'copy.self.rotate-without-directive',
    level: 'SHOULD',
    title: 'Key rotation by self-copy without a metadata directive is accepted',
    clause: 'ssec.copy.any-encryption',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: twoKeysAndBody,
    arrange: ({ have }, { keys: [old], body }) => have.object({ body, encryption: ssec(old) }),
    act: async ({ s3 }, { keys: [, fresh] }, stored) =>
      [
        await s3.copyObject({ source: stored, to: ssec(fresh), onto: 'itself' }),
        await s3.getObject({ of: stored, key: fresh }),
      ] as const,
    expect: steps(accepted(), returns('body')),
    catches: ['rotation-needs-replace', 'copy-to-other-key-is-ciphertext'],
  }),
  rule({
    id: 'copy.self.rotate',
    level: 'MUST',
    title: 'After key rotation by self-copy the new key reads the object, the old key is refused',
    clause: 'ssec.get.same-key',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: twoKeysAndBody,
    arrange: async ({ have, s3 }, { keys: [old], body }) => {
      const stored = await have.object({ body, encryption: ssec(old) });
      // What an endpoint remembers of good reads has to end with the rotation.
      await have.accepted(s3.headObject({ of: stored }));
      await have.accepted(s3.getObject({ of: stored }));
      return stored;
    },
    act: async ({ s3 }, { keys: [old, fresh] }, stored) =>
      [
        await s3.copyObject({ source: stored, to: ssec(fresh), ...placed('itself') }),
        await s3.getObject({ of: stored, key: fresh }),
        await s3.getObject({ of: stored, key: old }),
        await s3.headObject({ of: stored, key: old }),
      ] as const,
    expect: steps(accepted(), returns('body'), refusedAndConcealed(), refusedAndConcealed()),
    catches: ['rotation-keeps-old-key', 'copy-to-other-key-is-ciphertext', 'head-remembers-key'],
  }),
  refusesCopySource({
    id: 'copy.self.no-source-key',
    title: 'A self-copy without copy-source SSE-C headers is refused and changes nothing',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ['own', 'other'],
    places: ['itself'],
    catches: ['self-copy-crashes', 'serves-without-key'],
  }),
  rule({
    id: 'copy.self.to-default',
    level: 'SHOULD',
    title: 'A self-copy with only copy-source SSE-C headers makes the object plain or is refused',
    clause: 'recorded.copy.etag',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, stored) => {
      const copied = await s3.copyObject({ source: stored, to: plain, onto: 'itself' });
      const of = isAccepted(copied) ? { ...stored, encryption: plain } : stored;
      return [await s3.getObject({ of }), copied] as const;
    },
    expect: steps(returns('body'), either(accepted(), refused())),
    catches: ['self-copy-to-default-keeps-key', 'copy-to-plain-keeps-marker'],
  }),
  rule({
    id: 'copy.self.same-key',
    level: 'SHOULD',
    title: 'A self-copy under the same key is accepted, 400 or 403; the key still reads the object',
    clause: 'ssec.copy.any-encryption',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { key }, stored) => {
      const copied = await s3.copyObject({ source: stored, to: ssec(key), onto: 'itself' });
      return [await s3.getObject({ of: stored }), copied] as const;
    },
    expect: steps(returns('body'), either(accepted(), answers(400, 403))),
    catches: ['self-copy-crashes', 'copy-copies-ciphertext'],
  }),
];
