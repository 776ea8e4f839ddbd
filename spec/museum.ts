import type { FaultId } from './fault-ids.ts';
import { cephBugs } from './museum/ceph.ts';
import { minioBugs } from './museum/minio.ts';
import { othersBugs } from './museum/others.ts';
import { rustfsBugs } from './museum/rustfs.ts';
import { seaweedfsBugs } from './museum/seaweedfs.ts';

/** What is known of a public bug of a real endpoint. The reports themselves stand behind the links. */
interface Bug {
  readonly product: string;
  readonly class: string;
  /** How the bug is known: confirmed by its project, documented, read in code or seen in a review. */
  readonly confidence: 'confirmed' | 'documented' | 'code-read' | 'review-only';
  /** Found under another kind of encryption, in code of the same shape. */
  readonly isAnySse?: true;
  readonly urls: readonly [string, ...string[]];
}

/** Public bugs about SSE-C, by the ids under which they were collected. */
export const bugs = {
  ...minioBugs,
  ...cephBugs,
  ...seaweedfsBugs,
  ...rustfsBugs,
  ...othersBugs,
} as const satisfies Record<string, Bug>;

export type BugId = keyof typeof bugs;

/** The fault that behaves like the bug. Bugs of one behaviour share a fault. */
export const museum: Readonly<Record<BugId, FaultId>> = {
  'minio-5202': 'wrong-key-has-a-code-of-its-own',
  'minio-6598': 'head-object.skips.stored-key',
  'minio-5493': 'zero-byte-has-overhead',
  'minio-5596': 'head-skips-echo',
  'minio-5601': 'shows-sealed-key',
  'minio-5183': 'copy-ignores-all-keys',
  'minio-5494': 'ranges-refused',
  'minio-5606': 'post-form-ignores-ssec-fields',
  'minio-5611': 'rotation-needs-replace',
  'minio-5625': 'self-copy-same-keys-unchecked',
  'minio-6139': 'part-copy-of-multipart-fails',
  'minio-6147': 'multipart-size-of-one-stream',
  'minio-6330': 'rotation-keeps-old-key',
  'minio-6604': 'copy-of-multipart-is-unreadable',
  'minio-6623': 'crash-on-mode-conflict',
  'minio-6652': 'part-copy-counts-ciphertext',
  'minio-6668': 'part-ignores-content-md5',
  'minio-6671a': 'copy-without-key-is-incomplete-body',
  'minio-6725': 'part-copy-triple-fails-at-complete',
  'minio-6776': 'tiny-last-part-crashes',
  'minio-6981': 'ignores-ssec',
  'minio-7276': 'part-copy-if-match-fails',
  'minio-12466': 'part-copy-refuses-last-byte',
  'minio-14637': 'multipart-list-shows-ciphertext-size',
  'minio-14578': 'part-etag-is-sealed',
  'minio-17408': 'ignores-mode-conflict',
  'minio-17519': 'part-copy-fails-under-default',
  'minio-18786': 'multipart-list-shows-ciphertext-size',
  'minio-19896': 'checksum-lost-on-read',
  'minio-21399': 'copy-drops-checksum',
  'minio-ghsa-3rh2': 'honours-internal-headers',
  'minio-4894-http': 'http-ignores-ssec',
  'silo-82': 'zero-byte-takes-any-key',
  'ceph-17882a': 'missing-algorithm-stores-plain',
  'ceph-17882b': 'crash-on-any-bad-base64',
  'ceph-17882c': 'put-object.lacks.echo',
  'ceph-23232': 'copy-copies-ciphertext',
  'ceph-48554': 'copy-object-source.skips.key-needed',
  'ceph-38700': 'garbles-behind-unaligned-part',
  'ceph-60019': 'part-number-returns-ciphertext',
  'ceph-67053': 'policy-key-missing',
  'ceph-71241': 'complete-needs-key',
  'ceph-23264': 'copy-refuses-ssec',
  'ceph-s3tests-invalid-chunks': 'upload-part.takes-parts.of-other-key',
  'ceph-wrongkey-400': 'wrong-key-is-400',
  'seaweed-2313': 'ignores-ssec',
  'seaweed-9281a': 'copy-to-other-key-is-ciphertext',
  'seaweed-9281b': 'copy-to-ssec-is-truncated',
  'seaweed-7481a': 'complete-drops-lock',
  'seaweed-7481b': 'multipart-crashes',
  'seaweed-7143-range': 'range-garbled-off-start',
  'seaweed-8908': 'parallel-reads-of-parts-are-truncated',
  'seaweed-9280': 'part-copy-copies-ciphertext',
  'seaweed-8765': 'policy-key-missing',
  'seaweed-7363': 'get-returns-ciphertext',
  'seaweed-7499': 'range-ignored-behind-5-mib',
  'seaweed-coderead-partkey': 'part-key-unchecked',
  'seaweed-coderead-attrs': 'attributes-skip-key-check',
  'rustfs-1998a': 'crash-on-key-error',
  'rustfs-1998b': 'head-skips-key-check',
  'rustfs-2007': 'stores-partial-triple-plain',
  'rustfs-2005': 'ignores-conflict-and-superfluous',
  'rustfs-2008': 'ignores-algorithm-value',
  'rustfs-4612': 'get-breaks-off',
  'rustfs-5185a': 'copies-compare-only-md5',
  'rustfs-5185d': 'part-copy-range-up-to-ciphertext',
  'rustfs-5597': 'copy-to-plain-keeps-marker',
  'rustfs-2013': 'default-encryption-conflicts-with-part',
  'localstack-11356': 'ignores-ssec',
  'localstack-12162': 'wrong-key-message-is-generic',
  'localstack-coderead-md5only': 'md5-alone-unlocks',
  's3proxy-ffea77bb': 'copy-fails-after-commit',
  's3proxy-http': 'accepts-plain-http',
  'ministack-1439': 'ignores-ssec',
  'floci-1140': 'ignores-ssec',
  'versitygw-2193': 'ignores-ssec',
  'versitygw-s3backend': 'ignores-ssec',
  'moto-ignored': 'ignores-ssec',
  'ozone-ignored': 'ignores-ssec',
  'swift-s3api-ignored': 'ignores-ssec',
  's3mock-anyvalue': 'confirms-what-it-ignores',
  'garage-wrongkey': 'wrong-key-is-400',
  'exoscale-rotation': 'copy-refuses-other-key',
  'aws-codefinger': 'policy-holds-for-put-alone',
  's3tests-complete-400': 'complete-needs-key',
  'r2-64k': 'range-rounds-part-sizes',
};
