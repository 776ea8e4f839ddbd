import {
  accepted,
  all,
  each as eachOf,
  echoes,
  refused,
  refusedAs,
  refusedOrSealed,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { mutation } from '../../generators/index.ts';
import { writeThrough } from '../write-through.ts';
import { reuploadRules } from './reuploads.ts';
import { given, haveOwnEtags } from './scene.ts';

/** CreateMultipartUpload and UploadPart: one key for the whole upload. */
export const partRules = [
  rule({
    id: 'mpu.create.valid',
    level: 'MUST',
    title: 'An upload with a valid triple is accepted and confirmed',
    clause: 'ssec.mpu.create',
    on: ['CreateMultipartUpload'],
    given,
    act: ({ write }, drawn) => write(drawn),
    expect: echoes('key'),
    catches: ['no-echo'],
  }),
  rule({
    id: 'mpu.part.same-key',
    level: 'MUST',
    title: 'A part under the key of its upload is accepted and confirmed',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given,
    act: ({ write }, drawn) => write(drawn),
    expect: echoes('key'),
    catches: ['multipart-crashes', 'part-etag-is-sealed'],
  }),
  rule({
    id: 'mpu.part.no-headers',
    level: 'MUST',
    title: 'A part without a triple is refused by an SSE-C upload',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('triple.none') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refused(),
    catches: ['part-key-unchecked'],
  }),
  rule({
    id: 'mpu.part.no-headers.exact',
    level: 'SHOULD',
    title: 'A part without a triple is 400 InvalidRequest with the recorded message',
    clause: 'recorded.part.no-headers',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('triple.none') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refusedAs({
      status: 400,
      code: 'InvalidRequest',
      message:
        'The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.',
    }),
    catches: ['part-key-unchecked', 'errors-without-document'],
  }),
  rule({
    id: 'mpu.part.other-key',
    level: 'MUST',
    title: 'A part under another key than its upload is refused',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('key.other') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refused(),
    catches: ['part-key-unchecked'],
  }),
  rule({
    id: 'mpu.part.other-key.exact',
    level: 'SHOULD',
    title: 'A part under another key is 400 InvalidRequest with the recorded message',
    clause: 'recorded.part.other-key',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('key.other') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refusedAs({
      status: 400,
      code: 'InvalidRequest',
      message: 'The provided encryption parameters did not match the ones used originally.',
    }),
    catches: ['part-key-unchecked'],
  }),
  rule({
    id: 'mpu.part.on-plain-upload',
    level: 'SHOULD',
    title: 'A part with a triple is refused by a plain upload',
    clause: 'recorded.part.no-headers',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('triple.superfluous') },
    arrange: ({ have }) => have.upload({ encryption: plain }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refused(),
    catches: ['plain-upload-ignores-part-triple'],
  }),
  rule({
    id: 'mpu.part.partial-triple',
    level: 'MUST',
    title: 'A part with a partial triple is refused',
    clause: 'ssec.mpu.identical',
    on: ['UploadPart'],
    given: {
      ...given,
      mutation: mutation(
        'triple.only-algorithm',
        'triple.only-key',
        'triple.only-md5',
        'triple.no-key',
        'triple.no-algorithm',
      ),
    },
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
    catches: ['part-takes-partial-triple', 'ignores-missing-algorithm'],
  }),
  rule({
    id: 'mpu.part.partial-triple.no-md5',
    level: 'SHOULD',
    disputed: 'peer.read.no-md5',
    title: 'A part without the key MD5 is refused',
    clause: 'ssec.mpu.identical',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('triple.no-md5') },
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
    catches: ['part-takes-partial-triple', 'part-without-md5-is-garbled', 'ignores-missing-md5'],
  }),
  rule({
    id: 'mpu.part.partial-triple.no-md5.exact-bytes',
    level: 'MUST',
    title: 'A part without the key MD5 is refused, or holds its bytes under the key',
    clause: 'ssec.get.decrypts',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('triple.no-md5') },
    // An upload of its own for the act and for its control: a lenient endpoint completes both.
    act: (world, drawn) => writeThrough(world, drawn),
    expect: refusedOrSealed(),
    catches: ['part-without-md5-is-garbled', 'upload-visible-before-complete'],
  }),
  rule({
    id: 'mpu.part.etag-not-md5',
    level: 'SHOULD',
    title: 'Identical parts have ETags of their own, none the MD5 of the plaintext',
    clause: 'recorded.part.etag',
    on: ['UploadPart'],
    given,
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3, inTurn }, { body }, upload) =>
      inTurn([1, 2, 3], (number) => s3.uploadPart({ upload, number, body })),
    expect: all(eachOf(accepted()), haveOwnEtags()),
    catches: ['part-etag-is-plaintext-md5', 'etag-is-plaintext-md5', 'part-lacks-etag'],
  }),
  ...reuploadRules,
];
