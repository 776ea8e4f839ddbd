import type { ClauseId } from './clauses.ts';
import type { RuleId } from './rule-ids.ts';

/** How this suite answers for a behaviour that other suites test. */
type Match =
  | { readonly rules: readonly [RuleId, ...RuleId[]] }
  /** Amazon behaves otherwise, as the clause records. */
  | { readonly wrong: string; readonly recorded: ClauseId }
  /** No request to one endpoint shows it. */
  | { readonly outside: string };

/** Every behaviour of `peers/behaviours.json`, and where it is held here. */
export const crosswalk: Readonly<Record<string, Match>> = {
  'RT-SMALL': { rules: ['put.triple.valid', 'get.right-key', 'size.boundaries'] },
  'RT-0': { rules: ['size.zero-byte', 'size.zero-byte-still-locked'] },
  'RT-BLOCK': { rules: ['size.boundaries'] },
  'RT-MB': { rules: ['size.boundaries'] },
  'ECHO-PUT': { rules: ['put.triple.valid', 'support.success-implies-echo'] },
  'ECHO-GET': { rules: ['get.right-key'] },
  'ECHO-HEAD': { rules: ['head.right-key'] },
  'NO-SSE-HDR': { rules: ['echo.no-sse-header'] },
  'HEAD-OK': { rules: ['head.right-key', 'get.content-length'] },
  META: { rules: ['get.metadata-roundtrip', 'copy.metadata.copy'] },
  'HEAD-NOKEY': { rules: ['head.no-key'] },
  'HEAD-WRONGKEY': { rules: ['head.wrong-key'] },
  'HEAD-WRONGALGO': { rules: ['get.algorithm.unsupported'] },
  'GET-NOKEY': { rules: ['get.no-key'] },
  'GET-WRONGKEY': { rules: ['get.wrong-key'] },
  'GET-BADKEY': { rules: ['get.key.malformed', 'get.key.wrong-length-coherent'] },
  'GET-WRONGALGO': { rules: ['get.algorithm.unsupported'] },
  'GET-PLAIN-KEY': { rules: ['get.plain-object-with-key', 'head.plain-object-with-key'] },
  'ATTR-OK': { rules: ['attrs.right-key'] },
  'ATTR-NOKEY': { rules: ['attrs.no-key'] },
  'ATTR-WRONGALGO': { rules: ['get.algorithm.unsupported'] },
  CHK: {
    rules: [
      'checksum.put.plaintext',
      'checksum.get',
      'checksum.copy-preserved',
      'mpu.checksum-full-object',
    ],
  },
  'CONTENT-MD5': { rules: ['etag.content-md5-checked', 'etag.content-md5-right'] },
  'PUT-NOALGO': { rules: ['put.triple.no-algorithm'] },
  'PUT-NOKEY': { rules: ['put.triple.no-key'] },
  'PUT-NOMD5': { rules: ['put.triple.no-md5', 'put.triple.no-md5.refused'] },
  'PUT-BADMD5': { rules: ['put.md5.mismatch'] },
  'PUT-KEYLEN': {
    rules: ['put.key.len-16', 'put.key.len-31', 'put.key.len-33', 'put.key.wrong-length.exact'],
  },
  'PUT-BADB64': { rules: ['put.key.not-base64'] },
  'PUT-BADALGO': { rules: ['put.algorithm.unsupported'] },
  'PUT-CONFLICT-S3': { rules: ['put.conflict.sse-s3'] },
  'PUT-CONFLICT-KMS': { rules: ['put.conflict.sse-kms'] },
  'REJECT-NOSIDE': { rules: ['put.md5.mismatch', 'put.reject.keeps-existing-object'] },
  LEAK: { rules: ['echo.never-key'] },
  'TLS-ONLY': { rules: ['tls.put-http-refused', 'tls.get-http-refused', 'tls.head-http-refused'] },
  RANGE: {
    rules: ['get.range.prefix', 'get.range.unaligned', 'get.range.suffix', 'get.range.open-ended'],
  },
  'RANGE-MPU': { rules: ['mpu.complete.range-across-parts', 'mpu.part.unaligned'] },
  'RANGE-WIRE': { rules: ['get.range.unaligned', 'mpu.complete.range-across-parts'] },
  PARTNUM: { rules: ['get.partnumber.read', 'get.partnumber.single'] },
  'PARTNUM-ERR': { rules: ['get.partnumber.out-of-range', 'mpu.get-before-complete'] },
  'MPU-RT': { rules: ['mpu.complete.roundtrip'] },
  'MPU-UNALIGNED': {
    rules: ['mpu.complete.roundtrip', 'mpu.part.unaligned', 'mpu.part.beyond-8-mib'],
  },
  'MPU-ECHO': { rules: ['mpu.create.valid', 'mpu.part.same-key'] },
  'MPU-PART-NOKEY': { rules: ['mpu.part.no-headers'] },
  'MPU-PART-OTHERKEY': { rules: ['mpu.part.other-key'] },
  'MPU-PART-BADMD5': { rules: ['put.md5.mismatch'] },
  'MPU-PART-PLAIN': { rules: ['mpu.part.on-plain-upload'] },
  'MPU-CMP-NOKEY-200': { rules: ['mpu.complete.no-headers'] },
  'MPU-CMP-NOKEY-400': {
    wrong:
      'Amazon completes an SSE-C upload without SSE-C headers; only a checksum upload needs them.',
    recorded: 'recorded.complete.no-headers',
  },
  'MPU-CMP-OTHERKEY': { rules: ['mpu.complete.wrong-key'] },
  'MPU-LISTPARTS': { rules: ['mpu.listparts.no-key'] },
  'MPU-ABORT': { rules: ['mpu.abort.no-key', 'mpu.abort.then-part'] },
  'MPU-CONFLICT': { rules: ['put.conflict.sse-s3', 'put.conflict.sse-kms'] },
  'MPU-GET-NOKEY': { rules: ['mpu.complete.object-locked'] },
  'MPU-GET-WRONGKEY': { rules: ['mpu.complete.object-locked'] },
  'CP-PLAIN-C': { rules: ['copy.plain-to-ssec'] },
  'CP-S3-C': { rules: ['copy.sses3-to-ssec'] },
  'CP-KMS-C': { rules: ['copy.kms-to-ssec'] },
  'CP-C-PLAIN': { rules: ['copy.ssec-to-default'] },
  'CP-C-S3': { rules: ['copy.ssec-to-sses3'] },
  'CP-C-KMS': { rules: ['copy.ssec-to-kms'] },
  'CP-C-C': { rules: ['copy.ssec-to-ssec-other-key'] },
  'CP-C-C-SAME': { rules: ['copy.ssec-to-ssec-same-key'] },
  'CP-ROTATE': { rules: ['copy.self.rotate'] },
  'CP-MPSRC': { rules: ['copy.multipart-source'] },
  'CP-0': { rules: ['copy.data-equal'] },
  'CP-NOSRC': {
    rules: [
      'copy.source-missing.default',
      'copy.source-missing.sses3',
      'copy.source-missing.ssec-same',
      'copy.source-missing.ssec-other',
    ],
  },
  'CP-WRONGSRC': { rules: ['copy.source-wrong-key'] },
  'CP-SRCALGO': { rules: ['copy.source-algorithm'] },
  'CP-SRC-MALFORMED': { rules: ['copy.source-bad-key', 'copy.source-partial'] },
  'CP-DSTALGO': { rules: ['put.algorithm.unsupported'] },
  'CP-DST-CONFLICT': { rules: ['put.conflict.sse-s3'] },
  'CP-PLAINSRC-KEY': { rules: ['copy.source-headers-on-plain'] },
  'CP-VERSION': { rules: ['version.copy-restore'] },
  'CP-OLDKEY': { rules: ['copy.ssec-to-ssec-other-key', 'copy.self.rotate'] },
  'UPC-PLAIN-C': { rules: ['upc.plain-to-ssec'] },
  'UPC-S3-C': { rules: ['upc.sses3-to-ssec'] },
  'UPC-KMS-C': { rules: ['upc.kms-to-ssec'] },
  'UPC-C-PLAIN': { rules: ['upc.ssec-to-plain'] },
  'UPC-C-S3': { rules: ['upc.ssec-to-sses3'] },
  'UPC-C-KMS': { rules: ['upc.ssec-to-kms'] },
  'UPC-C-C': { rules: ['upc.ssec-to-ssec'] },
  'UPC-RANGE': { rules: ['upc.range'] },
  'UPC-MIXED': { rules: ['upc.mixed-with-uploadpart'] },
  'UPC-NOSRC': { rules: ['upc.source-missing'] },
  'UPC-NODST': { rules: ['upc.target-missing'] },
  'UPC-WRONGDST': { rules: ['upc.target-wrong-key'] },
  'POST-OK': { rules: ['post.valid'] },
  'POST-POLICY': { rules: ['post.policy-not-covering', 'post.policy-mismatch'] },
  'POLICY-NULL': { rules: ['policy.require-ssec'] },
  'POLICY-ALGO': { rules: ['policy.algorithm-value'] },
  VER: { rules: ['version.two-keys'] },
  'VER-WRONGKEY': { rules: ['version.wrong-version-key'] },
  'DEL-NOKEY': { rules: ['nokey.delete'] },
  CONC: {
    rules: [
      'concurrency.writers-different-keys',
      'concurrency.parallel-readers',
      'concurrency.parallel-parts',
    ],
  },
  ISOLATION: { rules: ['isolation.two-objects-two-keys'] },
  LIFECYCLE: {
    outside:
      'A transition between storage classes comes a day later at the earliest; a run does not wait for it.',
  },
  REPL: {
    outside: 'Replication goes to a second endpoint, which a run is not told of.',
  },
  UNSUPPORTED: { rules: ['support.refuse-not-ignore'] },
  LIB: { rules: ['get.right-key', 'get.wrong-key', 'put.md5.mismatch', 'put.key.len-31'] },
  CLIENT: {
    outside:
      'The exit code and the options of one command-line client; no request tells them apart.',
  },
  EXT: {
    outside: 'A vendor extension that S3 does not have.',
  },
};
