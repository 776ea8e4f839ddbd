import { refusedAs } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { refusesCopySource } from '../scenes/copy-refusals.ts';

export const copySourceMissingRules = [
  rule({
    id: 'copy.source-missing.exact',
    level: 'SHOULD',
    title: 'A missing copy-source triple is 400 InvalidRequest with the recorded message',
    clause: 'recorded.get.no-key',
    on: ['CopyObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('triple.none') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { key, mutation }, stored) =>
      s3.copyObject({ source: stored, to: ssec(key), mutation }),
    expect: refusedAs({
      status: 400,
      code: 'InvalidRequest',
      message:
        'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
    }),
    catches: ['copy-without-key-is-incomplete-body', 'copy-takes-target-key-for-source'],
  }),
  refusesCopySource({
    id: 'copy.source-missing.default',
    title: 'An SSE-C source without its triple is refused for a default target',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ['plain'],
    catches: ['multipart-source-needs-no-key', 'serves-without-key'],
  }),
  refusesCopySource({
    id: 'copy.source-missing.sses3',
    title: 'An SSE-C source without its triple is refused for an SSE-S3 target',
    clause: 'ssec.copy.source-key',
    needs: ['sse-s3'],
    mutations: ['triple.none'],
    to: ['SSE-S3'],
    catches: ['multipart-source-needs-no-key', 'copy-skips-source-key'],
  }),
  refusesCopySource({
    id: 'copy.source-missing.ssec-same',
    title: 'An SSE-C source without its triple is refused for a target of the same key',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ['own'],
    places: ['beside'],
    catches: ['copy-takes-target-key-for-source', 'copy-skips-source-key'],
  }),
  refusesCopySource({
    id: 'copy.source-missing.ssec-other',
    title: 'An SSE-C source without its triple is refused for a target of another key',
    clause: 'ssec.copy.source-key',
    mutations: ['triple.none'],
    to: ['other'],
    places: ['beside'],
    catches: ['multipart-source-needs-no-key', 'copy-skips-source-key', 'serves-without-key'],
  }),
];
