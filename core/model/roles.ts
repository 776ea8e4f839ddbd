import type { ClauseId } from '../../spec/clauses.ts';
import type { Carrier } from '../../spec/operations.ts';
import type { ModelOperation } from './request.ts';

/** What a set of SSE-C headers is for, and the sentence that each thing wrong with it breaks. */
export interface Role {
  readonly kind: 'encrypts' | 'part' | 'reads' | 'completes' | 'lists';
  /** Some of the three are missing. */
  readonly members: ClauseId;
  readonly algorithm: ClauseId;
  /** The key is none of 32 bytes. */
  readonly key: ClauseId;
  /** None of the three came, and what is met is under a key. */
  readonly needsKey: ClauseId;
  /** What is met is under another key. */
  readonly sameKey: ClauseId;
  /** The MD5 is needed, which Amazon calculates itself for other reads. */
  readonly needsMd5?: boolean;
  /** What is met is under no customer key. Recorded, so never a MUST. */
  readonly onPlain: ClauseId;
}

const encrypts: Role = {
  kind: 'encrypts',
  members: 'ssec.put.triple',
  algorithm: 'ssec.put.algorithm',
  key: 'ssec.put.key',
  needsKey: 'ssec.put.triple',
  sameKey: 'ssec.put.triple',
  onPlain: 'ssec.put.triple',
};

const part: Role = {
  kind: 'part',
  members: 'ssec.mpu.identical',
  algorithm: 'ssec.put.algorithm',
  key: 'ssec.mpu.identical',
  needsKey: 'ssec.mpu.same-key',
  sameKey: 'ssec.mpu.same-key',
  onPlain: 'recorded.part.no-headers',
};

const reads: Role = {
  kind: 'reads',
  members: 'ssec.get.provide-same-key',
  algorithm: 'ssec.put.algorithm',
  key: 'ssec.get.provide-same-key',
  needsKey: 'ssec.get.any-without-key-fails',
  sameKey: 'ssec.get.same-key',
  onPlain: 'recorded.plain-object',
};

const source: Role = {
  ...reads,
  members: 'ssec.copy.source-key',
  algorithm: 'copy.source-algorithm',
  key: 'ssec.copy.source-same',
  needsKey: 'ssec.copy.source-key',
  sameKey: 'ssec.copy.source-same',
};

/** The roles of SSE-C headers, by operation and carrier. */
export const roles: Partial<Readonly<Record<ModelOperation, { readonly [C in Carrier]?: Role }>>> =
  {
    PutObject: { headers: encrypts },
    CreateMultipartUpload: { headers: { ...encrypts, members: 'ssec.mpu.create' } },
    PostObject: { formFields: { ...encrypts, members: 'ssec.form-fields' } },
    CopyObject: {
      headers: { ...encrypts, members: 'ssec.copy.target' },
      copySourceHeaders: source,
    },
    UploadPart: { headers: part },
    UploadPartCopy: {
      headers: { ...part, needsKey: 'upc.target-key', sameKey: 'upc.target-key' },
      copySourceHeaders: { ...source, key: 'upc.source-key', sameKey: 'upc.source-key' },
    },
    CompleteMultipartUpload: {
      headers: { ...part, kind: 'completes', members: 'mpu.complete.key-only-with-checksum' },
    },
    ListParts: {
      headers: { ...part, kind: 'lists', members: 'mpu.list.key-only-with-checksum' },
    },
    GetObject: { headers: reads },
    HeadObject: {
      headers: { ...reads, needsKey: 'ssec.head.headers', sameKey: 'head.like-get' },
    },
    SelectObjectContent: {
      headers: { ...reads, needsKey: 'select.key', sameKey: 'select.key', needsMd5: true },
    },
    GetObjectAttributes: { headers: { ...reads, needsKey: 'attributes.key', needsMd5: true } },
  };
