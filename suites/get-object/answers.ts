import { header } from '../../core/exchange.ts';
import {
  accepted,
  all,
  answers,
  each as eachOf,
  errorDocument,
  holds,
  refused,
  returns,
  says,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, each, mutation, objectBody } from '../../generators/index.ts';

const stored = [
  ['content-type', 'text/x-conformance; charset=utf-8'],
  ['cache-control', 'max-age=77'],
  ['content-disposition', 'attachment; filename="a.txt"'],
  ['content-language', 'de'],
  ['x-amz-meta-colour', 'ultramarine'],
] as const;

/** What a successful read answers beside the bytes. */
export const getAnswers = [
  rule({
    id: 'get.content-length',
    level: 'MUST',
    title: 'Reads report the size of the plaintext',
    clause: 'ssec.get.decrypts',
    on: ['GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, object) => read(object, {}),
    expect: returns('body'),
    catches: ['drops-last-partial-block', 'reports-ciphertext-size'],
  }),
  rule({
    id: 'get.metadata-roundtrip',
    level: 'MUST',
    title: 'Metadata and content headers come back unchanged with the right key',
    clause: 'ssec.metadata-not-encrypted',
    on: ['GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: stored }),
    act: ({ read }, _, object) => read(object, {}),
    expect: all(
      accepted(),
      holds('has every stored header', (answer) =>
        stored.flatMap(([name, value]) => says(name, value).check(answer as never, undefined)),
      ),
    ),
    catches: ['ssec-drops-metadata'],
  }),
  rule({
    id: 'get.missing-object',
    level: 'SHOULD',
    title: 'A valid triple on a name without an object is 404',
    clause: 'head.generic-code',
    on: ['GetObject', 'HeadObject'],
    needs: ['missing-is-404'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.nothing({ encryption: ssec(key), body }),
    act: ({ read }, _, nothing) => read(nothing, {}),
    expect: answers(404),
    catches: ['missing-object-is-400'],
  }),
  rule({
    id: 'get.missing-object-malformed',
    level: 'MAY',
    title: 'A bad triple on a name without an object is refused',
    clause: 'head.generic-code',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), bad: mutation('md5.of-other-key') },
    arrange: ({ have }, { key, body }) => have.nothing({ encryption: ssec(key), body }),
    act: ({ read }, { bad }, nothing) => read(nothing, { mutation: bad }),
    control: ({ s3 }, { key, body }) => s3.putObject({ key, body }),
    expect: refused(),
    catches: ['crash-on-missing-object'],
  }),
  rule({
    id: 'get.repeatable',
    level: 'MUST',
    title: 'Repeated reads return the same bytes and ETag',
    clause: 's3.strong-consistency',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read, inTurn }, _, object) => inTurn([1, 2, 3, 4, 5], () => read(object, {})),
    expect: all(eachOf(returns('body')), sameHeader('etag')),
    catches: ['drops-last-partial-block', 'etag-changes-per-read'],
  }),
  rule({
    id: 'get.response-overrides',
    level: 'SHOULD',
    title: 'The response- parameters work with SSE-C',
    clause: 'get.response-overrides',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, object) =>
      read(object, {
        query: [
          ['response-content-type', 'text/x-test'],
          ['response-content-disposition', 'inline'],
        ],
      }),
    expect: all(
      returns('body'),
      says('content-type', 'text/x-test'),
      says('content-disposition', 'inline'),
    ),
    catches: ['drops-last-partial-block', 'ssec-ignores-overrides'],
  }),
  rule({
    id: 'get.error-xml',
    level: 'SHOULD',
    title: 'Refusals are S3 error documents',
    clause: 'recorded.error-xml',
    on: ['GetObject', 'PutObject', 'CopyObject'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('triple.no-key', 'md5.of-other-key', 'algorithm.kms'),
    },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), errorDocument()),
    catches: [
      'copy-ignores-target-triple',
      'errors-without-document',
      'ignores-algorithm-value',
      'ignores-key-md5',
      'incoherent-md5-garbles-read',
      'md5-alone-unlocks',
      'refused-read-shows-metadata',
      'stores-partial-triple-plain',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'isolation.keep-alive-cache',
    level: 'MUST',
    title: 'A read with the key does not open the object to the next read',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    given: { key: customerKey(), other: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ read }, { other }, object) =>
      [
        await read(object, {}),
        await read(object, { key: 'none' }),
        await read(object, { key: other }),
      ] as const,
    expect: steps(returns('body'), refused(), refused()),
    catches: [
      'accepts-wrong-key',
      'caches-decrypted-object',
      'drops-last-partial-block',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'idempotence.get-after-error',
    level: 'MUST',
    title: 'A refused read changes nothing',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    given: {
      key: customerKey(),
      other: customerKey(),
      body: objectBody(),
      wrong: each('other', 'none'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ read }, { other, wrong }, object) => {
      await read(object, { key: wrong === 'none' ? 'none' : other });
      return read(object, {});
    },
    expect: returns('body'),
    catches: ['refused-read-locks-object'],
  }),
];

function sameHeader(name: string) {
  return holds<readonly Parameters<typeof header>[0][]>(`have one ${name}`, (exchanges) => {
    const values = new Set(exchanges.map((exchange) => header(exchange, name)));
    if (values.size === 1 && !values.has(undefined)) return [];
    return [{ expected: `one ${name}`, received: [...values].join(', ') }];
  });
}
