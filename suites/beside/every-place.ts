import { notServed } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { refusesRead, refusesWrite } from '../refusals.ts';

const given = {
  key: customerKey(),
  body: objectBody(),
  mutation: mutation('transport.plain-http'),
};

/** Checks that other rules make on some operations, on the operations that were left. */
export const everyPlaceRules = [
  refusesWrite({
    id: 'upc.target-triple',
    title: 'A part copy with a wrong target triple is refused',
    clause: 'upc.target-key',
    on: ['UploadPartCopy'],
    mutations: ['triple.no-algorithm', 'algorithm.aes128', 'key.not-base64'],
    catches: [
      'crash-on-any-bad-base64',
      'crash-on-bad-base64',
      'ignores-algorithm-value',
      'ignores-missing-algorithm',
    ],
  }),
  refusesRead({
    id: 'upc.source-triple',
    title: 'A part copy with a wrong source triple is refused',
    clause: 'upc.source-key',
    on: ['UploadPartCopy'],
    mutations: ['algorithm.aes128', 'key.not-base64', 'key.other-with-right-md5'],
    catches: [
      'compares-only-md5',
      'copies-compare-only-md5',
      'ignores-algorithm-value',
      'upload-part-copy-source.crashes-on.bad-base64',
    ],
  }),
  refusesRead({
    id: 'copy.source-key-malformed',
    title: 'A copy whose source key is not Base64 is refused, and not by a crash',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    mutations: ['key.not-base64'],
    catches: ['copy-ignores-all-keys', 'copy-object-source.crashes-on.bad-base64'],
  }),
  refusesRead({
    id: 'copy.source-md5',
    level: 'SHOULD',
    disputed: 'peer.read.no-md5',
    title: 'A source key without its MD5, or beside that of another, is refused',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject', 'UploadPartCopy'],
    mutations: ['triple.no-md5', 'md5.of-other-key'],
    catches: ['copy-ignores-all-keys', 'ignores-key-md5', 'ignores-missing-md5'],
  }),
  refusesWrite({
    id: 'mpu.part.no-md5',
    level: 'SHOULD',
    disputed: 'peer.put.md5-optional',
    title: 'A part without the key MD5 is refused',
    clause: 'ssec.put.triple',
    on: ['UploadPart', 'UploadPartCopy'],
    mutations: ['triple.no-md5'],
    catches: ['ignores-missing-md5'],
  }),
  refusesRead({
    id: 'special.select-triple',
    level: 'SHOULD',
    title: 'SelectObjectContent with a wrong triple is refused',
    clause: 'select.key',
    on: ['SelectObjectContent'],
    needs: ['select'],
    mutations: [
      'triple.no-algorithm',
      'triple.no-md5',
      'md5.of-other-key',
      'algorithm.aes128',
      'key.not-base64',
    ],
    catches: [
      'crash-on-bad-base64',
      'ignores-algorithm-value',
      'ignores-key-md5',
      'ignores-missing-algorithm',
      'ignores-missing-md5',
    ],
  }),
  rule({
    id: 'tls.copy-target-http-refused',
    level: 'MUST',
    title: 'A copy of a plain object under a target key over plain http is refused',
    clause: 'ssec.https-only',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['http-endpoint'],
    given,
    act: ({ write }, drawn) => write(drawn),
    expect: notServed(),
    catches: ['accepts-plain-http', 'http-ignores-ssec'],
  }),
  rule({
    id: 'tls.attributes-http-refused',
    level: 'MUST',
    title: 'A key over plain http is refused beside GetObject and HeadObject too',
    clause: 'ssec.https-only',
    on: ['GetObjectAttributes', 'SelectObjectContent'],
    needs: ['http-endpoint'],
    given,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: notServed(),
    catches: ['accepts-plain-http'],
  }),
  rule({
    id: 'tls.complete-http-refused',
    level: 'SHOULD',
    title: 'Completing an upload with its key over plain http is refused',
    clause: 'ssec.https-only',
    on: ['CompleteMultipartUpload'],
    needs: ['http-endpoint'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key }, upload) =>
      s3.completeMultipartUpload({ upload, key, transport: { scheme: 'http' } }),
    control: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: notServed(),
    catches: ['accepts-plain-http', 'http-ignores-ssec'],
  }),
];
