import type { ChecksumName } from '../../core/checksum.ts';
import { answers, echoes, returns } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { refusedOrEncrypted } from '../../core/expectations/lenient.ts';
import { refused } from '../../core/expectations/refused.ts';
import { type Rule, type RuleFacts, rule, type Witnesses } from '../../core/rule.ts';
import { type Signing, ssec } from '../../core/values.ts';
import { bodiesOf, customerKey, each, mutation } from '../../generators/index.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { putOrPart, putOrPartAndRead, uploadForPart } from '../scenes/write-and-read.ts';

/** One chunk, and one behind a whole chunk of 64 KiB. */
const severalChunks = bodiesOf(64, 65_536 + 17);

interface Chunked {
  readonly id: RuleId;
  readonly title: string;
  readonly needs: readonly [Feature, ...Feature[]];
  readonly payload: NonNullable<Signing['payload']>;
}

export const streamingRules = [
  rule({
    id: 'streaming.bad-chunk-signature',
    level: 'SHOULD',
    title: 'An SSE-C PutObject with a wrong aws-chunked signature is refused and stores nothing',
    clause: 'sigv4.chunks',
    on: ['PutObject'],
    needs: ['streaming', 'signatures'],
    given: {
      key: customerKey(),
      body: severalChunks,
      mutation: mutation('chunk.first-signature', 'chunk.last-signature'),
    },
    act: ({ write }, drawn) => write({ ...drawn, signing: { payload: 'streaming' } }),
    expect: refused(),
    catches: ['ssec-ignores-chunk-signatures'],
  }),
  refusesTruncated({
    id: 'streaming.truncated-body',
    title: 'An SSE-C PutObject whose body is cut short stores nothing',
    payload: 'hash',
    catches: ['stores-truncated-body-of-any-hash'],
  }),
  refusesTruncated({
    id: 'streaming.truncated-body.unsigned',
    title: 'An SSE-C PutObject with an unsigned payload that is cut short stores nothing',
    needs: ['unsigned-payload'],
    payload: 'unsigned',
    catches: ['stores-truncated-body', 'stores-truncated-body-late'],
  }),
  rule({
    id: 'streaming.no-length',
    level: 'SHOULD',
    title: 'An SSE-C PutObject without Content-Length is refused or encrypts all of its body',
    clause: 'ssec.get.decrypts',
    on: ['PutObject'],
    given: keyAndBody,
    act: ({ write, s3 }, drawn) =>
      s3.readBack(write({ ...drawn, transport: { chunked: true } }), [drawn.key]),
    control: ({ write }, drawn) => write(drawn),
    expect: refusedOrEncrypted(),
    catches: ['stores-chunked-body-plain'],
  }),
  stores({
    id: 'streaming.sigv4-chunked',
    title: 'SSE-C PutObject or UploadPart in signed aws-chunked encoding stores the decoded bytes',
    needs: ['streaming'],
    payload: 'streaming',
    catches: ['refuses-chunked-parts', 'ssec-stores-chunk-framing'],
  }),
  stores({
    id: 'streaming.unsigned-trailer',
    title: 'SSE-C PutObject or UploadPart with a trailing checksum stores the decoded bytes',
    needs: ['trailers'],
    payload: 'unsigned-trailer',
    sum: 'crc32',
    catches: ['ssec-stores-chunk-framing', 'ssec-pads-chunks'],
  }),
  stores({
    id: 'streaming.signed-trailer',
    title: 'SSE-C PutObject or UploadPart in signed chunks with trailer stores the decoded bytes',
    needs: ['signed-trailers'],
    payload: 'streaming-trailer',
    sum: 'crc32',
    catches: ['ssec-stores-chunk-framing', 'stores-plaintext'],
  }),
  refusesTrailer({
    id: 'streaming.trailer-mismatch',
    title: 'SSE-C PutObject or UploadPart with a wrong trailing checksum is refused',
    needs: ['trailers'],
    payload: 'unsigned-trailer',
  }),
  refusesTrailer({
    id: 'streaming.signed-trailer-mismatch',
    title: 'SSE-C PutObject or UploadPart in signed chunks with a wrong trailer is refused',
    needs: ['signed-trailers'],
    payload: 'streaming-trailer',
  }),
  rule({
    id: 'streaming.unsigned-payload',
    level: 'MUST',
    title: 'SSE-C PutObject with an unsigned payload confirms the key; GetObject needs that key',
    clause: 'ssec.get.decrypts',
    on: ['PutObject'],
    needs: ['unsigned-payload'],
    given: keyAndBody,
    act: ({ write, s3 }, drawn) =>
      s3.readBack(write({ ...drawn, signing: { payload: 'unsigned' } }), [drawn.key]),
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed()),
    catches: ['refuses-unsigned-payload', 'stores-plaintext'],
  }),
];

function refusesTruncated(
  facts: RuleFacts & { readonly needs?: readonly Feature[]; readonly payload: 'unsigned' | 'hash' },
): Rule {
  const { needs = [], payload, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    clause: 'object.never-partial',
    on: ['PutObject'],
    needs: ['missing-is-404', ...needs],
    given: keyAndBody,
    trials: 1,
    arrange: async ({ have, s3 }, { key, body }) => {
      const stored = await have.nothing({ body, encryption: ssec(key) });
      const transport = { wire: 'raw', truncated: true } as const;
      await s3.putObject({ key, body, onto: stored, signing: { payload }, transport });
      return stored;
    },
    act: ({ s3, until }, _, stored) =>
      until(
        ({ status }) => status !== 404,
        () => s3.headObject({ of: stored }),
        'a late write',
      ),
    control: ({ s3 }, { key, body }) =>
      s3.putObject({ key, body, signing: { payload }, transport: { wire: 'raw' } }),
    expect: all(refused(), answers(404)),
  });
}

/** A chunked body is stored decoded, under its key. */
function stores(of: Chunked & { readonly sum?: ChecksumName; readonly catches: Witnesses }): Rule {
  const { payload, sum, ...facts } = of;
  return rule({
    ...facts,
    level: 'MUST',
    clause: 'ssec.get.decrypts',
    on: ['PutObject', 'UploadPart'],
    given: { key: customerKey(), body: bodiesOf(65_536 + 17), chunkSizeBytes: each(65_536, 8_193) },
    arrange: (world, { key }) => uploadForPart(world, { key, ...(sum && { sum }) }),
    act: (world, { chunkSizeBytes, ...drawn }, upload) => {
      const signing = { payload, chunkSizeBytes };
      return putOrPartAndRead(world, { ...drawn, signing, ...(sum && { sum }) }, upload);
    },
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed()),
  });
}

/** A trailing checksum of another body is refused. */
function refusesTrailer({ payload, ...facts }: Chunked): Rule {
  return rule({
    ...facts,
    level: 'MUST',
    clause: 'checksum.mismatch',
    on: ['PutObject', 'UploadPart'],
    given: { key: customerKey(), body: severalChunks, mutation: mutation('trailer.other') },
    arrange: (world, { key }) => uploadForPart(world, { key, sum: 'crc32' }),
    act: (world, drawn, upload) => putOrPart(world, { ...drawn, signing: { payload } }, upload),
    expect: refused(),
    catches: ['ssec-ignores-trailers', 'ssec-ignores-trailers-of-chunks'],
  });
}
