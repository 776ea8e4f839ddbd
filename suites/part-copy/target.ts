import { refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, sseS3 } from '../../core/values.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { refusesPartCopy } from '../scenes/part-copies.ts';

export const upcTargetRules = [
  rule({
    id: 'upc.target-on-sses3-upload',
    level: 'SHOULD',
    title: 'UploadPartCopy with SSE-C headers into an SSE-S3 upload is refused',
    clause: 'recorded.part.no-headers',
    on: ['UploadPartCopy'],
    needs: ['sse-s3'],
    given: keyAndBody,
    arrange: async ({ have }, { body }) => ({
      source: await have.object({ body, encryption: plain }),
      upload: await have.upload({ encryption: sseS3 }),
    }),
    act: ({ s3 }, { key }, { source, upload }) =>
      s3.uploadPartCopy({ upload, number: 1, source, key }),
    control: ({ s3 }, _, { source, upload }) => s3.uploadPartCopy({ upload, number: 1, source }),
    expect: refused(),
    catches: ['part-copy-triple-fails-at-complete', 'plain-upload-ignores-part-triple'],
  }),
  refusesPartCopy({
    id: 'upc.target-missing',
    title: 'UploadPartCopy without SSE-C headers into an SSE-C upload is refused',
    clause: 'upc.target-key',
    from: ['plain', 'SSE-C'],
    into: ['own', 'other'],
    mutations: ['triple.none'],
    mutates: 'writeKey',
    catches: ['part-copy-target-unchecked', 'part-copy-stores-plaintext'],
  }),
  refusesPartCopy({
    id: 'upc.target-wrong-key',
    title: 'UploadPartCopy to an SSE-C upload with another key or bad SSE-C headers is refused',
    clause: 'upc.target-key',
    from: ['plain', 'SSE-C'],
    into: ['other'],
    mutations: ['key.other', 'key.len-16', 'md5.of-other-key', 'triple.no-key'],
    mutates: 'writeKey',
    catches: ['part-copy-target-unchecked', 'ignores-key-md5'],
  }),
  refusesPartCopy({
    id: 'upc.target-on-plain-upload',
    level: 'SHOULD',
    title: 'UploadPartCopy with SSE-C headers into a plain upload is refused',
    clause: 'recorded.part.no-headers',
    from: ['plain', 'SSE-C'],
    into: ['plain'],
    mutations: ['triple.superfluous'],
    mutates: 'writeKey',
    catches: ['plain-upload-ignores-part-triple', 'part-copy-stores-plaintext'],
  }),
];
