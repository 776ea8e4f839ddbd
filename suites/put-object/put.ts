import { echoes, returns } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { keepsEtag } from '../../core/expectations/etags.ts';
import { refusedOrReadable } from '../../core/expectations/lenient.ts';
import { refused, refusedThen } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { writeAndTryEachKey } from '../../generators/accepted-writes.ts';
import { encryptByDefault } from '../../generators/default-encryption.ts';
import { each, mutation, objectBody } from '../../generators/index.ts';
import { creatingWrites, keyAndBody } from '../scenes/drawn.ts';
import { replace, replacers } from '../scenes/replaced-objects.ts';
import { writeAndRead } from '../scenes/write-and-read.ts';

export const putRules = [
  rule({
    id: 'put.reject.keeps-existing-object',
    level: 'MUST',
    title: 'A refused write over a plain or SSE-C object leaves its bytes and ETag unchanged',
    clause: 'http.refused-not-applied',
    on: replacers,
    given: {
      ...keyAndBody,
      next: objectBody(),
      mode: each('plain', 'SSE-C'),
      mutation: mutation('md5.of-other-key', 'triple.no-key', 'algorithm.kms', 'key.len-16'),
    },
    arrange: ({ have }, { key, body, mode }) =>
      have.object({ body, encryption: mode === 'plain' ? plain : ssec(key) }),
    act: async (world, drawn, stored) => {
      const before = await world.s3.getObject({ of: stored });
      const write = await replace(world, drawn, stored);
      return [write, [before, await world.s3.getObject({ of: stored })]] as const;
    },
    expect: refusedThen(all(steps(returns('body'), returns('body')), keepsEtag())),
    catches: ['refused-write-replaces', 'refused-complete-replaces'],
  }),
  rule({
    id: 'put.accepted-opens',
    level: 'MUST',
    title: 'An accepted write with invalid SSE-C headers is readable with them, its key or no key',
    clause: 'ssec.get.decrypts',
    on: ['PutObject', 'PostObject', 'CopyObject'],
    trials: 1,
    given: {
      ...keyAndBody,
      mutation: mutation(
        'triple.no-md5',
        'triple.no-algorithm',
        'key.len-16',
        'key.len-33',
        'key.other-with-right-md5',
        'md5.of-other-key',
        'algorithm.kms',
        'conflict.sse-s3',
      ),
    },
    act: writeAndTryEachKey,
    expect: refusedOrReadable(),
    catches: ['encrypts-mismatched-keys-with-another', 'encrypts-short-keys-with-another'],
  }),
  rule({
    id: 'put.reject.before-body',
    level: 'MAY',
    title: 'PutObject or UploadPart with Expect: 100-continue and a wrong key MD5 is refused',
    clause: 'http.expect',
    on: ['PutObject', 'UploadPart'],
    given: { ...keyAndBody, mutation: mutation('md5.of-other-key') },
    act: ({ write }, drawn) => write({ ...drawn, transport: { expectContinue: true } }),
    expect: refused(),
    catches: ['ignores-key-md5'],
  }),
  rule({
    id: 'put.default-encryption-overridden',
    level: 'MUST',
    title: 'An SSE-C write to a bucket with SSE-S3 as default is confirmed and under SSE-C',
    clause: 'ssec.default-only-without',
    on: creatingWrites,
    needs: ['bucket-encryption', 'sse-s3', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: keyAndBody,
    arrange: (world) => encryptByDefault(world),
    act: writeAndRead,
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed()),
    catches: ['default-encryption-wins', 'no-echo'],
  }),
];
