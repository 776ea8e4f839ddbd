import { createHash } from 'node:crypto';
import { child, type Exchange } from '../../core/exchange.ts';
import {
  accepted,
  all,
  answers,
  bareEtag,
  echoesNothing,
  etagOf,
  holds,
  lacks,
  returns,
  says,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, plain, ssec } from '../../core/values.ts';
import { customerKey, distinctKeys, objectBody } from '../../generators/index.ts';
import { coloured } from './cell.ts';

/** CopyObject in every valid cell of source and target. */
export const copyAccepted = [
  rule({
    id: 'copy.metadata.copy',
    level: 'MUST',
    title: 'A copy carries user metadata over, and no trace of the source key',
    clause: 'copy.metadata-default',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: coloured }),
    act: async ({ s3 }, _, source) => {
      const copied = await s3.copyObject({ source, to: plain });
      return [
        copied,
        await s3.getObject({ of: { ...source, name: copied.request.name, encryption: plain } }),
      ] as const;
    },
    expect: steps(
      accepted(),
      all(returns('body'), says('x-amz-meta-colour', 'ultramarine'), echoesNothing()),
    ),
    catches: ['copy-drops-metadata', 'ssec-drops-metadata'],
  }),
  rule({
    id: 'copy.metadata.replace',
    level: 'SHOULD',
    title: 'A copy with REPLACE takes the metadata of the request',
    clause: 'copy.metadata-directive',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), target: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: coloured }),
    act: async ({ s3 }, { target }, source) => {
      const headers = [
        ['x-amz-metadata-directive', 'REPLACE'],
        ['x-amz-meta-shape', 'round'],
      ] as const;
      const copied = await s3.copyObject({ source, to: ssec(target), headers });
      return [
        copied,
        await s3.getObject({
          of: { ...source, name: copied.request.name, encryption: ssec(target) },
        }),
      ] as const;
    },
    expect: steps(
      accepted(),
      all(returns('body'), says('x-amz-meta-shape', 'round'), lacks('x-amz-meta-colour')),
    ),
    catches: ['copy-ignores-replace', 'copy-drops-metadata'],
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
        await s3.copyObject({
          source,
          to: plain,
          headers: [['x-amz-copy-source-if-match', source.etag]],
        }),
        await s3.copyObject({
          source,
          to: plain,
          headers: [['x-amz-copy-source-if-match', '"0"']],
        }),
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
    arrange: ({ have }, { keys: [source], body }) =>
      have.object({ body, encryption: ssec(source) }),
    act: async ({ s3 }, { keys: [, target] }, source) => {
      const copied = await s3.copyObject({ source, to: ssec(target) });
      return [
        copied,
        await s3.headObject({
          of: { ...source, name: copied.request.name, encryption: ssec(target) },
        }),
      ] as const;
    },
    expect: holds<readonly [Exchange, Exchange]>('name one ETag', ([copied, head]) => {
      const said = bareEtag(child(copied.document, 'ETag')?.text);
      if (said !== undefined && said === etagOf(head)) return [];
      return [
        { expected: `ETag ${etagOf(head)}`, received: `CopyObjectResult: ${said ?? 'no ETag'}` },
      ];
    }),
    catches: ['copy-result-names-source-etag', 'etag-changes-per-read'],
  }),
  rule({
    id: 'upc.result-etag',
    level: 'SHOULD',
    title: 'The ETag in CopyPartResult is the one that ListParts shows',
    clause: 'mpu.part-etag',
    on: ['UploadPartCopy'],
    given: { key: customerKey(), body: objectBody() },
    arrange: async ({ have }, { key, body }) => ({
      source: await have.object({ body, encryption: plain }),
      upload: await have.upload({ encryption: ssec(key) }),
    }),
    act: async ({ s3 }, _, { source, upload }) =>
      [
        await s3.uploadPartCopy({ upload, number: 1, source }),
        await s3.listParts({ upload }),
      ] as const,
    expect: holds<readonly [Exchange, Exchange]>('name one ETag', ([copied, list]) => {
      const said = bareEtag(child(copied.document, 'ETag')?.text);
      const shown = bareEtag(child(child(list.document, 'Part'), 'ETag')?.text);
      if (said !== undefined && said === shown) return [];
      return [{ expected: `ETag ${shown ?? 'listed'}`, received: said ?? 'no ETag' }];
    }),
    catches: ['list-parts-names-other-etags', 'list-parts-needs-key'],
  }),
  rule({
    id: 'etag.copy-to-default-is-md5',
    level: 'SHOULD',
    title: 'The ETag of a copy to the default is the MD5 of the plaintext',
    clause: 'recorded.copy.etag',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), body: objectBody() },
    arrange: async ({ have }, { key, body }) => {
      const { etag } = await have.object({ body, encryption: plain });
      have.sure(bareEtag(etag) === md5Of(body), 'the ETag of a plain object is not its MD5 here');
      return have.object({ body, encryption: ssec(key) });
    },
    act: ({ s3 }, _, source) => s3.copyObject({ source, to: plain }),
    expect: holds<Exchange, { readonly body: ObjectBody }>(
      'has the MD5 as ETag',
      (copied, { body }) => {
        const md5 = md5Of(body);
        const said = bareEtag(child(copied.document, 'ETag')?.text);
        return said === md5
          ? []
          : [{ expected: `ETag ${md5}`, received: `ETag ${said ?? 'absent'}` }];
      },
    ),
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

function md5Of(body: ObjectBody): string {
  return createHash('md5').update(body.bytes()).digest('hex');
}
