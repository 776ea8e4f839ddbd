import { createHash } from 'node:crypto';
import { type Exchange, header } from '../../core/exchange.ts';
import { all, eachAnswer, holds, lacks, refused } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { type CustomerKey, type ObjectBody, ssec } from '../../core/values.ts';
import { distinctKeys, each, objectBody, twoWriters } from '../../generators/index.ts';
import { current } from '../../generators/two-versions.ts';
import { colour } from '../../generators/ways-of-putting.ts';
import type { Read } from '../../spec/operations.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';
import { withoutItsKey } from '../scenes/own-key-only.ts';

interface Drawn {
  readonly keys: readonly [CustomerKey, CustomerKey];
  readonly body: ObjectBody;
}

export const refusalRules = [
  hides({
    id: 'refusal.tells-nothing',
    title: 'A read without the right key reveals no size, key MD5, ETag, metadata or plaintext',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    catches: ['refusal-tells-key-md5', 'refusal-tells-size', 'refused-attributes-tell-size'],
  }),
  hides({
    id: 'refusal.tells-nothing.copy',
    title: 'A copy without the source key reveals no size, key MD5, ETag, metadata or plaintext',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['ssec-copy-source', 'multipart'],
    catches: ['refused-copy-tells-etag', 'part-copy-source-unchecked'],
  }),
  rule({
    id: 'refusal.tells-no-range',
    level: 'SHOULD',
    title: 'A range read refused without the right key is no 416 and has no Content-Range or ETag',
    clause: 'derived.reveals-nothing',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: { ...twoKeysAndBody, bytes: each('0-15', '100000-') },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: (world, { keys, bytes }, stored) =>
      withoutItsKey(world, stored, { other: keys[1], headers: [['range', `bytes=${bytes}`]] }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachAnswer(all(all(refused(), isNo416()), lacks('content-range', 'etag'))),
    catches: ['refusal-tells-size', 'unsatisfiable-range-before-key', 'head-range-skips-key-check'],
  }),
  rule({
    id: 'refusal.tells-no-version',
    level: 'SHOULD',
    title: 'A read refused without the right key does not contain the id of the current version',
    clause: 'derived.reveals-nothing',
    on: ['GetObject', 'HeadObject'],
    needs: ['versioning'],
    trials: 1,
    given: { versions: twoWriters() },
    arrange: async ({ have }, { versions }) => current((await have.versions(versions))[1]),
    act: (world, { versions }, stored) => withoutItsKey(world, stored, { other: versions[0].key }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachAnswer(all(refused(), lacks('x-amz-version-id'))),
    catches: ['refusal-tells-version', 'current-version-skips-key-check'],
  }),
];

function hides(facts: RuleFacts & { readonly on: readonly [Read, ...Read[]] }): Rule {
  return rule({
    ...facts,
    level: 'SHOULD',
    clause: 'derived.reveals-nothing',
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody({ sizeBytes: 74_321 }) },
    arrange: ({ have }, { keys, body }) =>
      have.object({ body, encryption: ssec(keys[0]), headers: [colour] }),
    act: async (world, { keys }, stored) =>
      (await withoutItsKey(world, stored, { other: keys[1] })).map((answer) => ({
        ...answer,
        etagOfObject: stored.etag.replaceAll('"', ''),
      })),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachAnswer(
      all(
        all(refused(), lacks('etag', 'x-amz-meta-*', 'x-amz-checksum-*')),
        lacks('content-range', 'x-amz-object-size', 'x-amz-mp-parts-count'),
        revealsNothing(),
      ),
    ),
  });
}

/** A 416 reveals where the object ends. */
function isNo416() {
  return holds<Exchange>('is no 416', (answer) =>
    answer.status === 416 ? [{ expected: 'the refusal of the key', received: '416' }] : [],
  );
}

/** No key MD5, size, ETag, metadata or plaintext of the object, in any common spelling. */
function revealsNothing() {
  return holds<Exchange & { readonly etagOfObject: string }, Drawn>(
    'reveals nothing of the object',
    (answer, { keys, body }) => {
      const start = body.bytes().subarray(0, 24);
      const digest = createHash('md5').update(body.bytes());
      const plaintextMd5 = digest.digest('hex');
      const secrets: readonly (readonly [what: string, text: string])[] = [
        ['the MD5 of the stored key', keys[0].md5Base64],
        ['the ETag', answer.etagOfObject],
        ['the size', String(body.sizeBytes)],
        ['the MD5 of the plaintext', plaintextMd5],
        ['the plaintext in hex', start.toString('hex')],
        ['the plaintext in Base64', start.toString('base64')],
        ['the metadata', colour[1]],
      ];
      const lines = answer.headers.map(([name, value]) => `${name}: ${value}`);
      // HEAD names the length of a document that it does not send.
      const text = [...lines, Buffer.from(answer.body).toString('latin1')].join('\n');
      return secrets
        .filter(([what, secret]) => secret !== '' && reveals(text, { what, secret, answer }))
        .map(([what]) => ({ expected: 'nothing of the object', received: what }));
    },
  );
}

/** The size counts only where it stands by itself: request ids hold all digits. */
function reveals(
  text: string,
  of: { readonly what: string; readonly secret: string; readonly answer: Exchange },
): boolean {
  if (of.what !== 'the size') return text.includes(of.secret);
  if (header(of.answer, 'content-length') === of.secret) return true;
  return new RegExp(`(^|[^\\w.-])${of.secret}($|[^\\w.-])`, 'm').test(text);
}
