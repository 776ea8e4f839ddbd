import { refused, refusedOr, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec, sseS3 } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';

export const getSseHeaderRules = [
  rule({
    id: 'get.sse-header-on-read',
    level: 'SHOULD',
    title: 'x-amz-server-side-encryption on a read of an SSE-C object is refused or ignored',
    clause: 'ssec.get.no-sse-header',
    on: ['GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('mode.sse-s3-on-read') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedOr(returns('body')),
    catches: ['crash-on-sse-header-on-read'],
  }),
  rule({
    id: 'get.sse-header-on-plain',
    level: 'SHOULD',
    title: 'x-amz-server-side-encryption on a read of a default-encrypted object is refused',
    clause: 'ssec.get.no-sse-header',
    on: ['GetObject'],
    needs: ['sse-s3'],
    given: { body: objectBody(), mutation: mutation('mode.sse-s3-on-read') },
    arrange: ({ have }, { body }) => have.object({ body, encryption: sseS3 }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['ignores-sse-header-on-read'],
  }),
];
