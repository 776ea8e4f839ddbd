import { accepted, returns } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { blamesDigest, md5 } from '../../core/expectations/etags.ts';
import { refused, refusedAs } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { bodiesOf, customerKey, mutation } from '../../generators/index.ts';
import { storedBy } from '../../generators/written-object.ts';
import { keyAndBody, mebibyte } from '../scenes/drawn.ts';

export const etagContentMd5Rules = [
  rule({
    id: 'etag.content-md5-checked',
    level: 'MUST',
    title: 'An SSE-C put or part with the Content-MD5 of another body is refused',
    clause: 'put.content-md5',
    on: ['PutObject', 'UploadPart'],
    given: { ...keyAndBody, mutation: mutation('body.wrong-content-md5') },
    act: ({ write }, drawn) =>
      write({ ...drawn, headers: [['content-md5', md5(drawn.body, 'base64')]] }),
    expect: refused(),
    catches: ['crash-on-wrong-content-md5', 'part-ignores-content-md5', 'ssec-ignores-content-md5'],
  }),
  rule({
    id: 'etag.content-md5-checked.empty',
    level: 'MUST',
    title: 'An empty or a 2 MiB SSE-C PutObject with the Content-MD5 of other bytes is refused',
    clause: 'put.content-md5',
    on: ['PutObject'],
    ...{ trials: 1, hasLargeBodies: true },
    given: {
      key: customerKey(),
      body: bodiesOf(0, 2 * mebibyte),
      mutation: mutation('body.wrong-content-md5'),
    },
    act: ({ write }, drawn) =>
      write({ ...drawn, headers: [['content-md5', md5(drawn.body, 'base64')]] }),
    expect: refused(),
    catches: ['empty-digest-unchecked', 'large-digest-unchecked'],
  }),
  rule({
    id: 'etag.content-md5-checked.exact',
    level: 'SHOULD',
    title: 'An SSE-C put or part with a wrong Content-MD5 is 400 BadDigest or InvalidDigest',
    clause: 'put.content-md5',
    on: ['PutObject', 'UploadPart'],
    given: { ...keyAndBody, mutation: mutation('body.wrong-content-md5') },
    act: ({ write }, drawn) =>
      write({ ...drawn, headers: [['content-md5', md5(drawn.body, 'base64')]] }),
    expect: all(refusedAs({ status: 400 }), blamesDigest()),
    catches: ['crash-on-wrong-content-md5', 'ssec-ignores-content-md5'],
  }),
  rule({
    id: 'etag.content-md5-right',
    level: 'MUST',
    title: 'An SSE-C PutObject with the right Content-MD5 is accepted and readable with its key',
    clause: 'put.content-md5',
    on: ['PutObject'],
    given: keyAndBody,
    act: async ({ s3 }, { key, body }) => {
      const written = await s3.putObject({
        key,
        body,
        headers: [['content-md5', md5(body, 'base64')]],
      });
      return [written, await s3.getObject({ of: storedBy(written, { key, body }) })] as const;
    },
    expect: steps(accepted(), returns('body')),
    catches: ['content-md5-of-ciphertext'],
  }),
];
