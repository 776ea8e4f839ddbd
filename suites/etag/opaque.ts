import type { Exchange } from '../../core/exchange.ts';
import { accepted, all, etagOf, holds, md5, returns } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { ofCopies } from '../../generators/ways-of-copying.ts';
import { ofForms } from '../../generators/ways-of-putting.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';
import { drawnWay, type PropertyFacts } from '../scenes/kept-properties.ts';

export const etagOpaqueRules = [
  hidesItsMd5({
    id: 'etag.opaque.form',
    title: 'The ETag of an object from an SSE-C form upload is not the MD5 of its file',
    needs: ['post-form'],
    ways: ofForms,
    catches: ['form-etag-is-plaintext-md5', 'etag-is-plaintext-md5'],
  }),
  hidesItsMd5({
    id: 'etag.opaque.copy',
    title: 'The ETag of a copy from one customer key to another is not the MD5 of its plaintext',
    needs: ['copy', 'ssec-copy-source'],
    ways: ofCopies,
    catches: ['copy-etag-is-plaintext-md5', 'etag-is-plaintext-md5'],
  }),
  rule({
    id: 'etag.opaque.part-copy',
    level: 'SHOULD',
    title: 'The ETag of UploadPartCopy into an SSE-C upload is not the MD5 of the plaintext',
    clause: 'ssec.etag-not-md5',
    on: ['UploadPartCopy'],
    trials: 1,
    given: twoKeysAndBody,
    act: ({ write }, { keys, body }) => write({ key: keys[0], body }),
    expect: all(accepted(), hasOpaqueEtag()),
    catches: ['part-copy-etag-is-plaintext-md5', 'etag-is-plaintext-md5'],
  }),
];

/** An object whose ETag is not the MD5 of its plaintext. */
function hidesItsMd5<W extends string>({ ways, needs, ...facts }: PropertyFacts<W>): Rule {
  return rule({
    ...facts,
    ...(needs && { needs }),
    level: 'SHOULD',
    clause: 'ssec.etag-not-md5',
    on: ['HeadObject'],
    trials: 1,
    given: drawnWay(ways),
    arrange: (world, { way, ...wanted }) => ways[way](world, wanted),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(returns('body'), hasOpaqueEtag()),
  });
}

/** The answer's ETag is not the MD5 of the drawn body. */
function hasOpaqueEtag() {
  return holds<Exchange, { readonly body: ObjectBody }>(
    'has an ETag that is not the plaintext MD5',
    (answer, { body }) =>
      etagOf(answer) === md5(body, 'hex')
        ? [{ expected: 'an ETag other than the MD5', received: 'the MD5 of the plaintext' }]
        : [],
  );
}
