const decoder =
  'The catalogue proposes to report whether a lenient decoder is used; what is claimed here is only that an accepted write is closed without its key and opens with it, which is documented.';
const unrecorded =
  'The key is right and only a formal check is missing; no answer of Amazon to it is known.';
const recordedOnly = 'Amazon was seen to do so; no document promises it.';

const lenient =
  'Every answer that the catalogue allows passes; what fails is a crash, which no valid request may bring.';
const harmful =
  'Every answer that the catalogue allows passes; what fails stores, opens or returns what it must not.';
const offered =
  'Where the operation is offered for plain objects, a customer key is no reason to break it.';

/** Why our level of a rule differs from the one that the catalogue proposes. */
export const levelReasons: Readonly<Record<string, string>> = {
  'put.algorithm.wrong-case': decoder,
  'put.key.base64url': decoder,
  'put.key.no-padding': decoder,
  'put.key.embedded-whitespace': decoder,
  'put.key.trailing-garbage': decoder,
  'put.key.noncanonical-bits': decoder,
  'put.md5.no-padding': decoder,
  'get.triple.no-md5': `${unrecorded} Disputed; get.triple.no-md5.exact-bytes keeps the MUST: right bytes or none.`,
  'get.md5.right-key-wrong-md5': `${unrecorded} Disputed; its twin with .exact-bytes keeps the MUST.`,
  'etag.not-plaintext-md5':
    'The API text says that an ETag may or may not be an MD5; no client breaks on it, though it tells a digest of the plaintext.',
  'etag.consistent': recordedOnly,
  'mpu.part.on-plain-upload': recordedOnly,
  'mpu.complete.wrong-key':
    'Whether the request is refused is open; that the object opens with its own key alone is documented.',
  'mpu.complete.malformed-headers':
    'Whether the request is refused is open; that the object opens with its own key alone is documented.',
  'copy.result-etag': recordedOnly,
  'echo.copy.source-md5-not-echoed': recordedOnly,
  'upc.target-on-plain-upload': 'By analogy with UploadPart, where Amazon was seen to refuse.',
  'post.partial.only-md5': 'As put.triple.only-md5: a lone key MD5 may be ignored. Disputed.',
  'post.partial.no-md5': 'As put.triple.no-md5. Disputed.',
  'post.duplicate-field':
    'Whether it is refused is open; that the object is closed without the confirmed key is documented.',
  'post.field-name-case':
    'The documents spell the fields in one way; none says that another is read.',
  'tls.refusal.exact': 'Several endpoints answer so; no document names the error.',
  'blocked.put': 'Documented for Amazon; an endpoint without blocking skips it.',
  'blocked.reads-still-work': 'Documented for Amazon; an endpoint without blocking skips it.',
  'blocked.multipart': 'Documented for Amazon; an endpoint without blocking skips it.',
  'blocked.post': 'Documented for Amazon; an endpoint without blocking skips it.',
  'blocked.unblock': 'Documented for Amazon; an endpoint without blocking skips it.',
  'special.select-needs-key':
    'The document says must; that a read without the key reveals nothing is the heart of SSE-C.',
  'special.torrent': 'Documented: no torrents of SSE-C objects; serving one would reveal it.',
  'special.annotations': 'Documented for Amazon; an endpoint without annotations skips it.',
  'special.update-encryption': 'Documented for Amazon; an endpoint without the operation skips it.',
  'special.storage-class':
    'An endpoint that takes the storage class must not forget the key; one that does not skips it.',
  'headers.on-other-operations': lenient,
  'nokey.delete-with-headers': lenient,
  'get.missing-object-malformed': lenient,
  'mpu.listparts.wrong-key': lenient,
  'copy.self.same-key': lenient,
  'presign.only-algorithm-signed': lenient,
  'policy.complete-needs-header': lenient,
  'blocked.configure': lenient,
  'blocked.copy-source-still-works': lenient,
  'blocked.inflight-multipart': lenient,
  'put.conflict.kms-context-or-bucket-key': harmful,
  'headers.underscore-spelling': harmful,
  'headers.copy-source-triple-on-put': harmful,
  'get.range.multi': harmful,
  'streaming.no-length': harmful,
  'checksum.default': harmful,
  'get.range.if-range': offered,
  'mpu.checksum-full-object': offered,
  'checksum.mpu-no-default': offered,
  'conditional.delete-if-match': offered,
  'conditional.copy-if-match-target': offered,
  'copy.kms-to-ssec': offered,
  'cors.preflight': offered,
  'upc.conditional': 'Documented for the operation, whatever its source is encrypted with.',
  'get.range.reversed': lenient,
};
