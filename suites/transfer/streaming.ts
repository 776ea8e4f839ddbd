import { echoes, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { chunked } from './raced.ts';

/** aws-chunked uploads, unsigned payloads, and many requests at once. */
export const streamingRules = [
  rule({
    id: 'streaming.sigv4-chunked',
    level: 'MUST',
    title: 'A signed aws-chunked upload stores the decoded bytes',
    clause: 'ssec.get.decrypts',
    on: ['PutObject'],
    needs: ['streaming'],
    given: { key: customerKey(), body: chunked },
    act: async ({ write, s3 }, drawn) =>
      [
        await write({ ...drawn, signing: { payload: 'streaming' } }),
        ...(await s3.getWithEach([drawn.key])),
      ] as const,
    expect: steps(echoes('key'), returns('body'), refused()),
    catches: [
      'caches-decrypted-object',
      'dedupes-by-key',
      'drops-last-partial-block',
      'no-echo',
      'ssec-stores-chunk-framing',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'streaming.unsigned-trailer',
    level: 'MUST',
    title: 'An upload with a trailing checksum stores the decoded bytes',
    clause: 'ssec.get.decrypts',
    on: ['PutObject'],
    needs: ['trailers'],
    given: { key: customerKey(), body: chunked },
    act: async ({ write, s3 }, drawn) =>
      [
        await write({ ...drawn, signing: { payload: 'unsigned-trailer' } }),
        ...(await s3.getWithEach([drawn.key])),
      ] as const,
    expect: steps(echoes('key'), returns('body'), refused()),
    catches: [
      'caches-decrypted-object',
      'dedupes-by-key',
      'drops-last-partial-block',
      'no-echo',
      'ssec-stores-chunk-framing',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'streaming.trailer-mismatch',
    level: 'MUST',
    title: 'A wrong trailing checksum is refused',
    clause: 'checksum.mismatch',
    on: ['PutObject'],
    needs: ['trailers'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('trailer.other') },
    act: ({ write }, drawn) => write({ ...drawn, signing: { payload: 'unsigned-trailer' } }),
    expect: refused(),
    catches: ['ssec-ignores-trailers'],
  }),
  rule({
    id: 'streaming.unsigned-payload',
    level: 'MUST',
    title: 'A write with an unsigned payload is stored under its key',
    clause: 'ssec.put.triple',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody() },
    act: async ({ write, s3 }, drawn) =>
      [
        await write({ ...drawn, signing: { payload: 'unsigned' } }),
        ...(await s3.getWithEach([drawn.key])),
      ] as const,
    expect: steps(echoes('key'), returns('body'), refused()),
    catches: [
      'caches-decrypted-object',
      'drops-last-partial-block',
      'no-echo',
      'refuses-unsigned-payload',
      'stores-plaintext',
    ],
  }),
];
