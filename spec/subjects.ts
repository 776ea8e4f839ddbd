/** A folder of `suites/`: the first words of the ids in it, and what its rules claim. */
interface Subject {
  readonly words: readonly [string, ...string[]];
  readonly claims: string;
}

/** Every subject, in the order of reports. Folder, docs page and report section carry its name. */
export const subjects = {
  'put-object': {
    words: ['put'],
    claims: 'A write takes a valid key with its algorithm and MD5, and refuses every other form.',
  },
  'get-object': {
    words: ['get'],
    claims: 'GetObject returns exactly the plaintext to the right key, and nothing to any other.',
  },
  'head-object': {
    words: ['head'],
    claims: 'HeadObject asks for the key as GetObject does, and answers the same without a body.',
  },
  attributes: {
    words: ['attrs'],
    claims: 'GetObjectAttributes asks for the key, and shows sizes and checksums of the plaintext.',
  },
  'copy-object': {
    words: ['copy', 'copied'],
    claims: 'CopyObject opens its source with the source key and encrypts under the target key.',
  },
  multipart: {
    words: ['mpu'],
    claims: 'Every part of a multipart upload needs the key of the upload, and so does its object.',
  },
  'part-copy': {
    words: ['upc'],
    claims: 'UploadPartCopy needs the key of its source and the key of the upload.',
  },
  'post-object': {
    words: ['post'],
    claims: 'A browser form carries the key in its fields, under its policy.',
  },
  headers: {
    words: ['headers', 'triple'],
    claims: 'Every operation that carries SSE-C headers checks all three, once, and signed.',
  },
  confirmation: {
    words: ['support', 'echo'],
    claims: 'Answers name the algorithm and the key MD5 in use, and never the key.',
  },
  lock: {
    words: ['lock'],
    claims: 'However it was written and however it is read, an object opens to its own key alone.',
  },
  isolation: {
    words: ['isolation', 'keys'],
    claims: 'Keys, objects and connections do not open one another.',
  },
  secrecy: {
    words: ['key', 'refusal'],
    claims: 'No answer contains the key, and a refusal reveals nothing of the object.',
  },
  errors: {
    words: ['errors'],
    claims: 'Errors name the offending header and are never a server error.',
  },
  bytes: {
    words: ['bytes', 'size'],
    claims: 'Bytes and sizes are those of the plaintext, whatever the size and the way of writing.',
  },
  etag: {
    words: ['etag'],
    claims: 'An ETag stays the same until the next write and is no MD5 of the plaintext.',
  },
  checksums: {
    words: ['checksum'],
    claims: 'Checksums are of the plaintext, are verified, and are shown to the right key alone.',
  },
  streaming: {
    words: ['streaming', 'expect'],
    claims: 'Chunked, trailing-checksum and unsigned bodies are decoded, verified and encrypted.',
  },
  metadata: {
    words: ['metadata', 'tags'],
    claims: 'Metadata and tags come back as they were written.',
  },
  'without-key': {
    words: ['nokey'],
    claims: 'Lists, deletes, tags and ACLs need no key and leave the object under its key.',
  },
  consistency: {
    words: ['story', 'concurrency', 'conditional', 'idempotence', 'refused'],
    claims: 'Races, retries, conditions and refused writes leave one whole object under one key.',
  },
  versioning: {
    words: ['version'],
    claims: 'Every version opens to the key it was written with.',
  },
  presigned: {
    words: ['presign'],
    claims: 'A presigned URL works with the SSE-C headers that were signed, and with no others.',
  },
  transport: {
    words: ['tls'],
    claims: 'A key over plain HTTP is refused by every operation.',
  },
  'bucket-settings': {
    words: ['policy', 'authz', 'blocked', 'bucketenc', 'cors'],
    claims: 'Policy, blocked encryption types, default encryption and CORS hold for SSE-C.',
  },
  'other-features': {
    words: ['special'],
    claims: 'Storage classes, Select, annotations and torrents do not bypass the key.',
  },
  interop: {
    words: ['interop'],
    claims: 'The AWS SDK for JavaScript works with SSE-C as it is documented.',
  },
} as const satisfies Record<string, Subject>;

export type SubjectName = keyof typeof subjects;

/** First words of rule ids. */
type FirstWord = (typeof subjects)[SubjectName]['words'][number];

/** `put.md5.mismatch`: the first word names the subject, the second the file. */
export type RuleId = `${FirstWord}.${string}`;

const byWord: ReadonlyMap<string, SubjectName> = new Map(
  (Object.keys(subjects) as SubjectName[]).flatMap((name) =>
    subjects[name].words.map((word) => [word, name] as const),
  ),
);

/** The subject of a rule id; none where the first word is unknown. */
export function subjectOf(ruleId: RuleId): SubjectName;
export function subjectOf(ruleId: string): SubjectName | undefined;
export function subjectOf(ruleId: string): SubjectName | undefined {
  return byWord.get(ruleId.split('.')[0] ?? '');
}

/**
 * The file of a rule in its folder, of these names: the longest that the id goes on with after its
 * first word (`key-len` for `put.key.len-31`), or else the first word itself.
 */
export function fileNameOf(ruleId: RuleId, names: readonly string[]): string {
  const [first = '', ...others] = ruleId.split('.');
  const words = `${others.join('-')}-`;
  const fitting = names.filter((name) => words.startsWith(`${name}-`));
  return fitting.reduce((best, name) => (name.length > best.length ? name : best), '') || first;
}
