import { accepted, answers, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, objectBody } from '../../generators/index.ts';

export const copyConditionalRules = [
  rule({
    id: 'copy.conditional',
    level: 'SHOULD',
    title: 'x-amz-copy-source-if-match takes the SSE-C ETag and no other',
    clause: 'copy.if-match',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, source) =>
      [
        await s3.copyObject({
          source,
          to: plain,
          headers: [['x-amz-copy-source-if-match', source.etag]],
        }),
        await s3.copyObject({
          source,
          to: plain,
          headers: [['x-amz-copy-source-if-match', '"0"']],
        }),
      ] as const,
    expect: steps(accepted(), answers(412)),
    catches: ['copy-ignores-source-conditions'],
  }),
];
