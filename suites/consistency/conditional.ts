import { accepted, answers, echoes, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, objectBody } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';

const given = { ...keyAndBody, next: objectBody() };

const isNew = [['if-none-match', '*']] as const;

export const conditionalRules = [
  rule({
    id: 'conditional.complete-if-none-match',
    level: 'SHOULD',
    title: 'CompleteMultipartUpload with If-None-Match: * over an SSE-C object is 412 or 409',
    clause: 'complete.if-none-match',
    on: ['CompleteMultipartUpload'],
    needs: ['multipart', 'conditional-completes'],
    given,
    arrange: async ({ have }, { key, body, next }) => {
      const stored = await have.object({ body, encryption: ssec(key) });
      return {
        stored,
        upload: await have.upload({ encryption: ssec(key), parts: [next], onto: stored }),
      };
    },
    act: async ({ s3 }, _, { stored, upload }) =>
      [
        await s3.getObject({ of: stored }),
        await s3.completeMultipartUpload({ upload, key: 'if asked for', headers: isNew }),
        await s3.getObject({ of: stored }),
        await s3.completeMultipartUpload({ upload, key: 'if asked for' }),
      ] as const,
    expect: steps(returns('body'), answers(412, 409), returns('body'), accepted()),
    catches: ['complete-ignores-conditions'],
  }),
  rule({
    id: 'conditional.copy-if-match-target',
    level: 'SHOULD',
    title: 'CopyObject over an SSE-C object is 412 or 409 with If-None-Match: *, 2xx with If-Match',
    clause: 'copy.target-if-none-match',
    on: ['CopyObject'],
    needs: ['copy', 'conditional-copies'],
    given,
    arrange: async ({ have }, { key, body, next }) => ({
      target: await have.object({ body, encryption: ssec(key) }),
      source: await have.object({ body: next, encryption: plain }),
    }),
    act: async ({ s3 }, { key }, { source, target }) => {
      const copy = { source, to: ssec(key), onto: target };
      return [
        await s3.getObject({ of: target }),
        await s3.copyObject({ ...copy, headers: isNew }),
        await s3.getObject({ of: target }),
        await s3.copyObject({ ...copy, headers: [['if-match', target.etag]] }),
        await s3.getObject({ of: target }),
      ] as const;
    },
    expect: steps(returns('body'), answers(412, 409), returns('body'), accepted(), returns('next')),
    catches: ['copy-ignores-target-conditions', 'refused-copy-replaces'],
  }),
  rule({
    id: 'conditional.put-if-match',
    level: 'SHOULD',
    title: 'PutObject with If-Match over an SSE-C object needs its ETag; another one is 412 or 409',
    clause: 'put.if-match',
    on: ['PutObject'],
    needs: ['conditional-writes', 'conditional-put-if-match'],
    given: { key: customerKey(), fresh: customerKey(), body: objectBody(), next: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { fresh, next: body }, stored) => {
      const replace = (etag: string) =>
        s3.putObject({ key: fresh, body, onto: stored, headers: [['if-match', etag]] });
      return [
        await s3.getObject({ of: stored }),
        await replace('"0"'),
        await s3.getObject({ of: stored }),
        await replace(stored.etag),
        await s3.getObject({ of: stored, key: fresh }),
      ] as const;
    },
    expect: replacedOnMatchOnly(),
    catches: ['put-object.changes.etag', 'ssec-ignores-write-conditions'],
  }),
  rule({
    id: 'conditional.delete-if-match',
    level: 'SHOULD',
    title: 'DeleteObject with If-Match of an SSE-C object needs no key and is 412 for another ETag',
    clause: 'delete.if-match',
    on: ['DeleteObject'],
    needs: ['conditional-deletes'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, stored) =>
      [
        await s3.getObject({ of: stored }),
        await s3.call('DeleteObject', { of: stored, headers: [['if-match', '"0"']] }),
        await s3.getObject({ of: stored }),
        await s3.call('DeleteObject', { of: stored, headers: [['if-match', stored.etag]] }),
        await s3.getObject({ of: stored }),
      ] as const,
    expect: steps(returns('body'), answers(412), returns('body'), accepted(), refused()),
    catches: ['delete-if-match-keeps-ssec', 'delete-ignores-conditions', 'delete-needs-key'],
  }),
];

function replacedOnMatchOnly() {
  return steps(
    returns('body'),
    answers(412, 409),
    returns('body'),
    echoes('fresh'),
    returns('next'),
  );
}
