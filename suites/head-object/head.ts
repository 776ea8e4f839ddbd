import { echoes, lacks, returns } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import {
  type HeadOfRange,
  hasEtag,
  hasLengthOfStatus,
  haveSame,
  noBody,
} from '../../core/expectations/heads.ts';
import { refused, refusedAs } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, each, mutation, objectBody } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { recordedRefusal } from '../scenes/recorded-refusals.ts';
import { refusesRead } from '../scenes/refusals.ts';

const shared = [
  'etag',
  'last-modified',
  'content-type',
  'x-amz-meta-colour',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-server-side-encryption-customer-key-MD5',
] as const;

export const headRules = [
  rule({
    id: 'head.right-key',
    level: 'MUST',
    title: 'HeadObject with the right key returns size and ETag, confirms algorithm and key MD5',
    clause: 'ssec.head.echo',
    on: ['HeadObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(returns('body'), echoes('key'), hasEtag()),
    catches: ['head-lacks-etag', 'head-skips-echo'],
  }),
  refusesRead({
    id: 'head.no-key',
    title: 'HeadObject of an SSE-C object without SSE-C headers is refused',
    clause: 'ssec.head.headers',
    on: ['HeadObject'],
    mutations: ['triple.none'],
    catches: ['head-skips-key-check', 'serves-without-key'],
  }),
  refusesRead({
    id: 'head.wrong-key',
    title: 'HeadObject of an SSE-C object with another key is refused',
    clause: 'head.like-get',
    on: ['HeadObject'],
    mutations: ['key.other'],
    catches: ['accepts-wrong-key', 'head-skips-key-check'],
  }),
  recordedRefusal('head.no-key.exact'),
  recordedRefusal('head.wrong-key.exact'),
  rule({
    id: 'head.error-empty-body',
    level: 'MUST',
    title: 'HeadObject with a missing or wrong key or wrong algorithm is refused without a body',
    clause: 'head.like-get',
    on: ['HeadObject'],
    given: { ...keyAndBody, mutation: mutation('triple.none', 'key.other', 'algorithm.kms') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation, transport: { wire: 'raw' } }),
    expect: all(refused(), noBody()),
    catches: ['head-error-has-body', 'ignores-algorithm-value'],
  }),
  rule({
    id: 'head.no-key.no-metadata',
    level: 'SHOULD',
    title: 'A read refused for a missing or wrong key returns no ETag, user metadata or checksum',
    clause: 'derived.reveals-nothing',
    on: ['HeadObject', 'GetObject'],
    given: { ...keyAndBody, mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: [['x-amz-meta-colour', 'ultramarine']] }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: all(refused(), lacks('etag', 'x-amz-meta-*', 'x-amz-checksum-*')),
    catches: ['refused-read-shows-metadata', 'head-skips-key-check'],
  }),
  rule({
    id: 'head.plain-object-with-key',
    level: 'SHOULD',
    title: 'HeadObject of a plain object with SSE-C headers is answered with 400',
    clause: 'recorded.plain-object',
    on: ['HeadObject'],
    given: { body: objectBody(), mutation: mutation('triple.superfluous') },
    arrange: ({ have }, { body }) => have.object({ body, encryption: plain }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedAs({ status: 400 }),
    catches: ['ignores-superfluous-triple'],
  }),
  rule({
    id: 'head.get-consistency',
    level: 'MUST',
    title: 'HeadObject and GetObject with the key return the same size, ETag, metadata and key MD5',
    clause: 'head.like-get',
    on: ['HeadObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: [['x-amz-meta-colour', 'ultramarine']] }),
    act: async ({ s3 }, _, stored) =>
      [await s3.headObject({ of: stored }), await s3.getObject({ of: stored })] as const,
    expect: all(steps(returns('body'), returns('body')), haveSame(...shared)),
    catches: ['head-lacks-etag', 'head-skips-echo'],
  }),
  rule({
    id: 'head.range',
    level: 'SHOULD',
    title:
      'HeadObject with a Range is 206 with the length of the range; beyond the end it is 416 or 200',
    clause: 'get.range-header',
    ...{ on: ['HeadObject'], bindsPlain: true },
    given: {
      key: customerKey(),
      body: objectBody({ sizeBytes: 4096 }),
      range: each<HeadOfRange>(
        { header: 'bytes=17-99', answers: { 206: '83' }, stretch: '17-99' },
        { header: 'bytes=5000-', answers: { 200: '4096', 416: undefined } },
      ),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { range }, stored) => read(stored, { headers: [['range', range.header]] }),
    expect: hasLengthOfStatus(),
    catches: ['head-slice-with-whole-length', 'head-ignores-range'],
  }),
];
