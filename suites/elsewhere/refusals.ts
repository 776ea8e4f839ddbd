import { childrenNamed, type Exchange } from '../../core/exchange.ts';
import { accepted, answers, holds, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, plain, ssec } from '../../core/values.ts';
import { customerKey, each, mutation, objectBody, twoWriters } from '../../generators/index.ts';
import { listsExactly, partScene, refusedThen, sendPart } from './scene.ts';

const given = { key: customerKey(), body: objectBody() };
const cells = { trials: 1 } as const;
const bucket = { name: '' };
const bad = ['key.len-31', 'triple.no-key', 'md5.of-other-key'] as const;

/** A refusal changes nothing, and a deletion deletes what it names and nothing else. */
export const elsewhereRefusals = [
  rule({
    ...cells,
    id: 'refused.keeps-object',
    level: 'MUST',
    title: 'A refused write leaves the object under its name as it was',
    clause: 'http.refused-not-applied',
    on: ['PutObject', 'PostObject', 'CopyObject'],
    given: { ...given, next: objectBody(), mutation: mutation(...bad) },
    arrange: async ({ have, operation }, { key, body, next }) => ({
      onto: await have.object({ body, encryption: ssec(key) }),
      ...(operation === 'CopyObject' && {
        source: await have.object({ body: next, encryption: plain }),
      }),
    }),
    act: async ({ s3, operation }, { key, next, mutation }, { onto, source }) => {
      const of = { key, body: next, onto, mutation };
      const written =
        source !== undefined
          ? s3.copyObject({ source, to: ssec(key), onto, mutation })
          : operation === 'PostObject'
            ? s3.postObject(of)
            : s3.putObject(of);
      return [await written, await s3.getObject({ of: onto })] as const;
    },
    expect: refusedThen(returns('body')),
    catches: ['refused-short-key-deletes-object', 'refused-form-replaces', 'ignores-key-md5'],
  }),
  rule({
    ...cells,
    id: 'mpu.create.refused-leaves-nothing',
    level: 'MUST',
    title: 'A refused CreateMultipartUpload begins no upload',
    clause: 'http.refused-not-applied',
    on: ['CreateMultipartUpload'],
    given: { ...given, mutation: mutation(...bad) },
    act: async ({ write, s3, have }, drawn) => {
      const created = await write(drawn);
      const query = [['prefix', created.request.name]] as const;
      const list = await have.accepted(s3.call('ListMultipartUploads', { of: bucket, query }));
      return [created, list] as const;
    },
    expect: refusedThen(
      holds<Exchange>('lists no upload', (list) =>
        listsExactly(list, { entry: 'Upload', child: 'Key', wanted: [] }),
      ),
    ),
    catches: ['refused-create-leaves-upload'],
  }),
  rule({
    ...cells,
    id: 'mpu.part.refused-leaves-nothing',
    level: 'MUST',
    title: 'A refused part leaves the parts of its upload as they were',
    clause: 'http.refused-not-applied',
    on: ['UploadPart', 'UploadPartCopy'],
    given: { ...given, mutation: mutation('key.other', 'key.len-31') },
    arrange: ({ have, operation }, drawn) => partScene({ have, operation }, drawn),
    act: async ({ s3, have }, { body, mutation }, scene) => {
      const sent = await sendPart(s3, scene, { number: 2, body, mutation });
      return [sent, await have.accepted(s3.listParts({ upload: scene.upload }))] as const;
    },
    expect: refusedThen(
      holds<Exchange>('lists the first part alone', (list) =>
        listsExactly(list, { entry: 'Part', child: 'PartNumber', wanted: ['1'] }),
      ),
    ),
    catches: ['refused-part-leaves-another', 'part-copy-target-unchecked'],
  }),
  rule({
    ...cells,
    id: 'nokey.delete-multi.reports',
    level: 'MUST',
    title: 'DeleteObjects removes an SSE-C object and reports no error, quiet or not',
    clause: 'delete-multi.no-members',
    on: ['DeleteObjects'],
    given: { ...given, quiet: each('true', 'false') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { quiet }, stored) => {
      const document = `<Delete><Quiet>${quiet}</Quiet><Object><Key>${stored.name}</Key></Object></Delete>`;
      return [
        await s3.call('DeleteObjects', { of: bucket, document }),
        await s3.getObject({ of: stored }),
      ] as const;
    },
    expect: steps(reportsNoError(), refused()),
    catches: ['delete-multi-reports-errors', 'quiet-delete-keeps-ssec', 'delete-multi-keeps-ssec'],
  }),
  rule({
    ...cells,
    id: 'version.delete-version.keeps-others',
    level: 'MUST',
    title: 'Deleting one SSE-C version leaves the other with its key',
    clause: 'ssec.versions.own-key',
    on: ['DeleteObject'],
    needs: ['versioning'],
    given: { versions: twoWriters(), deletes: each('older', 'latest') },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: async ({ s3 }, { deletes }, [older, latest]) => {
      const [gone, kept] = deletes === 'older' ? [older, latest] : [latest, older];
      const deleted = await s3.call('DeleteObject', { of: gone });
      return { deleted, read: await s3.getObject({ of: kept }), body: kept.body };
    },
    expect: holds<{ deleted: Exchange; read: Exchange; body: ObjectBody }>(
      'deletes one version and returns the other',
      ({ deleted, read, body }) => [
        ...answers(200, 204).check(deleted, undefined),
        ...returns('body').check(read, { body }),
      ],
    ),
    catches: ['delete-version-removes-others', 'delete-version-needs-key', 'delete-needs-key'],
  }),
];

function reportsNoError() {
  return holds<Exchange>('is accepted and reports no error', (answer) => [
    ...accepted().check(answer, undefined),
    ...childrenNamed(answer.document, 'Error').map(() => ({
      expected: 'no Error',
      received: 'an Error',
    })),
  ]);
}
