import { accepted, answers, echoes, returns } from '../../core/expectations/accepted.ts';
import { steps } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { mutation, objectBody } from '../../generators/index.ts';
import { eachSelectDocument } from '../../generators/select-document.ts';
import { updateEncryptionDocument, updateToSsecDocument } from '../../spec/documents.ts';
import { keyAndBody, keyAndText } from '../scenes/drawn.ts';

export const specialRules = [
  rule({
    id: 'special.select-needs-key',
    level: 'SHOULD',
    title: 'SelectObjectContent of an SSE-C object without the right key is refused',
    clause: 'select.key',
    on: ['SelectObjectContent'],
    needs: ['select'],
    given: {
      ...keyAndText,
      mutation: mutation('triple.none', 'key.other', 'triple.only-md5'),
      document: eachSelectDocument(),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation, document }, stored) => read(stored, { mutation, document }),
    expect: refusedAndConcealed(),
    catches: ['select-skips-key-check', 'select-scan-skips-key-check', 'serves-without-key'],
  }),
  rule({
    id: 'special.torrent',
    level: 'MUST',
    title: 'GetObjectTorrent of an SSE-C object without its key is refused',
    clause: 'torrent.not-ssec',
    on: ['GetObjectTorrent'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, _, stored) => s3.call('GetObjectTorrent', { of: stored }),
    control: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: refusedAndConcealed(),
    catches: ['torrent-skips-key-check'],
  }),
  rule({
    id: 'special.annotations',
    level: 'SHOULD',
    title: 'PutObjectAnnotation for an SSE-C object is refused',
    clause: 'annotations.not-ssec',
    on: ['PutObjectAnnotation'],
    needs: ['annotations'],
    given: keyAndBody,
    arrange: async ({ have }, { key, body }) => ({
      ssecObject: await have.object({ body, encryption: ssec(key) }),
      plainObject: await have.object({ body, encryption: plain }),
    }),
    act: ({ s3 }, _, { ssecObject }) =>
      s3.call('PutObjectAnnotation', { of: ssecObject, document: 'note' }),
    control: ({ s3 }, _, { plainObject }) =>
      s3.call('PutObjectAnnotation', { of: plainObject, document: 'note' }),
    expect: refused(),
    catches: ['annotates-ssec'],
  }),
  rule({
    id: 'special.annotations-copied',
    level: 'SHOULD',
    title: 'An SSE-C object that CopyObject made of an annotated object has no annotation',
    clause: 'annotations.not-ssec',
    on: ['GetObjectAnnotation'],
    needs: ['annotations', 'copy'],
    given: keyAndBody,
    arrange: async ({ have, s3 }, { body }) => {
      const source = await have.object({ body, encryption: plain });
      await have.accepted(s3.call('PutObjectAnnotation', { of: source, document: 'note' }));
      return source;
    },
    act: async ({ s3 }, { key }, source) => {
      const { request } = await s3.copyObject({ source, to: ssec(key) });
      return s3.call('GetObjectAnnotation', { of: request });
    },
    control: ({ s3 }, _, source) => s3.call('GetObjectAnnotation', { of: source }),
    expect: refused(),
    catches: ['copy-annotates-ssec', 'annotates-ssec'],
  }),
  rule({
    id: 'special.update-encryption.of-ssec',
    level: 'SHOULD',
    title: 'UpdateObjectEncryption of an SSE-C object is refused; the object still needs its key',
    clause: 'update-encryption.not-ssec',
    on: ['UpdateObjectEncryption'],
    needs: ['update-encryption'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, of) => {
      const document = updateEncryptionDocument;
      const updated = await s3.call('UpdateObjectEncryption', { of, document });
      const readWithout = await s3.getObject({ of, key: 'none' });
      return [await s3.getObject({ of }), readWithout, updated] as const;
    },
    expect: steps(returns('body'), refusedAndConcealed(), refused()),
    catches: ['update-encryption-passes-ssec', 'update-encryption-takes-ssec'],
  }),
  rule({
    id: 'special.update-encryption.to-ssec',
    level: 'SHOULD',
    title: 'UpdateObjectEncryption of a plain object to SSE-C is refused',
    clause: 'update-encryption.to-kms-only',
    on: ['UpdateObjectEncryption'],
    needs: ['update-encryption'],
    given: keyAndBody,
    arrange: ({ have }, { body }) => have.object({ body, encryption: plain }),
    act: ({ s3 }, _, of) =>
      s3.call('UpdateObjectEncryption', { of, document: updateToSsecDocument }),
    control: ({ s3 }, _, of) =>
      s3.call('UpdateObjectEncryption', { of, document: updateEncryptionDocument }),
    expect: refused(),
    catches: ['update-encryption-to-ssec'],
  }),
  rule({
    id: 'special.storage-class',
    level: 'SHOULD',
    title: 'SSE-C PutObject or CopyObject with a storage class confirms the key; reads need it',
    clause: 'ssec.put.triple',
    on: ['PutObject', 'CopyObject'],
    needs: ['storage-class'],
    given: keyAndBody,
    act: ({ write, s3 }, drawn) =>
      s3.readBack(write({ ...drawn, headers: [['x-amz-storage-class', 'REDUCED_REDUNDANCY']] }), [
        drawn.key,
      ]),
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed()),
    catches: ['storage-class-drops-ssec'],
  }),
  rule({
    id: 'special.conditional-write',
    level: 'SHOULD',
    title: 'SSE-C PutObject with If-None-Match: * is accepted once, and 412 or 409 the second time',
    clause: 'put.if-none-match',
    on: ['PutObject'],
    needs: ['conditional-writes'],
    given: { ...keyAndBody, next: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { key, next }, stored) =>
      [
        await s3.putObject({ key, body: next, headers: [['if-none-match', '*']] }),
        await s3.getObject({ of: stored }),
        await s3.putObject({ key, body: next, onto: stored, headers: [['if-none-match', '*']] }),
        await s3.getObject({ of: stored }),
      ] as const,
    expect: steps(accepted(), returns('body'), answers(412, 409), returns('body')),
    catches: ['ssec-refuses-first-write', 'ssec-ignores-write-conditions'],
  }),
];
