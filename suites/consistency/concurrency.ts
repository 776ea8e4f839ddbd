import type { CustomerKey } from '../../core/customer-key.ts';
import { returns, steps } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { distinctKeys, objectBody, writers } from '../../generators/index.ts';
import { oneWriterAlone, rotatedWhole, wholeOrRefused } from '../scenes/races.ts';

export const concurrencyRules = [
  rule({
    id: 'concurrency.writers-different-keys',
    level: 'MUST',
    title: 'Racing writes under different keys leave one writer whole',
    clause: 's3.last-writer',
    on: ['PutObject'],
    trials: 2,
    given: { writers: writers(8) },
    arrange: async ({ have }, { writers: [first] }) =>
      have.object({ body: first?.body as ObjectBody, encryption: ssec(first?.key as CustomerKey) }),
    act: async ({ s3, together }, { writers }, stored) => {
      const writes = await together(writers, async (writer) => ({
        answer: await s3.putObject({ ...writer, onto: stored }),
        writer,
      }));
      const end = await s3.getWithEach(
        stored,
        writers.map((writer) => writer.key),
      );
      return { writes, reads: [], end };
    },
    expect: oneWriterAlone(),
    catches: ['overwrites-mix-etags', 'accepts-known-keys'],
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
      const turns = Array.from({ length: 24 }, (_, at) => writers[at % 2]);
      const [writes, reads] = await Promise.all([
        together(turns.slice(0, 8), async (writer) => ({
          answer: await s3.putObject({ ...writer, onto: stored }),
          writer,
        })),
        together(turns, async (writer) => ({
          answer: await s3.getObject({ of: stored, key: writer?.key ?? 'none' }),
          writer,
        })),
      ]);
      const end = await s3.getWithEach(
        stored,
        writers.map(({ key }) => key),
      );
      return { writes, reads, end };
    },
    expect: wholeOrRefused(),
    catches: ['reads-fail-under-overwrites', 'torn-overwrite'],
  }),
  rule({
    id: 'concurrency.rotate-vs-read',
    level: 'SHOULD',
    title: 'Reads that race a key rotation are whole or refused, and the new key opens after it',
    clause: 's3.never-partial',
    on: ['CopyObject'],
    trials: 2,
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [old], body }) => have.object({ body, encryption: ssec(old) }),
    act: async ({ s3, have, together }, { keys }, stored) => {
      const headers = [['x-amz-metadata-directive', 'REPLACE']] as const;
      const rotated = { source: stored, to: ssec(keys[1]), onto: 'itself', headers } as const;
      const readers = Array.from({ length: 20 }, (_, at) => keys[at % 2]);
      const [reads] = await Promise.all([
        together(readers, (key) => s3.getObject({ of: stored, key: key ?? 'none' })),
        have.accepted(s3.copyObject(rotated)),
      ]);
      return [reads, await s3.getObject({ of: stored, key: keys[1] })] as const;
    },
    expect: steps(rotatedWhole(), returns('body')),
    catches: ['rotation-loses-object-of-readers', 'rotation-keeps-old-key'],
  }),
];
