import { all, conceals, refused, refusedAs } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import {
  copySource,
  customerKey,
  distinctKeys,
  each,
  mutation,
  objectBody,
} from '../../generators/index.ts';
import { copiedBack } from './copied-back.ts';
import { sources, superfluous } from './refusal.ts';
import { refusedOrExact, sourceOf } from './scene.ts';

/** Source triples that may be taken, where none belongs, and triples that changed places. */
export const copyRefusedBeside = [
  rule({
    id: 'copy.source-md5.exact-bytes',
    level: 'MUST',
    title: 'The right source key with no MD5, or a wrong one, copies exactly the object or nothing',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    needs: ['multipart'],
    given: {
      ...copySource(),
      from: each(...sources),
      mutation: mutation('triple.no-md5', 'md5.of-other-key'),
    },
    arrange: sourceOf,
    act: copiedBack,
    expect: refusedOrExact(),
    catches: ['incoherent-md5-garbles-copy'],
  }),
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
  superfluous({
    id: 'copy.source-headers-on-plain',
    title: 'A copy-source triple for a plain source is refused',
    from: ['plain'],
    catches: ['ignores-superfluous-triple'],
  }),
  superfluous({
    id: 'copy.source-headers-on-sses3',
    title: 'A copy-source triple for an SSE-S3 source is refused',
    needs: ['sse-s3'],
    from: ['SSE-S3'],
    catches: ['ignores-superfluous-triple'],
  }),
  rule({
    id: 'copy.keys-swapped',
    level: 'MUST',
    title: 'Source and target key in swapped headers are refused',
    clause: 'ssec.copy.source-same',
    on: ['CopyObject'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [key], body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { keys: [key, target] }, stored) =>
      s3.copyObject({ source: stored, sourceKey: target, to: ssec(key) }),
    control: ({ s3 }, { keys: [, target] }, stored) =>
      s3.copyObject({ source: stored, to: ssec(target) }),
    expect: all(refused(), conceals('body')),
    catches: ['copy-takes-target-key-for-source', 'copy-skips-source-key'],
  }),
];
