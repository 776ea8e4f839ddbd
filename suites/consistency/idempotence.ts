import { accepted, answers, echoes, returns } from '../../core/expectations/accepted.ts';
import { either, steps } from '../../core/expectations/combine.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { bodiesOf, customerKey, each, objectBody } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { objectOf } from '../scenes/multipart-object.ts';

export const idempotenceRules = [
  rule({
    id: 'idempotence.get-after-error',
    level: 'MUST',
    title: 'After GetObject without the key or with another is refused, the right key still reads',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    given: {
      key: customerKey(),
      other: customerKey(),
      body: objectBody(),
      wrong: each('other', 'none'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ read }, { other, wrong }, object) =>
      [
        await read(object, {}),
        await read(object, { key: wrong === 'none' ? 'none' : other }),
        await read(object, {}),
      ] as const,
    expect: steps(returns('body'), refused(), returns('body')),
    catches: ['refused-read-locks-object'],
  }),
  rule({
    id: 'idempotence.complete-retry',
    level: 'SHOULD',
    title: 'A second CompleteMultipartUpload with SSE-C is accepted or 404; the object stays whole',
    clause: 'mpu.no-such-upload',
    on: ['CompleteMultipartUpload'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key, body }, upload) =>
      [
        await s3.completeMultipartUpload({ upload, key: 'if asked for' }),
        await s3.completeMultipartUpload({ upload, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const,
    expect: steps(accepted(), either(accepted(), answers(404)), returns('body')),
    catches: ['second-complete-crashes'],
  }),
  rule({
    id: 'idempotence.put-retry',
    level: 'MUST',
    title: 'A repeated SSE-C PutObject, and one of other bytes, is confirmed and returned at once',
    clause: 's3.strong-consistency',
    on: ['PutObject'],
    // A cache that knows an object by its key and size takes one of these for the other.
    given: { key: customerKey(), body: bodiesOf(1024), next: bodiesOf(1024) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { key, body, next }, stored) =>
      [
        await s3.putObject({ key, body, onto: stored }),
        await s3.getObject({ of: stored }),
        await s3.putObject({ key, body: next, onto: stored }),
        await s3.getObject({ of: stored }),
      ] as const,
    expect: steps(echoes('key'), returns('body'), echoes('key'), returns('next')),
    catches: ['second-write-refused', 'overwrite-of-same-size-reads-old'],
  }),
];
