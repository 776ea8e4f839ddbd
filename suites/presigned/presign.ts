import type { Exchange } from '../../core/exchange.ts';
import { echoes, returns } from '../../core/expectations/accepted.ts';
import { steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { refusedOr, refusedOrEncrypted } from '../../core/expectations/lenient.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, type ObjectBody, plain, ssec } from '../../core/values.ts';
import type { OperationInput, World } from '../../core/world.ts';
import { mutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { putOrPartAndRead, uploadForPart } from '../scenes/write-and-read.ts';

export const presignRules = [
  rule({
    id: 'presign.put',
    level: 'MUST',
    title: 'A presigned PutObject with signed SSE-C headers confirms the key; GetObject needs it',
    clause: 'ssec.presigned.headers',
    on: ['PutObject'],
    given: keyAndBody,
    act: (world, drawn) => putOrPartAndRead(world, { ...drawn, presigned: true }, undefined),
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed()),
    catches: ['presigned-refuses-ssec', 'no-echo'],
  }),
  rule({
    id: 'presign.get',
    level: 'MUST',
    title: 'A presigned read with signed SSE-C headers returns exactly the object',
    clause: 'ssec.presigned.headers',
    on: ['GetObject', 'HeadObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { presigned: true }),
    expect: returns('body'),
    catches: ['presigned-refuses-ssec'],
  }),
  rule({
    id: 'presign.upload-part',
    level: 'SHOULD',
    title: 'A presigned UploadPart with signed SSE-C headers confirms the key; GetObject needs it',
    clause: 'ssec.presigned.headers',
    on: ['UploadPart'],
    given: keyAndBody,
    arrange: (world, { key }) => uploadForPart(world, { key }),
    act: (world, drawn, upload) => putOrPartAndRead(world, { ...drawn, presigned: true }, upload),
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed()),
    catches: ['presigned-part-refused', 'presigned-refuses-ssec'],
  }),
  rule({
    id: 'presign.missing-headers',
    level: 'MUST',
    title: 'A presigned URL is refused if the SSE-C headers that it signs are not sent',
    clause: 'ssec.presigned.headers',
    on: ['PutObject', 'UploadPart', 'GetObject', 'HeadObject'],
    needs: ['presigned-signatures'],
    given: { ...keyAndBody, mutation: mutation('signature.triple-not-sent') },
    act: ({ perform }, drawn) => perform({ ...drawn, presigned: true }),
    expect: refusedAndConcealed(),
    catches: ['presigned-headers-unverified'],
  }),
  rule({
    id: 'presign.missing-headers.plain-object',
    level: 'MUST',
    title: 'A presigned read of a plain object is refused if its signed SSE-C headers are not sent',
    clause: 'sigv4.signed-headers',
    on: ['GetObject', 'HeadObject'],
    needs: ['presigned-signatures'],
    given: { ...keyAndBody, unsent: mutation('signature.triple-not-sent') },
    arrange: ({ have }, { body }) => have.object({ body, encryption: plain }),
    act: ({ read }, { key, unsent }, stored) =>
      read(stored, { key, mutation: unsent, presigned: true }),
    control: ({ read }, _, stored) => read(stored, { presigned: true }),
    expect: refusedAndConcealed(),
    catches: ['presigned-headers-unverified'],
  }),
  rule({
    id: 'presign.unsigned-headers',
    level: 'MUST',
    title: 'A presigned URL is refused if SSE-C headers are sent that it does not sign',
    clause: 'sigv4.every-amz-header',
    on: ['PutObject', 'UploadPart', 'GetObject', 'HeadObject'],
    needs: ['presigned-signatures'],
    given: { ...keyAndBody, mutation: mutation('signature.omits-triple') },
    act: ({ perform }, drawn) => perform({ ...drawn, presigned: true }),
    expect: refusedAndConcealed(),
    catches: ['ignores-unsigned-headers'],
  }),
  rule({
    id: 'presign.only-algorithm-signed',
    level: 'SHOULD',
    disputed: 'sigv4.every-amz-header',
    title: 'A presigned request that signs the algorithm but no key is refused or served whole',
    clause: 'ssec.presigned.algorithm',
    on: ['PutObject', 'GetObject'],
    given: { ...keyAndBody, mutation: mutation('signature.algorithm-only') },
    act: (world, drawn) => performed(world, { ...drawn, presigned: true }),
    expect: servedWhole(),
    catches: ['presigned-garbles-algorithm-alone', 'answers-500-to-presigned'],
  }),
  rule({
    id: 'presign.read-needs-key',
    level: 'MUST',
    title: 'A presigned read of an SSE-C object without a key or with another key is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    given: { ...keyAndBody, mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation, presigned: true }),
    expect: refusedAndConcealed(),
    catches: ['presigned-skips-key-check', 'serves-without-key', 'accepts-wrong-key'],
  }),
  rule({
    id: 'presign.tampered-key',
    level: 'MUST',
    title: 'A presigned request with another customer key than was signed is refused',
    clause: 'sigv4.signed-headers',
    on: ['PutObject', 'UploadPart', 'GetObject', 'HeadObject'],
    needs: ['presigned-signatures'],
    given: {
      ...keyAndBody,
      mutation: mutation('signature.other-key-than-signed', 'signature.signed-for-other-key'),
    },
    act: ({ perform }, drawn) => perform({ ...drawn, presigned: true }),
    expect: refusedAndConcealed(),
    catches: ['presigned-headers-unverified'],
  }),
  rule({
    id: 'presign.query-params-put',
    level: 'SHOULD',
    title: 'A presigned write with SSE-C in the query is refused or encrypts under that key',
    clause: 'derived.reveals-nothing',
    on: ['PutObject', 'UploadPart'],
    given: { ...keyAndBody, inQuery: mutation('carrier.query', 'carrier.query-too') },
    arrange: (world, { key }) => uploadForPart(world, { key }),
    act: (world, { key, body, inQuery }, upload) =>
      putOrPartAndRead(world, { key, body, mutation: inQuery, presigned: true }, upload),
    control: ({ perform }, { key, body }) => perform({ key, body, presigned: true }),
    expect: refusedOrEncrypted(),
    catches: ['query-triple-stores-plaintext'],
  }),
  rule({
    id: 'presign.query-params-get',
    level: 'SHOULD',
    title: 'A presigned read with SSE-C in the query is refused or returns exactly the object',
    clause: 'derived.reveals-nothing',
    on: ['GetObject', 'HeadObject'],
    given: { ...keyAndBody, mutation: mutation('carrier.query') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation, presigned: true }),
    expect: refusedOr(returns('body')),
    catches: ['query-triple-crashes-read'],
  }),
  rule({
    id: 'presign.query-params-get.wrong',
    level: 'MUST',
    title: 'A presigned read with another key or no key in SSE-C query parameters is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    given: { ...keyAndBody, mutation: mutation('carrier.query-other-key', 'carrier.query-no-key') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation, presigned: true }),
    expect: refusedAndConcealed(),
    catches: ['query-triple-opens-any', 'query-triple-crashes-read'],
  }),
];

/** The case's operation; a PutObject is followed by reads with the key and without. */
async function performed(
  { perform, s3, operation }: Pick<World<'PutObject'>, 'perform' | 's3' | 'operation'>,
  subject: OperationInput,
): Promise<readonly Exchange[]> {
  const answer = await perform(subject);
  return operation === 'PutObject'
    ? [answer, ...(await s3.getWithEach(answer.request, [subject.key]))]
    : [answer];
}

/** Refused; or a read returns the object, a write encrypts it under its key. */
function servedWhole() {
  return holds<readonly Exchange[], { readonly key: CustomerKey; readonly body: ObjectBody }>(
    'is refused, or served whole',
    (answers, drawn) => {
      const [read, ...others] = answers;
      if (read === undefined || others.length > 0)
        return refusedOrEncrypted().check(answers, drawn);
      return refusedOr(returns('body')).check(read, drawn);
    },
  );
}
