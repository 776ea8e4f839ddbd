import { contradicting } from '../../core/blame.ts';
import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { describeAnswer, expectation, when } from '../../core/expectations/expectation.ts';
import { accepted, answers, holds, refused, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { objectOf } from '../scenes/multipart-object.ts';
import type { DoneAndRead } from '../scenes/part-writes.ts';

export const mpuAbortRules = [
  rule({
    id: 'mpu.abort.then-complete',
    level: 'MUST',
    title: 'CompleteMultipartUpload of an aborted SSE-C upload is not accepted and makes no object',
    clause: 'mpu.no-such-upload',
    on: ['CompleteMultipartUpload'],
    trials: 1,
    given: keyAndBody,
    arrange: async ({ have, s3 }, { key, body }) => {
      const upload = await have.upload({ encryption: ssec(key), parts: [body] });
      await have.accepted(s3.abortMultipartUpload({ upload }));
      return { upload, kept: await have.upload({ encryption: ssec(key), parts: [body] }) };
    },
    act: async ({ s3 }, { key, body }, { upload }) =>
      [
        await s3.completeMultipartUpload({ upload, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const,
    control: ({ s3 }, _, { kept }) =>
      s3.completeMultipartUpload({ upload: kept, key: 'if asked for' }),
    expect: makesNoObject(),
    catches: ['aborted-upload-completes', 'abort-keeps-upload'],
  }),
  rule({
    id: 'mpu.abort.no-key',
    level: 'MUST',
    title: 'AbortMultipartUpload of an SSE-C upload needs no key and ends no other upload',
    clause: 'mpu.abort.no-members',
    on: ['AbortMultipartUpload'],
    given: keyAndBody,
    arrange: async ({ have }, { key, body }) => {
      const of = { encryption: ssec(key), parts: [body] };
      const other = await have.upload(of);
      return [other, await have.upload({ ...of, onto: other })] as const;
    },
    act: async ({ s3 }, _, [other, upload]) =>
      [
        await s3.abortMultipartUpload({ upload }),
        await s3.completeMultipartUpload({ upload: other, key: 'if asked for' }),
      ] as const,
    expect: steps(answers(200, 204), isCompleted()),
    catches: ['abort-needs-key', 'abort-empties-other-uploads'],
  }),
  rule({
    id: 'mpu.abort.then-part',
    level: 'MUST',
    title: 'UploadPart with the right key to an aborted SSE-C upload is answered with 404',
    clause: 'mpu.no-such-upload',
    on: ['UploadPart'],
    given: keyAndBody,
    arrange: async ({ have, s3 }, { key }) => {
      const upload = await have.upload({ encryption: ssec(key) });
      await have.accepted(s3.abortMultipartUpload({ upload }));
      return upload;
    },
    act: ({ s3 }, { body }, upload) => s3.uploadPart({ upload, number: 1, body }),
    expect: answers(404),
    catches: ['abort-keeps-upload'],
  }),
];

/** The upload that was not aborted has its parts. */
function isCompleted() {
  return holds<Exchange>('is completed', (answer) =>
    contradicting('mpu.complete.assembles', accepted().check(answer, undefined)),
  );
}

/** The Complete is not accepted, and a read finds no object. */
function makesNoObject() {
  return expectation({
    kind: 'refusal' as const,
    says: 'is not accepted, and makes no object',
    check: ([done, read]: DoneAndRead, drawn: unknown) => [
      ...when(isAccepted(done), () => ({ expected: 'no 2xx', received: describeAnswer(done) })),
      ...refused().check(read, drawn),
    ],
  });
}
