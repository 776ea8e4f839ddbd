/** What faults of one file of `spec/faults/` have in common, for people who read a diagnosis. */
export interface FamilyFacts {
  /** What the faults are about, as a heading. */
  readonly title: string;
  /** What it means for a user of the storage, whatever the harm. */
  readonly means: string;
  /** Where to look in the code of a server. */
  readonly lookAt: string;
}

/** The families by the names of their files in `spec/faults/`. */
export const faultFamilies = {
  blocked: {
    title: 'buckets that block SSE-C',
    means: 'An administrator who blocks SSE-C for a bucket relies on every way of writing obeying.',
    lookAt: 'The check of BlockedEncryptionTypes, which each way of writing has to call.',
  },
  checksums: {
    title: 'checksums',
    means: 'Clients compare checksums to notice damage in transit and in storage.',
    lookAt: 'Where checksums of the plaintext are computed, verified, stored and returned.',
  },
  conditions: {
    title: 'conditional requests',
    means: 'Clients use conditions to avoid lost updates and needless transfers.',
    lookAt: 'The evaluation of If-Match and its relatives, and whether the key is checked first.',
  },
  confirmation: {
    title: 'confirmation of SSE-C in answers',
    means: 'A client knows only from the confirmation that SSE-C was applied, and with which key.',
    lookAt: 'The code that adds algorithm and key MD5 to the answer of each operation.',
  },
  'copy-parts': {
    title: 'UploadPartCopy',
    means: 'Large objects are copied part by part, with a source key and the key of the upload.',
    lookAt:
      'The handler of UploadPartCopy: both sets of SSE-C headers, and the range of the source.',
  },
  'copy-source': {
    title: 'source of a copy',
    means: 'A copy reads its source, so it needs the source key as a read does.',
    lookAt: 'How CopyObject and UploadPartCopy parse and verify the copy-source SSE-C headers.',
  },
  'copy-target': {
    title: 'target of a copy',
    means: 'Copies move objects and rotate keys; the target is expected under its own key alone.',
    lookAt: 'How CopyObject picks the encryption of its target, also for a copy onto itself.',
  },
  errors: {
    title: 'error codes and documents',
    means: 'Applications choose by status and error code between retry, another key and giving up.',
    lookAt:
      'The mapping from internal errors to S3 error codes, and the writer of error documents.',
  },
  etags: {
    title: 'ETags',
    means:
      'Clients compare ETags to see whether an object has changed; under SSE-C they reveal nothing.',
    lookAt: 'Where the ETag is computed, stored and returned for encrypted objects and parts.',
  },
  form: {
    title: 'browser forms',
    means: 'Browsers upload by forms, whose fields carry the key and are covered by the policy.',
    lookAt: 'The handler of POST forms: SSE-C fields before the file, and the policy check.',
  },
  'header-checks': {
    title: 'validation of SSE-C headers',
    means: 'A mistake in the SSE-C headers has to be noticed before data is stored under it.',
    lookAt: 'The one place that parses the SSE-C headers, and whether every operation calls it.',
  },
  'header-names': {
    title: 'names of SSE-C headers',
    means: 'Headers that are spelt, repeated or placed differently must not change the encryption.',
    lookAt: 'How header names are matched and folded before the SSE-C headers are read.',
  },
  'key-check': {
    title: 'comparison of keys',
    means: 'Whoever lacks the key of an object must not be able to use it.',
    lookAt:
      'The comparison of the key of a request with that of the object, or its key check value.',
  },
  'key-check-after': {
    title: 'keys after an earlier request',
    means: 'A request of one client must not open objects for the next one.',
    lookAt: 'Caches of keys, of decrypted objects and of metadata.',
  },
  'key-check-objects': {
    title: 'objects whose key is not checked',
    means: 'The key is needed whatever the size, name, parts or version of an object.',
    lookAt:
      'Separate code paths by size, name, storage layout or version, which skip the key check.',
  },
  'key-check-reads': {
    title: 'reads whose key is not checked',
    means: 'The key is needed whatever the form of a read.',
    lookAt:
      'Separate code paths of ranges, parts, HEAD and presigned reads, which skip the key check.',
  },
  'keyless-operations': {
    title: 'operations that need no key',
    means: 'Lists, deletes, tags and ACLs work without the key and leave the encryption alone.',
    lookAt: 'The handlers of these operations, and whether they ask for or drop SSE-C metadata.',
  },
  metadata: {
    title: 'metadata and tags',
    means: 'Applications expect metadata, tags and content headers back as they were written.',
    lookAt: 'What is stored next to an encrypted object, and what may be set by a client.',
  },
  modes: {
    title: 'SSE-C with other encryption modes',
    means: 'A write names one encryption mode; which one was applied must be beyond doubt.',
    lookAt: 'Where the encryption mode is chosen among SSE-C, SSE-S3, SSE-KMS and the default.',
  },
  'multipart-complete': {
    title: 'completing, listing and aborting uploads',
    means: 'A large object exists once its upload is completed, of exactly the named parts.',
    lookAt: 'CompleteMultipartUpload, ListParts and AbortMultipartUpload of encrypted uploads.',
  },
  'multipart-parts': {
    title: 'parts of uploads',
    means: 'Every part of an upload is expected under the key of the upload.',
    lookAt: 'UploadPart: the key of the upload, and how parts are encrypted and joined.',
  },
  'part-number': {
    title: 'reads of one part',
    means: 'Transfer tools read large objects part by part.',
    lookAt: 'GetObject and HeadObject with partNumber: offsets and sizes of encrypted parts.',
  },
  policy: {
    title: 'permissions, policies and CORS',
    means: 'A key is no permission, and a policy on SSE-C holds for every way of writing.',
    lookAt: 'Authorisation, the condition keys of SSE-C, and CORS rules.',
  },
  range: {
    title: 'byte ranges',
    means: 'Media players, databases and transfer tools read ranges and rely on each byte.',
    lookAt: 'The translation of plaintext offsets to ciphertext offsets and back.',
  },
  'secrets-in-answers': {
    title: 'keys in answers',
    means: 'Whoever sees the answer, a log or the metadata can decrypt the object.',
    lookAt: 'Everything that copies request headers into answers, metadata, URLs or logs.',
  },
  'secrets-in-refusals': {
    title: 'what refusals reveal',
    means: 'A client without the key learns nothing about the object from a refusal.',
    lookAt:
      'The order of checks: key before range, condition and metadata; and what errors contain.',
  },
  signatures: {
    title: 'signatures and presigned URLs',
    means: 'Headers that nobody signed can be added or changed on the way.',
    lookAt: 'The verifier of Signature V4: every x-amz-* header of the request has to be signed.',
  },
  sizes: {
    title: 'reported sizes',
    means: 'Clients allocate, compare and bill by size; it has to be that of the plaintext.',
    lookAt: 'Where the size of the ciphertext is turned into that of the plaintext.',
  },
  storage: {
    title: 'stored bytes',
    means:
      'What was confirmed as stored under a key is expected back unchanged, with that key alone.',
    lookAt:
      'The write path: cipher, chunking, overwrite, and what happens when a write is refused.',
  },
  transport: {
    title: 'plain http and connections',
    means: 'Over plain http everybody on the way can read the key and the data.',
    lookAt: 'The check for TLS before SSE-C headers are used, and the handling of cut-off bodies.',
  },
  versions: {
    title: 'versions',
    means: 'Each version is expected to stay readable with the key that it was written with.',
    lookAt: 'Where the current version is chosen, and what an overwrite or a delete removes.',
  },
} as const satisfies Readonly<Record<string, FamilyFacts>>;

/** The name of a family. */
export type FamilyName = keyof typeof faultFamilies;
