/** A folder of `suites/`: the first words of its rule ids, and the claim of its rules. */
interface Subject {
  readonly words: readonly [string, ...string[]];
  readonly claims: string;
}

/** Every subject, in the order of reports. Folder, docs page and report section carry its name. */
export const subjects = {
  'put-object': {
    words: ['put'],
    claims: 'A write accepts a valid key with its algorithm and MD5, and refuses invalid ones.',
  },
  'get-object': {
    words: ['get'],
    claims: 'GetObject returns the plaintext with the right key, and refuses any other key.',
  },
  'head-object': {
    words: ['head'],
    claims:
      'HeadObject needs the key as GetObject does, and returns the same headers without a body.',
  },
  attributes: {
    words: ['attrs'],
    claims: 'GetObjectAttributes needs the key, and returns sizes and checksums of the plaintext.',
  },
  'copy-object': {
    words: ['copy', 'copied'],
    claims: 'CopyObject decrypts with the source key and encrypts with the target key.',
  },
  multipart: {
    words: ['mpu'],
    claims: 'Every part of an SSE-C upload needs the key of the upload, and so does the object.',
  },
  'part-copy': {
    words: ['upc'],
    claims: 'UploadPartCopy needs the key of its source object and the key of the upload.',
  },
  'post-object': {
    words: ['post'],
    claims: 'A POST form carries the key in its fields, covered by its policy.',
  },
  headers: {
    words: ['headers', 'triple'],
    claims: 'Every operation with SSE-C headers needs all three, each once and signed.',
  },
  confirmation: {
    words: ['support', 'echo'],
    claims: 'Answers confirm the algorithm and the key MD5, and never contain the key.',
  },
  lock: {
    words: ['lock'],
    claims: 'Every way of reading needs the key of the object, whichever way it was written.',
  },
  isolation: {
    words: ['isolation', 'keys'],
    claims: 'A key reads no other object, and an earlier request gives no access to a later one.',
  },
  secrecy: {
    words: ['key', 'refusal'],
    claims: 'No answer contains the key, and a refusal reveals nothing about the object.',
  },
  errors: {
    words: ['errors'],
    claims:
      'A refusal names the invalid header, and invalid SSE-C headers never cause a server error.',
  },
  bytes: {
    words: ['bytes', 'size'],
    claims: 'Reads return the bytes and size of the plaintext, for every size and way of writing.',
  },
  etag: {
    words: ['etag'],
    claims: 'An ETag is the same until the next write and is not the MD5 of the plaintext.',
  },
  checksums: {
    words: ['checksum'],
    claims: 'Checksums are those of the plaintext, are verified, and need the key to be read.',
  },
  streaming: {
    words: ['streaming', 'expect'],
    claims: 'Chunked, trailing-checksum and unsigned bodies are decoded, verified and encrypted.',
  },
  metadata: {
    words: ['metadata', 'tags'],
    claims: 'Metadata and tags are returned as they were written.',
  },
  'without-key': {
    words: ['nokey'],
    claims:
      'Lists, deletes, tags and ACLs need no key and do not change the encryption of the object.',
  },
  consistency: {
    words: ['story', 'concurrency', 'conditional', 'idempotence', 'refused'],
    claims:
      'After races, retries, conditional and refused writes an object is whole, under one key.',
  },
  versioning: {
    words: ['version'],
    claims: 'Every version is readable with the key it was written with.',
  },
  presigned: {
    words: ['presign'],
    claims: 'A presigned URL is valid only with the SSE-C headers that were signed.',
  },
  transport: {
    words: ['tls'],
    claims: 'Every operation refuses a customer key over plain http.',
  },
  'bucket-settings': {
    words: ['policy', 'authz', 'blocked', 'bucketenc', 'cors'],
    claims: 'Bucket policy, blocked encryption types, default encryption and CORS apply to SSE-C.',
  },
  'other-features': {
    words: ['special'],
    claims: 'Storage classes, Select, annotations and torrents do not bypass the key.',
  },
  space: {
    words: ['space'],
    claims:
      'Every pair of ways to write, read and ask meets: the model of a bucket allows each answer.',
  },
  interop: {
    words: ['interop'],
    claims: 'The AWS SDK for JavaScript works with SSE-C as it is documented.',
  },
} as const satisfies Record<string, Subject>;

export type SubjectName = keyof typeof subjects;

/** First words of rule ids. */
type FirstWord = (typeof subjects)[SubjectName]['words'][number];

/** Such as `put.md5.mismatch`: the first word stands for the subject, the second for the file. */
export type RuleId = `${FirstWord}.${string}`;

const byWord: ReadonlyMap<string, SubjectName> = new Map(
  (Object.keys(subjects) as SubjectName[]).flatMap((name) =>
    subjects[name].words.map((word) => [word, name] as const),
  ),
);

/** The subject of a rule id; undefined if its first word is unknown. */
export function subjectOf(ruleId: RuleId): SubjectName;
export function subjectOf(ruleId: string): SubjectName | undefined;
export function subjectOf(ruleId: string): SubjectName | undefined {
  return byWord.get(ruleId.split('.')[0] ?? '');
}

/**
 * The file of a rule, chosen from the names in its folder: the longest one that the id continues
 * with after its first word (`key-len` for `put.key.len-31`), or else the first word.
 */
export function fileNameOf(ruleId: RuleId, names: readonly string[]): string {
  const [first = '', ...others] = ruleId.split('.');
  const words = `${others.join('-')}-`;
  const fitting = names.filter((name) => words.startsWith(`${name}-`));
  return fitting.reduce((best, name) => (name.length > best.length ? name : best), '') || first;
}
