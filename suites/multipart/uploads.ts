import type { Exchange } from '../../core/exchange.ts';
import {
  accepted,
  answers,
  either,
  holds,
  oneWriterWhole,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, type ObjectBody, ssec } from '../../core/values.ts';
import { customerKey, each, objectBody } from '../../generators/index.ts';
import { given, objectOf } from './scene.ts';

const twoUploads = { ...given, other: customerKey(), next: objectBody() };
interface TwoUploads {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly other: CustomerKey;
  readonly next: ObjectBody;
}

/** Uploads before, beside and after their own completion. */
export const uploadRules = [
  rule({
    id: 'mpu.get-before-complete',
    level: 'MUST',
    title: 'Before completion there is no object, with or without the key',
    clause: 'mpu.complete.assembles',
    on: ['GetObject'],
    needs: ['missing-is-404', 'multipart'],
    given: { ...given, opening: each('key', 'none') },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key, body, opening }, upload) =>
      s3.getObject({
        of: objectOf(upload, { key, body }),
        ...(opening === 'none' && { key: 'none' }),
      }),
    expect: answers(404),
    catches: ['upload-visible-before-complete'],
  }),
  rule({
    id: 'mpu.two-uploads-two-keys',
    level: 'MUST',
    title: 'Two uploads of one name stay bound to their own keys',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: twoUploads,
    arrange: async ({ have }, { key, other, body, next }) => {
      const first = await have.upload({ encryption: ssec(key), parts: [body] });
      const second = await have.upload({ encryption: ssec(other), parts: [next], onto: first });
      return { first, second };
    },
    // Two initiates in one second leave open which upload wins the name: one of them, whole.
    act: async ({ s3 }, { key, other, body, next }, { first, second }) => {
      const crossed = [
        await s3.uploadPart({ upload: second, number: 2, body, key }),
        await s3.uploadPart({ upload: first, number: 2, body: next, key: other }),
      ] as const;
      return [
        await s3.completeMultipartUpload({ upload: first, key: 'if asked for' }),
        await s3.completeMultipartUpload({ upload: second, key: 'if asked for' }),
        ...crossed,
        await s3.getWithEach([key, other]),
      ] as const;
    },
    expect: steps(accepted(), accepted(), refused(), refused(), oneUploadWhole()),
    catches: ['part-key-unchecked', 'multipart-object-skips-key-check'],
  }),
  rule({
    id: 'idempotence.complete-retry',
    level: 'SHOULD',
    title: 'Completing again is accepted or 404 and leaves the object whole',
    clause: 'mpu.no-such-upload',
    on: ['CompleteMultipartUpload'],
    given,
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
];

/** One of the two uploads is the object: its key alone opens it, to its own body. */
function oneUploadWhole() {
  return holds<readonly Exchange[], TwoUploads>(
    'leave one upload whole',
    (reads, { key, body, other, next }) =>
      oneWriterWhole().check(reads, {
        writers: [
          { key, body },
          { key: other, body: next },
        ],
      }),
  );
}
