import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { holds, oneWriterWhole, refused, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, type ObjectBody, ssec } from '../../core/values.ts';
import {
  customerKey,
  distinctKeys,
  objectBody,
  type SharedMultipart,
  sharedMultipart,
  writers,
} from '../../generators/index.ts';
import type { Raced } from './raced.ts';

/** Many requests at once. */
export const concurrencyRules = [
  rule({
    id: 'concurrency.writers-different-keys',
    level: 'MUST',
    title: 'Racing writes under different keys leave one writer whole',
    clause: 's3.last-writer',
    on: ['PutObject'],
    trials: 2,
    given: { writers: writers(8) },
    act: async ({ s3, have, together }, { writers }) => {
      const first = await have.accepted(s3.putObject(writers[0] ?? {}));
      await together(writers, (writer) => s3.putObject({ ...writer, onto: first.request }));
      return s3.getWithEach(writers.map((writer) => writer.key));
    },
    expect: oneWriterWhole(),
    catches: [
      'accepts-known-keys',
      'accepts-wrong-key',
      'caches-decrypted-object',
      'drops-last-partial-block',
      'overwrite-keeps-old-key',
      'refused-read-locks-object',
      'stores-plaintext',
      'torn-overwrite',
    ],
  }),
  rule({
    id: 'concurrency.read-during-overwrite',
    level: 'MUST',
    title: 'A read that races an overwrite returns one whole object or an error',
    clause: 's3.never-partial',
    on: ['GetObject'],
    trials: 2,
    given: { writers: writers(2) },
    arrange: async ({ have }, { writers: [first] }) =>
      have.object({ body: first?.body as ObjectBody, encryption: ssec(first?.key as CustomerKey) }),
    act: async ({ s3, together }, { writers }, stored) => {
      const rounds = Array.from({ length: 24 }, (_, at) => at);
      const answers = await together(rounds, async (at) => {
        const writer = writers[at % 2];
        if (at % 3 === 0) await s3.putObject({ ...writer, onto: stored });
        return { answer: await s3.getObject({ of: stored, key: writer?.key ?? 'none' }), writer };
      });
      return answers;
    },
    expect: holds<readonly Raced[]>('are whole or refused', (raced) =>
      raced.flatMap(({ answer, writer }) =>
        isAccepted(answer) && writer !== undefined ? returns('body').check(answer, writer) : [],
      ),
    ),
    catches: [
      'accepts-known-keys',
      'accepts-wrong-key',
      'caches-decrypted-object',
      'drops-last-partial-block',
      'overwrite-keeps-old-key',
      'stores-plaintext',
      'torn-overwrite',
    ],
  }),
  rule({
    id: 'concurrency.parallel-readers',
    level: 'MUST',
    title: 'Readers with the right and with another key do not touch each other',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    trials: 1,
    given: { key: customerKey(), other: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3, together }, { key, other }, stored) =>
      together(
        Array.from({ length: 100 }, (_, at) => at % 2 === 0),
        async (isRight) => ({
          answer: await s3.getObject({ of: stored, key: isRight ? key : other }),
          isRight,
        }),
      ),
    expect: holds<readonly { answer: Exchange; isRight: boolean }[], { readonly body: ObjectBody }>(
      'open to the right key alone',
      (readers, { body }) =>
        readers.flatMap(({ answer, isRight }) =>
          isRight ? returns('body').check(answer, { body }) : refused().check(answer, undefined),
        ),
    ),
    catches: [
      'accepts-wrong-key',
      'caches-decrypted-object',
      'drops-last-partial-block',
      'refused-read-locks-object',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'concurrency.parallel-parts',
    level: 'MUST',
    title: 'Parts sent at once assemble in the order of their numbers',
    clause: 'mpu.complete.assembles',
    on: ['CompleteMultipartUpload'],
    trials: 1,
    given: { shared: sharedMultipart() },
    arrange: ({ have }, { shared: { body, partSizesBytes, key } }) =>
      have.object({ body, partSizesBytes, encryption: ssec(key) }),
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: holds(
      'returns the object',
      (answer: Exchange, { shared }: { readonly shared: SharedMultipart }) =>
        returns('body').check(answer, shared),
    ),
    catches: [
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'parts-in-order-of-arrival',
    ],
  }),
  rule({
    id: 'concurrency.rotate-vs-read',
    level: 'SHOULD',
    title: 'During a key rotation every read is whole under its key, or refused',
    clause: 's3.never-partial',
    on: ['CopyObject'],
    trials: 2,
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [old], body }) => have.object({ body, encryption: ssec(old) }),
    act: async ({ s3, have, together }, { keys }, stored) => {
      const rotate = () =>
        have.accepted(
          s3.copyObject({
            source: stored,
            to: ssec(keys[1]),
            onto: 'itself',
            headers: [['x-amz-metadata-directive', 'REPLACE']],
          }),
        );
      const readers = Array.from({ length: 20 }, (_, at) => keys[at % 2 === 0 ? 0 : 1]);
      const [reads] = await Promise.all([
        together(readers, (key) => s3.getObject({ of: stored, key })),
        rotate(),
      ]);
      return reads;
    },
    expect: holds<readonly Exchange[], { readonly body: ObjectBody }>(
      'are whole or refused',
      (reads, { body }) =>
        reads.flatMap((read) =>
          isAccepted(read)
            ? returns('body').check(read, { body })
            : refused().check(read, undefined),
        ),
    ),
    catches: ['drops-last-partial-block'],
  }),
];
