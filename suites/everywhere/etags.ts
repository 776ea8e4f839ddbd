import type { Exchange } from '../../core/exchange.ts';
import { accepted, all, each as eachOf, etagOf, holds } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { distinctKeys, objectBody } from '../../generators/index.ts';
import { ofCopies, ofForms, ofParts, uploads } from './making-others.ts';
import { hasOpaqueEtag, hidesItsMd5, namesOneEtag } from './property-rules.ts';

/** ETags of objects that no PutObject made. */
export const madeEtagRules = [
  namesOneEtag({
    id: 'etag.made-by.form',
    title: 'A form, its reads and lists name one ETag',
    needs: ['post-form'],
    ways: ofForms,
    catches: ['etag-changes-per-read', 'post-form-ignores-ssec-fields'],
  }),
  namesOneEtag({
    id: 'etag.made-by.multipart',
    title: 'Complete, reads and lists name one ETag',
    needs: ['multipart'],
    ways: ofParts,
    catches: [
      'list-names-other-multipart-etag',
      'complete-names-other-etag',
      'etag-changes-per-read',
    ],
  }),
  namesOneEtag({
    id: 'etag.made-by.copy',
    title: 'A copy to SSE-C, its reads and lists name one ETag',
    needs: ['copy', 'ssec-copy-source'],
    ways: ofCopies,
    catches: ['copy-result-names-source-etag', 'etag-changes-per-read'],
  }),
  hidesItsMd5({
    id: 'etag.opaque.form',
    title: 'The ETag of an SSE-C form is not the MD5 of its file',
    needs: ['post-form'],
    ways: ofForms,
    catches: ['form-etag-is-plaintext-md5', 'etag-is-plaintext-md5'],
  }),
  hidesItsMd5({
    id: 'etag.opaque.copy',
    title: 'The ETag of a copy to SSE-C is not the MD5 of its plaintext',
    needs: ['copy', 'ssec-copy-source'],
    ways: ofCopies,
    catches: ['copy-etag-is-plaintext-md5', 'etag-is-plaintext-md5'],
  }),
  rule({
    id: 'etag.opaque.part-copy',
    level: 'SHOULD',
    title: 'The ETag of a part copied into an SSE-C upload is not the MD5 of its plaintext',
    clause: 'ssec.etag-not-md5',
    on: ['UploadPartCopy'],
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody() },
    act: ({ write }, { keys, body }) => write({ key: keys[0], body }),
    expect: all(accepted(), hasOpaqueEtag()),
    catches: [
      'part-copy-etag-is-plaintext-md5',
      'etag-is-plaintext-md5',
      'part-copy-stores-plaintext',
    ],
  }),
  rule({
    id: 'etag.multipart.differs',
    level: 'SHOULD',
    title: 'Two multipart objects that hold different bytes have two ETags',
    clause: 'object.etag-reflects',
    on: ['HeadObject'],
    needs: ['multipart'],
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody(), next: objectBody() },
    arrange: async (world, { keys, body, next }) => [
      await uploads['in parts'](world, { keys, body }),
      await uploads['in parts'](world, { keys, body: next }),
    ],
    act: ({ s3, inTurn }, _, both) => inTurn(both, (of) => s3.headObject({ of })),
    expect: all(
      eachOf(accepted()),
      holds<readonly Exchange[]>('have two ETags', ([one, two]) =>
        one && two && etagOf(one) === etagOf(two)
          ? [{ expected: 'two ETags', received: 'one for both' }]
          : [],
      ),
    ),
    catches: ['one-etag-for-all-multipart'],
  }),
];
