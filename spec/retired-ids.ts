import type { RowId } from './recorded/row.ts';

interface Retired {
  readonly successors: readonly [string, ...string[]];
  readonly reason: string;
}

const oneEntry = 'One entry makes the claim for both ways.';
const twice = 'Two rules made the same claim.';
const byRow = 'Each recorded refusal has a rule, which compares its argument too.';
const stricter = 'The successor is a MUST since the refusal is recorded, and implies it.';
const overHttp =
  'recorded.put-object.plain-http.unknown-algorithm-and-key-not-base64-and-md5-of-other-bytes';

/** Retired rule ids with their successors. They are never used again. */
export const retiredIds: Readonly<Record<string, Retired>> = {
  'blocked.post': { successors: ['blocked.put'], reason: twice },
  'blocked.precedence': {
    successors: ['blocked.before-key'],
    reason: 'The successor names the status, 403, and covers every write.',
  },
  'copy.source-key-malformed': { successors: ['copy.source-bad-key'], reason: twice },
  'copy.source-md5': {
    successors: [
      'copy.source-md5-mismatch.right-key',
      'copy.source-md5.exact-bytes',
      'upc.source-md5-mismatch.right-key',
      'upc.source-md5.exact-bytes',
    ],
    reason: twice,
  },
  'copy.source-partial.no-md5': {
    successors: ['copy.source-md5.exact-bytes'],
    reason: 'Amazon copies without the source key MD5: recorded.copy-object.source-no-md5.',
  },
  'errors.argument-name': {
    successors: ['put.triple.no-key.exact', 'copy.precedence.target-no-key'],
    reason: byRow,
  },
  'errors.argument-name.read': { successors: ['get.precedence.kms-algorithm'], reason: byRow },
  'get.md5.right-key-wrong-md5.exact-bytes': {
    successors: ['get.md5.right-key-wrong-md5'],
    reason: stricter,
  },
  'get.range.no-key': { successors: ['get.range.needs-key'], reason: oneEntry },
  'get.range.wrong-key': { successors: ['get.range.needs-key'], reason: oneEntry },
  'get.triple.no-md5': {
    successors: ['get.triple.no-md5.exact-bytes', 'attrs.no-md5'],
    reason:
      'Amazon reads without the key MD5: recorded.get-object.no-md5, recorded.head-object.no-md5.',
  },
  'mpu.part.partial-triple.no-md5': {
    successors: ['triple.every-carrier.part.no-md5'],
    reason: twice,
  },
  'mpu.part.no-md5': { successors: ['triple.every-carrier.part.no-md5'], reason: twice },
  'post.partial.no-md5.sealed': { successors: ['post.partial.no-md5'], reason: stricter },
  'post.partial.only-md5.unconfirmed': { successors: ['post.partial.only-md5'], reason: stricter },
  'presign.head': { successors: ['presign.get'], reason: oneEntry },
  'presign.plain-url-on-ssec-object': { successors: ['presign.read-needs-key'], reason: oneEntry },
  'presign.wrong-key-signed': { successors: ['presign.read-needs-key'], reason: oneEntry },
  'put.algorithm.unsupported.exact': {
    successors: ['put.precedence.kms-algorithm', 'attrs.precedence.kms-algorithm'],
    reason: byRow,
  },
  'put.conflict.exact': { successors: ['put.precedence.with-sse-s3.valid'], reason: byRow },
  'put.triple.no-md5': { successors: ['put.triple.no-md5.refused'], reason: stricter },
  'put.triple.only-md5': { successors: ['put.triple.only-md5.refused'], reason: stricter },
  'special.select-triple': {
    successors: ['triple.every-carrier.select', 'triple.every-carrier.select.md5'],
    reason: twice,
  },
  'special.update-encryption': {
    successors: ['special.update-encryption.of-ssec'],
    reason: 'The successor also claims that the request is refused, as the document says.',
  },
  'tls.attributes-http-refused': { successors: ['tls.every-operation'], reason: twice },
  'tls.complete-http-refused': { successors: ['tls.upload-ends'], reason: twice },
  'tls.copy-target-http-refused': { successors: ['tls.every-operation'], reason: twice },
  'tls.refusal.exact': {
    successors: ['tls.refusal.recorded'],
    reason: `Amazon answers 400 InvalidArgument, not InvalidRequest: ${overHttp}.`,
  },
  'upc.source-partial.no-md5': {
    successors: ['upc.source-md5.exact-bytes'],
    reason:
      'Amazon copies without the source key MD5: recorded.copy-object.source-no-md5. UploadPartCopy has the same checks.',
  },
  'upc.source-triple': { successors: ['triple.every-carrier.part-source'], reason: twice },
  'upc.target-triple': { successors: ['triple.every-carrier.part-target'], reason: twice },
};

/** Retired fault ids, with the recorded answer that shows that Amazon S3 behaves so. */
export const retiredFaults: Readonly<Record<string, RowId>> = {
  'read-md5-optional': 'recorded.get-object.no-md5',
  'get-object.skips.md5-present': 'recorded.get-object.no-md5',
  'head-object.skips.md5-present': 'recorded.head-object.no-md5',
  'copy-object-source.skips.md5-present': 'recorded.copy-object.source-no-md5',
  'upload-part-copy-source.skips.md5-present': 'recorded.copy-object.source-no-md5',
  'complete-multipart-upload.skips.algorithm-present':
    'recorded.complete-multipart-upload.no-algorithm',
};
