import type { Exchange } from '../../core/exchange.ts';
import { accepted, answers, echoes, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, type HeaderPair, plain, type Stored, ssec } from '../../core/values.ts';
import type { S3, World } from '../../core/world.ts';
import { customerKey, each, objectBody } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';

const given = { ...keyAndBody, next: objectBody() };

type Conditions = readonly HeaderPair[];

const isNew: Conditions = [['if-none-match', '*']];
const otherEtag: Conditions = [['if-match', '"0"']];

export const conditionalRules = [
  rule({
    id: 'conditional.complete-if-none-match',
    level: 'SHOULD',
    title: 'CompleteMultipartUpload with If-None-Match: * over an SSE-C object is 412 or 409',
    clause: 'complete.if-none-match',
    on: ['CompleteMultipartUpload'],
    needs: ['multipart', 'conditional-completes'],
    given,
    arrange: objectAndUpload,
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
    id: 'conditional.complete-if-match',
    level: 'SHOULD',
    title: 'CompleteMultipartUpload with If-Match over an SSE-C object needs its ETag, else is 412',
    clause: 'complete.if-match',
    on: ['CompleteMultipartUpload'],
    needs: ['multipart', 'conditional-completes'],
    given,
    arrange: objectAndUpload,
    act: ({ s3 }, _, { stored, upload }) =>
      changed(s3, { stored, wrong: otherEtag }, (headers) =>
        s3.completeMultipartUpload({ upload, key: 'if asked for', headers }),
      ),
    expect: steps(returns('body'), answers(412, 409), returns('body'), accepted(), returns('next')),
    catches: ['complete-ignores-if-match', 'complete-ignores-conditions'],
  }),
  rule({
    id: 'conditional.copy-if-match-target',
    level: 'SHOULD',
    title: 'CopyObject over an SSE-C object is 412 or 409 with If-None-Match: *, 2xx with If-Match',
    clause: 'copy.target-if-none-match',
    on: ['CopyObject'],
    needs: ['copy', 'conditional-copies'],
    given: { ...given, wrong: each(isNew, otherEtag) },
    arrange: async ({ have }, { key, body, next }) => ({
      target: await have.object({ body, encryption: ssec(key) }),
      source: await have.object({ body: next, encryption: plain }),
    }),
    act: ({ s3 }, { key, wrong }, { source, target }) =>
      changed(s3, { stored: target, wrong }, (headers) =>
        s3.copyObject({ source, to: ssec(key), onto: target, headers }),
      ),
    expect: steps(returns('body'), answers(412, 409), returns('body'), accepted(), returns('next')),
    catches: [
      'copy-ignores-target-conditions',
      'copy-ignores-target-if-match',
      'refused-copy-replaces',
    ],
  }),
  rule({
    id: 'conditional.put-if-match',
    level: 'SHOULD',
    title: 'PutObject with If-Match over an SSE-C object needs its ETag; another one is 412 or 409',
    clause: 'put.if-match',
    on: ['PutObject'],
    needs: ['conditional-writes', 'conditional-put-if-match'],
    given: { ...given, fresh: customerKey() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { fresh: key, next: body }, stored) =>
      changed(s3, { stored, key, wrong: otherEtag }, (headers) =>
        s3.putObject({ key, body, onto: stored, headers }),
      ),
    expect: steps(
      returns('body'),
      answers(412, 409),
      returns('body'),
      echoes('fresh'),
      returns('next'),
    ),
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
    act: ({ s3 }, _, stored) =>
      changed(s3, { stored, wrong: otherEtag }, (headers) =>
        s3.call('DeleteObject', { of: stored, headers }),
      ),
    expect: steps(returns('body'), answers(412), returns('body'), accepted(), refused()),
    catches: ['delete-if-match-keeps-ssec', 'delete-ignores-conditions', 'delete-needs-key'],
  }),
];

/** An SSE-C object, and an SSE-C upload of one part under its name. */
async function objectAndUpload(
  { have }: Pick<World<'CompleteMultipartUpload'>, 'have'>,
  { key, body, next }: Readonly<Record<'body' | 'next', Stored['body']>> & { key: CustomerKey },
) {
  const stored = await have.object({ body, encryption: ssec(key) });
  const upload = await have.upload({ encryption: ssec(key), parts: [next], onto: stored });
  return { stored, upload };
}

/** A change on a wrong condition, one on the ETag of the object, and reads before and after each. */
async function changed(
  s3: S3,
  of: { readonly stored: Stored; readonly wrong: Conditions; readonly key?: CustomerKey },
  change: (conditions: Conditions) => Promise<Exchange>,
) {
  const { stored, wrong, key } = of;
  return [
    await s3.getObject({ of: stored }),
    await change(wrong),
    await s3.getObject({ of: stored }),
    await change([['if-match', stored.etag]]),
    await s3.getObject({ of: stored, ...(key && { key }) }),
  ] as const;
}
