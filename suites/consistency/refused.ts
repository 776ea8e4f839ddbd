import { refusedThen, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { mutation, objectBody } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { badHeaders } from '../scenes/refusals.ts';

export const refusedRules = [
  rule({
    id: 'refused.keeps-object',
    level: 'MUST',
    title:
      'A write with invalid SSE-C headers over an SSE-C object is refused and leaves it unchanged',
    clause: 's3.never-partial',
    on: ['PutObject', 'PostObject', 'CopyObject'],
    trials: 1,
    given: { ...keyAndBody, next: objectBody(), mutation: mutation(...badHeaders) },
    arrange: async ({ have, operation }, { key, body, next }) => ({
      onto: await have.object({ body, encryption: ssec(key) }),
      ...(operation === 'CopyObject' && {
        source: await have.object({ body: next, encryption: plain }),
      }),
    }),
    act: async ({ s3, operation }, { key, next, mutation }, { onto, source }) => {
      const of = { key, body: next, onto, mutation };
      const write = () => (operation === 'PostObject' ? s3.postObject(of) : s3.putObject(of));
      const copy = source && { source, to: ssec(key), onto, mutation };
      const written = await (copy === undefined ? write() : s3.copyObject(copy));
      return [written, await s3.getObject({ of: onto })] as const;
    },
    expect: refusedThen(returns('body')),
    catches: ['refused-short-key-deletes-object', 'refused-form-replaces'],
  }),
  rule({
    id: 'refused.keeps-object.digest',
    level: 'MUST',
    title:
      'PutObject with a digest of another body is refused and leaves the SSE-C object as it was',
    clause: 's3.never-partial',
    on: ['PutObject'],
    needs: ['checksums'],
    given: {
      ...{ ...keyAndBody, next: objectBody() },
      mutation: mutation('body.wrong-content-md5', 'checksum.crc32', 'checksum.sha256'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { key, next, mutation }, onto) =>
      [
        await s3.putObject({ key, body: next, onto, mutation }),
        await s3.getObject({ of: onto }),
      ] as const,
    expect: refusedThen(returns('body')),
    catches: ['failed-digest-empties-object'],
  }),
];
