import { refused } from '../../core/expectations.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { copySource, each, mutation } from '../../generators/index.ts';
import {
  arrangeCell,
  completed,
  copies,
  plainUploadOf,
  type Refuses,
  refuses,
} from './part-copy-cell.ts';
import { sources } from './refusal.ts';
import { refusedOrExact, sourceOf } from './scene.ts';

/** UploadPartCopy: the source opens with its key, the part is sealed with the upload's. */
export const partCopyRules = [
  copies({
    id: 'upc.plain-to-ssec',
    title: 'A plain object is copied into an SSE-C upload',
    clause: 'upc.target-key',
    from: () => plain,
    into: ([, target]) => ssec(target),
    catches: [
      'accepts-wrong-key',
      'assembled-copy-opens-to-anyone',
      'complete-drops-lock',
      'drops-last-partial-block',
      'no-echo',
      'part-copy-leaves-object-open',
      'part-copy-stores-plaintext',
      'stores-plaintext',
    ],
  }),
  copies({
    id: 'upc.ssec-to-ssec',
    title: 'An SSE-C object is copied into an SSE-C upload of another key',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: ([, target]) => ssec(target),
    catches: [
      'accepts-wrong-key',
      'assembled-copy-opens-to-anyone',
      'complete-drops-lock',
      'drops-last-partial-block',
      'no-echo',
      'part-copy-copies-ciphertext',
      'part-copy-leaves-object-open',
      'part-copy-stores-plaintext',
      'stores-plaintext',
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
    from: ['plain', 'SSE-C'],
    into: ['own', 'other'],
    mutations: ['triple.none'],
    mutates: 'sealing',
    catches: ['part-copy-stores-plaintext', 'part-copy-target-unchecked', 'stores-plaintext'],
  }),
  refuses({
    id: 'upc.target-wrong-key',
    title: 'A part copy under another key than its upload is refused',
    clause: 'upc.target-key',
    from: ['plain', 'SSE-C'],
    into: ['other'],
    mutations: ['key.other', 'key.len-16', 'md5.of-other-key', 'triple.no-key'],
    mutates: 'sealing',
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
    from: ['plain', 'SSE-C'],
    into: ['plain'],
    mutations: ['triple.superfluous'],
    mutates: 'sealing',
    catches: ['part-copy-stores-plaintext', 'plain-upload-ignores-part-triple', 'stores-plaintext'],
  }),
  refuses({
    id: 'upc.source-missing',
    title: 'A part copy from an SSE-C source without its triple is refused',
    clause: 'ssec.copy.source-key',
    from: sources,
    into: ['plain', 'own', 'other'],
    mutations: ['triple.none'],
    catches: [
      'copies-open-multipart-source',
      'multipart-source-needs-no-key',
      'part-copy-source-unchecked',
      'part-copy-takes-target-key-for-source',
      'serves-without-key',
      'stores-plaintext',
    ],
  }),
  refuses({
    id: 'upc.source-wrong-key',
    title: 'A part copy with another source key is refused',
    clause: 'upc.source-key',
    from: sources,
    into: ['plain', 'own', 'other'],
    mutations: ['key.other'],
    catches: [
      'accepts-wrong-key',
      'copies-open-multipart-source',
      'multipart-source-needs-no-key',
      'part-copy-source-unchecked',
      'stores-plaintext',
    ],
  }),
  refuses({
    id: 'upc.source-partial',
    title: 'A part copy with a partial source triple is refused',
    clause: 'ssec.copy.source-key',
    from: sources,
    into: ['plain', 'other'],
    mutations: [
      'triple.only-algorithm',
      'triple.only-key',
      'triple.only-md5',
      'triple.no-key',
      'triple.no-algorithm',
    ],
    catches: [
      'algorithm-alone-unlocks',
      'copies-open-multipart-source',
      'ignores-missing-algorithm',
      'key-alone-unlocks',
      'md5-alone-unlocks',
      'part-copy-source-unchecked',
      'stores-plaintext',
    ],
  }),
  refuses({
    id: 'upc.source-algorithm',
    title: 'A source algorithm of a part copy other than AES256 is refused',
    clause: 'copy.source-algorithm',
    from: sources,
    into: ['plain', 'other'],
    mutations: ['algorithm.kms'],
    catches: ['copies-open-multipart-source', 'ignores-algorithm-value', 'stores-plaintext'],
  }),
  refuses({
    id: 'upc.source-bad-key',
    title: 'A malformed source key of a part copy is refused, and another beside the right MD5',
    clause: 'upc.source-key',
    from: sources,
    into: ['plain', 'other'],
    mutations: ['key.not-base64', 'key.len-16', 'key.other-with-right-md5'],
    catches: [
      'accepts-wrong-key',
      'compares-only-md5',
      'copies-open-multipart-source',
      'multipart-source-needs-no-key',
      'part-copy-source-unchecked',
      'stores-plaintext',
      'upload-part-copy-source.crashes-on.bad-base64',
    ],
  }),
  refuses({
    id: 'upc.source-partial.no-md5',
    level: 'SHOULD',
    disputed: 'peer.read.no-md5',
    title: 'A source triple of a part copy without the key MD5 is refused',
    clause: 'ssec.copy.source-key',
    from: sources,
    into: ['plain'],
    mutations: ['triple.no-md5'],
    catches: [
      'ignores-missing-md5',
      'incoherent-md5-garbles-copy',
      'part-copy-source-unchecked',
      'read-md5-optional',
      'stores-plaintext',
    ],
  }),
  refuses({
    id: 'upc.source-md5-mismatch.right-key',
    level: 'SHOULD',
    disputed: 'recorded.get.length-unchecked',
    title: 'The right source key of a part copy beside the MD5 of another is refused',
    clause: 'ssec.key-md5.integrity',
    from: sources,
    into: ['plain'],
    mutations: ['md5.of-other-key'],
    catches: [
      'ignores-key-md5',
      'incoherent-md5-garbles-copy',
      'part-copy-source-unchecked',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'upc.source-md5.exact-bytes',
    level: 'MUST',
    title: 'The right source key with no MD5, or a wrong one, copies exactly the part or nothing',
    clause: 'ssec.copy.source-key',
    on: ['UploadPartCopy'],
    given: {
      ...copySource(),
      from: each(...sources),
      mutation: mutation('triple.no-md5', 'md5.of-other-key'),
    },
    arrange: sourceOf,
    // An upload of its own for the act and for its control: a lenient endpoint completes both.
    act: async ({ read, s3 }, { mutation }, source) => {
      const copied = await read(source, { mutation });
      const upload = plainUploadOf(copied);
      return [copied, ...(await completed(s3, { upload, copied, keys: [] }))];
    },
    expect: refusedOrExact(),
    catches: ['incoherent-md5-garbles-copy'],
  }),
  superfluous({
    id: 'upc.source-on-plain',
    title: 'A source triple for a plain source of a part copy is refused',
    from: ['plain'],
    catches: ['ignores-superfluous-triple', 'stores-plaintext', 'ignores-conflict-and-superfluous'],
  }),
  superfluous({
    id: 'upc.source-on-sses3',
    title: 'A source triple for an SSE-S3 source of a part copy is refused',
    needs: ['sse-s3'],
    from: ['SSE-S3'],
    catches: ['ignores-superfluous-triple', 'stores-plaintext'],
  }),
];

/** A source triple where the source has no customer key. */
function superfluous(facts: Pick<Refuses, 'id' | 'title' | 'needs' | 'from' | 'catches'>): Rule {
  const { from, ...rest } = facts;
  return rule({
    ...rest,
    level: 'SHOULD',
    clause: 'recorded.plain-object',
    on: ['UploadPartCopy'],
    given: { ...copySource(), from: each(...from), into: each('plain', 'other') },
    arrange: arrangeCell,
    act: ({ s3 }, { keys: [key] }, { source, upload }) =>
      s3.uploadPartCopy({ upload, number: 1, source, sourceKey: key }),
    control: ({ s3 }, _, { source, upload }) => s3.uploadPartCopy({ upload, number: 1, source }),
    expect: refused(),
  });
}
