import { type Exchange, isAccepted } from '../../core/exchange.ts';
import {
  accepted,
  all,
  answers,
  holds,
  opensOnlyAs,
  refused,
  returns,
} from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import type { CustomerKey, ObjectBody } from '../../core/values.ts';
import { plain, ssec, sseKms } from '../../core/values.ts';
import { customerKey, distinctKeys, mutation, objectBody } from '../../generators/index.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { chunked } from '../transfer/raced.ts';

/** Copies over borders, and uploads that are cut or forged on the way. */
export const besideTransfers = [
  rule({
    id: 'copy.cross-bucket',
    level: 'MUST',
    title: 'A copy from another bucket opens to the target key alone',
    clause: 'ssec.copy.target',
    on: ['CopyObject'],
    needs: ['copy', 'ssec-copy-source', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [source], body }) =>
      have.object({ body, encryption: ssec(source), isElsewhere: true }),
    act: async ({ s3 }, { keys }, source) =>
      [
        await s3.copyObject({ source, to: ssec(keys[1]) }),
        ...(await s3.getWithEach(keys)),
      ] as const,
    expect: opensToTarget(),
    catches: ['copy-finds-no-other-bucket', 'copy-takes-target-key-for-source'],
  }),
  rule({
    id: 'copy.kms-to-ssec',
    level: 'SHOULD',
    title: 'An SSE-KMS object is copied under a customer key, which alone opens the copy',
    clause: 'ssec.copy.target',
    on: ['CopyObject'],
    needs: ['copy', 'kms'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { body }) => have.object({ body, encryption: sseKms }),
    act: async ({ s3 }, { keys }, source) =>
      [
        await s3.copyObject({ source, to: ssec(keys[1]) }),
        ...(await s3.getWithEach(keys)),
      ] as const,
    expect: opensToTarget(),
    catches: ['copy-refuses-kms-source', 'copy-to-ssec-is-truncated', 'copy-refuses-ssec'],
  }),
  rule({
    id: 'copy.ssec-to-kms',
    level: 'MAY',
    title: 'An SSE-C object is copied to SSE-KMS with its source key, or that is refused',
    clause: 'ssec.copy.managed-target',
    on: ['CopyObject'],
    needs: ['copy', 'ssec-copy-source', 'kms'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, source) => {
      const copied = await s3.copyObject({ source, to: sseKms });
      const of = { ...source, name: copied.request.name, encryption: plain };
      return [copied, await s3.getObject({ of })] as const;
    },
    expect: holds<readonly [Exchange, Exchange], { readonly body: ObjectBody }>(
      'is accepted and opens without a customer key, or is 400 or 501',
      ([copied, read], drawn) =>
        isAccepted(copied)
          ? returns('body').check(read, drawn)
          : answers(400, 501).check(copied, drawn),
    ),
    catches: ['copy-to-plain-keeps-marker', 'copy-copies-ciphertext'],
  }),
  rule({
    id: 'streaming.bad-chunk-signature',
    level: 'SHOULD',
    title: 'A wrong chunk signature is refused and stores nothing',
    clause: 'sigv4.chunks',
    on: ['PutObject'],
    needs: ['streaming'],
    given: {
      key: customerKey(),
      body: chunked,
      mutation: mutation('chunk.first-signature', 'chunk.last-signature'),
    },
    act: ({ write }, drawn) => write({ ...drawn, signing: { payload: 'streaming' } }),
    expect: refused(),
    catches: ['ssec-ignores-chunk-signatures'],
  }),
  storesNoCutBody({
    id: 'streaming.truncated-body',
    title: 'A body that is cut short stores nothing',
    payload: 'hash',
    catches: ['stores-truncated-body-of-any-hash'],
  }),
  storesNoCutBody({
    id: 'streaming.truncated-body.unsigned',
    title: 'A body without a hash that is cut short stores nothing',
    needs: ['unsigned-payload'],
    payload: 'unsigned',
    catches: [
      'stores-truncated-body',
      'stores-truncated-body-of-any-hash',
      'stores-truncated-body-late',
    ],
  }),
];

function opensToTarget() {
  return holds<
    readonly [Exchange, ...Exchange[]],
    { readonly keys: readonly [CustomerKey, CustomerKey]; readonly body: ObjectBody }
  >('is accepted and opens to the target key alone', ([copied, ...reads], drawn) => {
    const rejected = accepted().check(copied, undefined);
    if (rejected.length > 0) return rejected;
    return opensOnlyAs('to').check(reads, { ...drawn, to: ssec(drawn.keys[1]) });
  });
}

function storesNoCutBody(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly needs?: readonly Feature[];
  readonly payload: 'unsigned' | 'hash';
  readonly catches: Witnesses;
}): Rule {
  const { needs = [], payload, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    clause: 'object.never-partial',
    on: ['PutObject'],
    needs: ['missing-is-404', ...needs],
    given: { key: customerKey(), body: objectBody() },
    trials: 1,
    arrange: async ({ have, s3 }, { key, body }) => {
      const stored = await have.nothing({ body, encryption: ssec(key) });
      const transport = { wire: 'raw', truncated: true } as const;
      await s3.putObject({ key, body, onto: stored, signing: { payload }, transport });
      return stored;
    },
    act: ({ s3, until }, _, stored) =>
      until(
        ({ status }) => status !== 404,
        () => s3.headObject({ of: stored }),
        'a late write',
      ),
    control: ({ s3 }, { key, body }) =>
      s3.putObject({ key, body, signing: { payload }, transport: { wire: 'raw' } }),
    expect: all(refused(), answers(404)),
  });
}
