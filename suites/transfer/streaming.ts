import type { ChecksumName } from '../../core/checksum.ts';
import { all, conceals, echoes, refused, returns, steps } from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import type { Signing } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { chunked } from './raced.ts';
import { place, writeAt, writeWhole } from './whole.ts';

/** Bodies in chunks, with trailing checksums, and without a hash. */
export const streamingRules = [
  stores({
    id: 'streaming.sigv4-chunked',
    title: 'A signed aws-chunked upload stores the decoded bytes',
    needs: ['streaming'],
    payload: 'streaming',
    catches: ['refuses-chunked-parts', 'ssec-stores-chunk-framing'],
  }),
  stores({
    id: 'streaming.unsigned-trailer',
    title: 'An upload with a trailing checksum stores the decoded bytes',
    needs: ['trailers'],
    payload: 'unsigned-trailer',
    sum: 'crc32',
    catches: ['ssec-stores-chunk-framing', 'no-echo'],
  }),
  stores({
    id: 'streaming.signed-trailer',
    title: 'A signed aws-chunked upload with a trailing checksum stores the decoded bytes',
    needs: ['signed-trailers'],
    payload: 'streaming-trailer',
    sum: 'crc32',
    catches: ['ssec-stores-chunk-framing', 'stores-plaintext'],
  }),
  refusesTrailer({
    id: 'streaming.trailer-mismatch',
    title: 'A wrong trailing checksum is refused',
    needs: ['trailers'],
    payload: 'unsigned-trailer',
  }),
  refusesTrailer({
    id: 'streaming.signed-trailer-mismatch',
    title: 'A wrong checksum behind signed chunks is refused',
    needs: ['signed-trailers'],
    payload: 'streaming-trailer',
  }),
  rule({
    id: 'streaming.unsigned-payload',
    level: 'MUST',
    title: 'A write with an unsigned payload is stored under its key',
    clause: 'ssec.get.decrypts',
    on: ['PutObject'],
    needs: ['unsigned-payload'],
    given: { key: customerKey(), body: objectBody() },
    act: async ({ write, s3 }, drawn) =>
      [
        await write({ ...drawn, signing: { payload: 'unsigned' } }),
        ...(await s3.getWithEach([drawn.key])),
      ] as const,
    expect: steps(echoes('key'), returns('body'), all(refused(), conceals('body'))),
    catches: ['refuses-unsigned-payload', 'stores-plaintext'],
  }),
];

interface Chunked {
  readonly id: RuleId;
  readonly title: string;
  readonly needs: readonly [Feature, ...Feature[]];
  readonly payload: NonNullable<Signing['payload']>;
}

/** An upload in chunks is stored as its plain bytes, under its key. */
function stores(of: Chunked & { readonly sum?: ChecksumName; readonly catches: Witnesses }): Rule {
  const { payload, sum, ...facts } = of;
  return rule({
    ...facts,
    level: 'MUST',
    clause: 'ssec.get.decrypts',
    on: ['PutObject', 'UploadPart'],
    given: { key: customerKey(), body: chunked },
    arrange: (world, { key }) => place(world, { key, ...(sum && { sum }) }),
    act: (world, drawn, upload) =>
      writeWhole(world, { ...drawn, signing: { payload }, ...(sum && { sum }) }, upload),
    expect: steps(echoes('key'), returns('body'), all(refused(), conceals('body'))),
  });
}

/** A trailing checksum of another body is refused. */
function refusesTrailer({ payload, ...facts }: Chunked): Rule {
  return rule({
    ...facts,
    level: 'MUST',
    clause: 'checksum.mismatch',
    on: ['PutObject', 'UploadPart'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('trailer.other') },
    arrange: (world, { key }) => place(world, { key, sum: 'crc32' }),
    act: (world, drawn, upload) => writeAt(world, { ...drawn, signing: { payload } }, upload),
    expect: refused(),
    catches: ['ssec-ignores-trailers'],
  });
}
