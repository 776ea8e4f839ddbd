import type { ExactRefusal } from '../../core/expectations.ts';
import { refusedAs } from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { Write } from '../../spec/operations.ts';
import type { RuleId } from '../../spec/subjects.ts';

const argumentName = 'x-amz-server-side-encryption';

/** Refusals with the very answer that Amazon S3 was seen to give. */
export const putExact = [
  exactly({
    id: 'put.triple.no-key.exact',
    title: 'A missing key is 400 InvalidArgument with the recorded message',
    clause: 'recorded.put.no-key',
    mutations: ['triple.no-key'],
    exact: {
      message:
        'Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate secret key.',
    },
    catches: ['ignores-missing-key', 'stores-partial-triple-plain'],
  }),
  exactly({
    id: 'put.triple.no-algorithm.exact',
    title: 'A missing algorithm is 400 InvalidArgument with the recorded message',
    clause: 'recorded.put.no-algorithm',
    mutations: ['triple.no-algorithm'],
    exact: {
      message:
        'Requests specifying Server Side Encryption with Customer provided keys must provide a valid encryption algorithm.',
    },
    catches: ['missing-algorithm-stores-plain', 'ignores-missing-algorithm'],
  }),
  exactly({
    id: 'put.triple.no-md5.exact',
    disputed: 'peer.put.md5-optional',
    title: 'A missing key MD5 is 400 InvalidArgument',
    clause: 'peer.put.no-md5',
    mutations: ['triple.no-md5'],
    exact: {},
    catches: ['ignores-missing-md5', 'stores-partial-triple-plain'],
  }),
  exactly({
    id: 'put.key.wrong-length.exact',
    title: 'A key of 10 bytes is 400 InvalidArgument with the recorded message',
    clause: 'recorded.put.key-length',
    mutations: ['key.len-10'],
    exact: { message: 'The secret key was invalid for the specified algorithm.' },
    catches: ['accepts-any-key-length'],
  }),
  exactly({
    id: 'put.md5.mismatch.exact',
    title: 'A key MD5 of something else is 400 InvalidArgument with the recorded message',
    clause: 'recorded.put.md5-mismatch',
    mutations: ['md5.first-character'],
    exact: {
      message: 'The calculated MD5 hash of the key did not match the hash that was provided.',
    },
    catches: ['ignores-key-md5'],
  }),
  exactly({
    id: 'put.conflict.exact',
    title: 'SSE-C beside SSE-S3 is 400 InvalidArgument that names the other mode',
    clause: 'recorded.conflict',
    on: ['PutObject', 'CopyObject'],
    mutations: ['conflict.sse-s3'],
    exact: { argumentName, argumentValue: 'AES256' },
    catches: [
      'crash-on-mode-conflict',
      'ignores-mode-conflict',
      'ignores-conflict-and-superfluous',
    ],
  }),
  exactly({
    id: 'put.precedence.conflict-before-algorithm',
    title: 'A mode conflict is reported before an unsupported algorithm',
    clause: 'recorded.conflict',
    mutations: ['conflict.sse-s3-and-algorithm'],
    exact: { argumentName, argumentValue: 'AES256' },
    catches: ['crash-on-mode-conflict', 'ignores-mode-conflict'],
  }),
  rule({
    id: 'put.algorithm.unsupported.exact',
    level: 'SHOULD',
    title: 'An unsupported algorithm is 400 InvalidEncryptionAlgorithmError with its value',
    clause: 'recorded.algorithm',
    on: ['PutObject', 'CopyObject', 'GetObject', 'GetObjectAttributes'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('algorithm.kms') },
    act: ({ perform }, drawn) => perform(drawn),
    expect: refusedAs({
      status: 400,
      code: 'InvalidEncryptionAlgorithmError',
      argumentValue: 'KMS',
    }),
    catches: ['ignores-algorithm-value'],
  }),
  rule({
    id: 'errors.argument-name',
    level: 'SHOULD',
    title: 'Errors about the triple name x-amz-server-side-encryption as their argument',
    clause: 'recorded.argument-name',
    on: ['PutObject', 'CopyObject'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation(
        'triple.no-key',
        'triple.no-algorithm',
        'key.len-10',
        'algorithm.kms',
        'md5.zero',
      ),
    },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedAs({ status: 400, argumentName }),
    catches: ['vendor-error-codes', 'ignores-missing-key', 'ignores-missing-algorithm'],
  }),
  rule({
    id: 'errors.argument-name.read',
    level: 'SHOULD',
    title: 'A read with another algorithm names x-amz-server-side-encryption as its argument',
    clause: 'recorded.argument-name',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('algorithm.kms') },
    act: ({ perform }, drawn) => perform(drawn),
    expect: refusedAs({ status: 400, argumentName }),
    catches: ['errors-without-document', 'ignores-algorithm-value'],
  }),
];

function exactly(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly clause: ClauseId;
  readonly disputed?: ClauseId;
  readonly on?: readonly [Write, ...Write[]];
  readonly mutations: readonly [MutationName, ...MutationName[]];
  readonly exact: Partial<ExactRefusal>;
  readonly catches: Witnesses;
}): Rule {
  return rule({
    id: facts.id,
    level: 'SHOULD',
    title: facts.title,
    clause: facts.clause,
    ...(facts.disputed && { disputed: facts.disputed }),
    on: facts.on ?? ['PutObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation(...facts.mutations) },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedAs({ status: 400, code: 'InvalidArgument', ...facts.exact }),
    catches: facts.catches,
  });
}
