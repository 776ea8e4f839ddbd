import type { CustomerKey } from '../../core/customer-key.ts';
import { type Exchange, header } from '../../core/exchange.ts';
import { accepted, returns } from '../../core/expectations/accepted.ts';
import { eachAnswer, steps } from '../../core/expectations/combine.ts';
import {
  oneWriterAlone,
  openToTheRightKey,
  rotatedWhole,
  wholeOrRefused,
} from '../../core/expectations/raced.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, each, objectBody, rangeOf, sharedMultipart } from '../../generators/index.ts';
import { smallAndLargeWriters, writers } from '../../generators/writers.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';
import { boundary, sharedObject, sharedSlice } from '../scenes/multipart-object.ts';

const partSizesBytes = [5_242_881, 5_242_880, 4097];

const inThreeParts = ObjectBody.of({
  sizeBytes: partSizesBytes.reduce((sum, sizeBytes) => sum + sizeBytes),
  seed: 9,
});

export const concurrencyRules = [
  rule({
    id: 'concurrency.writers-different-keys',
    level: 'MUST',
    title: 'Parallel PutObjects under several keys leave one whole object, read with its key alone',
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
    catches: ['overwrites-mix-etags', 'large-writes-mix'],
  }),
  rule({
    id: 'concurrency.read-during-overwrite',
    level: 'MUST',
    title: 'GetObject during overwrites under two keys returns one whole object or is refused',
    clause: 's3.never-partial',
    on: ['GetObject'],
    trials: 1,
    given: { writers: smallAndLargeWriters() },
    arrange: async ({ have }, { writers: [first] }) =>
      have.object({ body: first?.body as ObjectBody, encryption: ssec(first?.key as CustomerKey) }),
    act: async ({ s3, together }, { writers }, stored) => {
      const turns = Array.from({ length: 16 }, (_, at) => writers[at % 2]);
      const put = (writer: (typeof turns)[number]) => s3.putObject({ ...writer, onto: stored });
      const get = (writer: (typeof turns)[number]) =>
        s3.getObject({ of: stored, key: writer?.key ?? 'none' });
      const [writes, reads] = await Promise.all([
        together(turns.slice(0, 8), async (writer) => ({ answer: await put(writer), writer })),
        together(turns, async (writer) => ({ answer: await get(writer), writer })),
      ]);
      const keys = writers.map(({ key }) => key);
      return { writes, reads, end: await s3.getWithEach(stored, keys) };
    },
    expect: wholeOrRefused(),
    catches: ['reads-fail-under-overwrites', 'torn-overwrite', 'large-reads-mix-overwrites'],
  }),
  rule({
    id: 'concurrency.rotate-vs-read',
    level: 'SHOULD',
    title: 'During key rotation GetObject is whole or refused; then the new key reads the object',
    clause: 's3.never-partial',
    on: ['CopyObject'],
    trials: 2,
    given: twoKeysAndBody,
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
  rule({
    id: 'concurrency.parallel-readers-of-parts',
    level: 'MUST',
    trials: 1,
    title: 'Parallel GetObjects of a range across two SSE-C parts each return exactly the bytes',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    needs: ['multipart'],
    given: {
      shared: sharedMultipart(),
      range: each(rangeOf({ first: boundary - 40_000, last: boundary + 60_000 })),
    },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ s3, together }, { range }, stored) =>
      together(Array.from({ length: 24 }), () => s3.getObject({ of: stored, range })),
    expect: eachAnswer(sharedSlice()),
    catches: ['parallel-reads-of-parts-are-truncated'],
  }),
  rule({
    id: 'concurrency.parallel-readers',
    level: 'MUST',
    title: 'Of parallel GetObjects those with the right key return the object, others are refused',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    trials: 1,
    given: { key: customerKey(), other: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3, together }, { key, other }, stored) =>
      together(
        Array.from({ length: 24 }, (_, at) => at % 2 === 0),
        async (isRight) => ({
          answer: await s3.getObject({ of: stored, key: isRight ? key : other }),
          isRight,
        }),
      ),
    expect: openToTheRightKey(),
    catches: ['accepts-wrong-key'],
  }),
  rule({
    id: 'concurrency.parallel-parts',
    level: 'MUST',
    title: 'SSE-C parts uploaded in parallel are assembled in the order of their part numbers',
    clause: 'mpu.complete.assembles',
    on: ['CompleteMultipartUpload'],
    trials: 1,
    hasLargeBodies: true,
    given: { key: customerKey(), body: each(inThreeParts) },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: async ({ s3, together }, { key, body }, upload) => {
      const answers = await together(partsOf(body), (part) => s3.uploadPart({ upload, ...part }));
      const parts = partsOf(body).map((part, index) => ({
        ...part,
        etag: header(answers[index] as Exchange, 'etag') ?? '',
      }));
      const whole = { ...upload, parts };
      const completed = await s3.completeMultipartUpload({ upload: whole, key: 'if asked for' });
      const of = { name: upload.name, encryption: ssec(key), body, etag: '' };
      return [answers, completed, await s3.getObject({ of })] as const;
    },
    expect: steps(eachAnswer(accepted()), accepted(), returns('body')),
    catches: ['parts-in-order-of-arrival', 'part-lacks-etag'],
  }),
];

/** Parts of the least size that S3 accepts, the last one short. */
function partsOf(body: ObjectBody) {
  return partSizesBytes.map((sizeBytes, index) => {
    const firstByte = partSizesBytes.slice(0, index).reduce((sum, size) => sum + size, 0);
    return { number: index + 1, body: body.part({ firstByte, sizeBytes }) };
  });
}
