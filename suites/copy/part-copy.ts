import { refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, objectBody } from '../../generators/index.ts';
import { copies, refuses } from './part-copy-cell.ts';

/** UploadPartCopy: the source opens with its key, the part is sealed with the upload's. */
export const partCopyRules = [
  copies({
    id: 'upc.plain-to-ssec',
    title: 'A plain object is copied into an SSE-C upload',
    clause: 'upc.target-key',
    from: () => plain,
    into: ([, target]) => ssec(target),
    catches: [
      'complete-needs-key',
      'drops-last-partial-block',
      'no-echo',
      'part-copy-stores-plaintext',
    ],
  }),
  copies({
    id: 'upc.ssec-to-ssec',
    title: 'An SSE-C object is copied into an SSE-C upload of another key',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: ([, target]) => ssec(target),
    catches: [
      'complete-needs-key',
      'drops-last-partial-block',
      'no-echo',
      'part-copy-copies-ciphertext',
      'part-copy-stores-plaintext',
    ],
  }),
  copies({
    id: 'upc.ssec-to-plain',
    title: 'An SSE-C object is copied into a plain upload with its source key',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: () => plain,
    catches: ['drops-last-partial-block', 'part-copy-copies-ciphertext'],
  }),
  refuses({
    id: 'upc.target-missing',
    title: 'A part copy without the triple of its upload is refused',
    clause: 'upc.target-key',
    from: () => plain,
    into: ([, target]) => ssec(target),
    mutations: ['triple.none'],
    catches: ['part-copy-stores-plaintext', 'part-copy-target-unchecked', 'stores-plaintext'],
  }),
  refuses({
    id: 'upc.target-wrong-key',
    title: 'A part copy under another key than its upload is refused',
    clause: 'upc.target-key',
    from: () => plain,
    into: ([, target]) => ssec(target),
    mutations: ['key.other', 'key.len-16', 'md5.of-other-key', 'triple.no-key'],
    catches: [
      'ignores-key-md5',
      'part-copy-stores-plaintext',
      'part-copy-target-unchecked',
      'stores-plaintext',
    ],
  }),
  refuses({
    id: 'upc.target-on-plain-upload',
    level: 'SHOULD',
    title: 'A part copy with a target triple is refused by a plain upload',
    clause: 'recorded.part.no-headers',
    from: () => plain,
    into: () => plain,
    mutations: ['triple.superfluous'],
    catches: ['part-copy-stores-plaintext', 'plain-upload-ignores-part-triple', 'stores-plaintext'],
  }),
  refuses({
    id: 'upc.source-missing',
    title: 'A part copy from an SSE-C source without its triple is refused',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: () => plain,
    mutations: ['triple.none'],
    catches: ['part-copy-source-unchecked', 'part-number-skips-key-check', 'stores-plaintext'],
  }),
  refuses({
    id: 'upc.source-wrong-key',
    title: 'A part copy with another source key is refused',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: ([, target]) => ssec(target),
    mutations: ['key.other'],
    catches: [
      'accepts-wrong-key',
      'part-copy-source-unchecked',
      'part-number-skips-key-check',
      'stores-plaintext',
    ],
  }),
  refuses({
    id: 'upc.source-partial',
    title: 'A part copy with a partial source triple is refused',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: () => plain,
    mutations: [
      'triple.only-algorithm',
      'triple.only-key',
      'triple.only-md5',
      'triple.no-key',
      'triple.no-algorithm',
    ],
    catches: [
      'algorithm-alone-unlocks',
      'ignores-missing-algorithm',
      'key-alone-unlocks',
      'md5-alone-unlocks',
      'part-copy-source-unchecked',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'upc.source-on-plain',
    level: 'SHOULD',
    title: 'A source triple for a plain source of a part copy is refused',
    clause: 'recorded.plain-object',
    on: ['UploadPartCopy'],
    given: { key: customerKey(), body: objectBody() },
    arrange: async ({ have }, { body }) => ({
      source: await have.object({ body, encryption: plain }),
      upload: await have.upload({ encryption: plain }),
    }),
    act: ({ s3 }, { key }, { source, upload }) =>
      s3.uploadPartCopy({ upload, number: 1, source, sourceKey: key }),
    control: ({ s3 }, _, { source, upload }) => s3.uploadPartCopy({ upload, number: 1, source }),
    expect: refused(),
    catches: ['ignores-superfluous-triple', 'stores-plaintext'],
  }),
];
