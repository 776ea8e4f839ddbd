import { accepted, all, answers, bareEtag, echoes, echoesNothing, etagOf, holds, lacks, opensOnlyAs, returns, says, steps } from '../../core/expectations.ts';
import { child, type Exchange } from '../../core/exchange.ts';
import { type FaultId, type Rule, rule } from '../../core/rule.ts';
import { type CustomerKey, type Encryption, type ObjectBody, plain, ssec, sseS3 } from '../../core/values.ts';
import { bodiesOf, customerKey, distinctKeys, each, objectBody, sharedMultipart } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/rule-ids.ts';
import { createHash } from 'node:crypto';

type Keys = { readonly source: CustomerKey; readonly target: CustomerKey };
const coloured = [['x-amz-meta-colour', 'ultramarine']] as const;

/** CopyObject in every valid cell of source and target. */
export const copyAccepted = [
  cell({
    id: 'copy.plain-to-ssec',
    title: 'A plain object is copied under a target key alone',
    clause: 'ssec.copy.target',
    from: () => plain,
    to: ({ target }) => ssec(target),
    catches: ['copy-ignores-target-triple'],
  }),
  cell({
    id: 'copy.sses3-to-ssec',
    title: 'An SSE-S3 object is copied under a target key alone',
    clause: 'ssec.copy.target',
    needs: ['sse-s3'],
    from: () => sseS3,
    to: ({ target }) => ssec(target),
    catches: ['copy-ignores-target-triple'],
  }),
  cell({
    id: 'copy.ssec-to-default',
    title: 'An SSE-C object is copied to the default with its source key alone',
    clause: 'ssec.copy.source-key',
    needs: ['ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: () => plain,
    catches: ['copy-copies-ciphertext'],
  }),
  cell({
    id: 'copy.ssec-to-sses3',
    title: 'An SSE-C object is copied to SSE-S3 with its source key',
    clause: 'ssec.copy.managed-target',
    needs: ['sse-s3', 'ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: () => sseS3,
    catches: ['copy-source-triple-conflicts-with-sse-s3'],
  }),
  cell({
    id: 'copy.ssec-to-ssec-same-key',
    title: 'An SSE-C object is copied under the same key',
    clause: 'ssec.copy.source-key',
    needs: ['ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: ({ source }) => ssec(source),
    catches: ['copy-copies-ciphertext'],
  }),
  cell({
    id: 'copy.ssec-to-ssec-other-key',
    title: 'An SSE-C object is copied under another key, which alone opens the copy',
    clause: 'ssec.copy.target',
    needs: ['ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: ({ target }) => ssec(target),
    catches: ['copy-keeps-source-key'],
  }),
  rule({
    id: 'copy.data-equal',
    level: 'MUST',
    title: 'A copy holds the same bytes, open to the target key alone',
    clause: 'ssec.copy.any-encryption',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: {
      keys: distinctKeys(),
      body: bodiesOf(0, 1, 1024, 65_537),
      from: each('plain', 'SSE-C'),
      to: each('plain', 'SSE-C'),
    },
    arrange: ({ have }, { body, keys: [source], from }) =>
      have.object({ body, encryption: from === 'plain' ? plain : ssec(source) }),
    act: async ({ s3 }, { keys, to }, source) => {
      const copied = await s3.copyObject({ source, to: to === 'plain' ? plain : ssec(keys[1]) });
      return [copied, ...(await s3.getWithEach(keys))] as const;
    },
    expect: holds<readonly Exchange[], Cell>('opens to its own key alone', ([copied, ...reads], drawn) => {
      const to: Encryption = drawn.to === 'plain' ? plain : ssec(drawn.keys[1]);
      const rejected = copied === undefined ? [] : accepted().check(copied, drawn);
      return rejected.length > 0 ? rejected : opensOnlyAs('to').check(reads, { ...drawn, to });
    }),
    catches: ['copy-copies-ciphertext'],
  }),
  rule({
    id: 'copy.multipart-source',
    level: 'MUST',
    title: 'A multipart SSE-C object copies whole to every kind of target',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    needs: ['multipart', 'ssec-copy-source'],
    given: { shared: sharedMultipart(), key: customerKey(), to: each('plain', 'SSE-C') },
    arrange: ({ have }, { shared }) =>
      have.object({ body: shared.body, partSizesBytes: shared.partSizesBytes, encryption: ssec(shared.key), isShared: true }),
    act: async ({ s3 }, { key, to }, source) => {
      const target = to === 'plain' ? plain : ssec(key);
      const copied = await s3.copyObject({ source, to: target });
      const of = { ...source, name: copied.request.name, encryption: target };
      return [copied, await s3.getObject({ of })] as const;
    },
    expect: holds<readonly [Exchange, Exchange], { readonly shared: { readonly body: ObjectBody } }>(
      'is accepted and returns the object',
      ([copied, read], { shared }) => [
        ...accepted().check(copied, undefined),
        ...returns('body').check(read, shared),
      ],
    ),
    catches: ['copy-copies-first-part-only'],
  }),
  rule({
    id: 'copy.metadata.copy',
    level: 'MUST',
    title: 'A copy carries user metadata over, and no trace of the source key',
    clause: 'copy.metadata-directive',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key), headers: coloured }),
    act: async ({ s3 }, _, source) => {
      const copied = await s3.copyObject({ source, to: plain });
      return [copied, await s3.getObject({ of: { ...source, name: copied.request.name, encryption: plain } })] as const;
    },
    expect: steps(accepted(), all(returns('body'), says('x-amz-meta-colour', 'ultramarine'), echoesNothing())),
    catches: ['copy-drops-metadata'],
  }),
  rule({
    id: 'copy.metadata.replace',
    level: 'SHOULD',
    title: 'A copy with REPLACE takes the metadata of the request',
    clause: 'copy.metadata-directive',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), target: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key), headers: coloured }),
    act: async ({ s3 }, { target }, source) => {
      const headers = [['x-amz-metadata-directive', 'REPLACE'], ['x-amz-meta-shape', 'round']] as const;
      const copied = await s3.copyObject({ source, to: ssec(target), headers });
      return [copied, await s3.getObject({ of: { ...source, name: copied.request.name, encryption: ssec(target) } })] as const;
    },
    expect: steps(accepted(), all(returns('body'), says('x-amz-meta-shape', 'round'), lacks('x-amz-meta-colour'))),
    catches: ['copy-ignores-replace'],
  }),
  rule({
    id: 'copy.conditional',
    level: 'SHOULD',
    title: 'x-amz-copy-source-if-match takes the SSE-C ETag and no other',
    clause: 'copy.if-match',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, source) =>
      [
        await s3.copyObject({ source, to: plain, headers: [['x-amz-copy-source-if-match', source.etag]] }),
        await s3.copyObject({ source, to: plain, headers: [['x-amz-copy-source-if-match', '"0"']] }),
      ] as const,
    expect: steps(accepted(), answers(412)),
    catches: ['copy-ignores-source-conditions'],
  }),
  rule({
    id: 'copy.result-etag',
    level: 'SHOULD',
    title: 'The ETag in CopyObjectResult is that of the copy',
    clause: 'recorded.copy.etag',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [source], body }) => have.object({ body, encryption: ssec(source) }),
    act: async ({ s3 }, { keys: [, target] }, source) => {
      const copied = await s3.copyObject({ source, to: ssec(target) });
      return [copied, await s3.headObject({ of: { ...source, name: copied.request.name, encryption: ssec(target) } })] as const;
    },
    expect: holds<readonly [Exchange, Exchange]>('name one ETag', ([copied, head]) => {
      const said = bareEtag(child(copied.document, 'ETag')?.text);
      if (said !== undefined && said === etagOf(head)) return [];
      return [{ expected: `ETag ${etagOf(head)}`, received: `CopyObjectResult: ${said ?? 'no ETag'}` }];
    }),
    catches: ['copy-result-names-source-etag'],
  }),
  rule({
    id: 'etag.copy-to-default-is-md5',
    level: 'SHOULD',
    title: 'The ETag of a copy to the default is the MD5 of the plaintext',
    clause: 'recorded.copy.etag',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, _, source) => s3.copyObject({ source, to: plain }),
    expect: holds<Exchange, { readonly body: ObjectBody }>('has the MD5 as ETag', (copied, { body }) => {
      const md5 = createHash('md5').update(body.bytes()).digest('hex');
      const said = bareEtag(child(copied.document, 'ETag')?.text);
      return said === md5 ? [] : [{ expected: `ETag ${md5}`, received: `ETag ${said ?? 'absent'}` }];
    }),
    catches: ['copy-to-default-keeps-opaque-etag'],
  }),
  rule({
    id: 'echo.copy.source-md5-not-echoed',
    level: 'SHOULD',
    title: 'A copy with a source triple alone confirms no SSE-C',
    clause: 'recorded.no-sse-header',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, source) => read(source, {}),
    expect: all(accepted(), echoesNothing()),
    catches: ['copy-echoes-source-key'],
  }),
];

interface Cell {
  readonly body: ObjectBody;
  readonly keys: readonly [CustomerKey, CustomerKey];
  readonly to: 'plain' | 'SSE-C';
}

function cell(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly clause: ClauseId;
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly from: (keys: Keys) => Encryption;
  readonly to: (keys: Keys) => Encryption;
  readonly catches: readonly [FaultId, ...FaultId[]];
}): Rule {
  const { from, to, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    on: ['CopyObject'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [source, target], body }) =>
      have.object({ body, encryption: from({ source, target }) }),
    act: async ({ s3 }, { keys }, stored) => {
      const copied = await s3.copyObject({ source: stored, to: to({ source: keys[0], target: keys[1] }) });
      return [copied, ...(await s3.getWithEach(keys))] as const;
    },
    expect: holds<readonly Exchange[], { readonly keys: readonly [CustomerKey, CustomerKey]; readonly body: ObjectBody }>(
      'is accepted, confirmed and opens to its own key alone',
      ([copied, ...reads], drawn) => {
        const target = to({ source: drawn.keys[0], target: drawn.keys[1] });
        if (copied === undefined) return [];
        const confirmed = target.mode === 'SSE-C' ? echoes('key').check(copied, target) : accepted().check(copied, undefined);
        if (confirmed.length > 0) return confirmed;
        return opensOnlyAs('to').check(reads, { ...drawn, to: target });
      },
    ),
  });
}
