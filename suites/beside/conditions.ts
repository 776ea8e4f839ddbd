import {
  accepted,
  all,
  answers,
  conceals,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, distinctKeys, objectBody } from '../../generators/index.ts';
import { versioning } from './suspending.ts';

const given = { key: customerKey(), body: objectBody(), next: objectBody() };
const ifMatch = 'x-amz-copy-source-if-match';
const isNew = [['if-none-match', '*']] as const;

/** Conditions on copies and completes, sizes that a Complete claims, and suspended versioning. */
export const besideConditions = [
  rule({
    id: 'conditional.complete-if-none-match',
    level: 'SHOULD',
    title: 'If-None-Match: * keeps a Complete from overwriting an SSE-C object',
    clause: 'complete.if-none-match',
    on: ['CompleteMultipartUpload'],
    needs: ['multipart', 'conditional-completes'],
    given,
    arrange: async ({ have }, { key, body, next }) => {
      const stored = await have.object({ body, encryption: ssec(key) });
      return {
        stored,
        upload: await have.upload({ encryption: ssec(key), parts: [next], onto: stored }),
      };
    },
    act: async ({ s3 }, _, { stored, upload }) =>
      [
        await s3.getObject({ of: stored }),
        await s3.completeMultipartUpload({ upload, key: 'if asked for', headers: isNew }),
        await s3.getObject({ of: stored }),
        await s3.completeMultipartUpload({ upload, key: 'if asked for' }),
      ] as const,
    expect: steps(returns('body'), answers(412, 409), returns('body'), accepted()),
    catches: ['complete-ignores-conditions'],
  }),
  rule({
    id: 'conditional.copy-if-match-target',
    level: 'SHOULD',
    title: 'If-None-Match: * keeps a copy from overwriting an SSE-C object',
    clause: 'copy.target-if-none-match',
    on: ['CopyObject'],
    needs: ['copy', 'conditional-copies'],
    given,
    arrange: async ({ have }, { key, body, next }) => ({
      target: await have.object({ body, encryption: ssec(key) }),
      source: await have.object({ body: next, encryption: plain }),
    }),
    act: async ({ s3 }, { key }, { source, target }) =>
      [
        await s3.getObject({ of: target }),
        await s3.copyObject({ source, to: ssec(key), onto: target, headers: isNew }),
        await s3.getObject({ of: target }),
        await s3.copyObject({
          source,
          to: ssec(key),
          onto: target,
          headers: [['if-match', target.etag]],
        }),
        await s3.getObject({ of: target }),
      ] as const,
    expect: steps(returns('body'), answers(412, 409), returns('body'), accepted(), returns('next')),
    catches: [
      'copy-ignores-target-conditions',
      'refused-copy-replaces',
      'copy-ignores-target-triple',
    ],
  }),
  rule({
    id: 'upc.conditional',
    level: 'SHOULD',
    title: 'x-amz-copy-source-if-match on UploadPartCopy takes the SSE-C ETag and no other',
    clause: 'upc.if-match',
    on: ['UploadPartCopy'],
    needs: ['multipart', 'ssec-copy-source'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: async ({ have }, { keys: [source, target], body }) => ({
      source: await have.object({ body, encryption: ssec(source) }),
      upload: await have.upload({ encryption: ssec(target) }),
    }),
    act: async ({ s3 }, _, scene) =>
      [
        await s3.uploadPartCopy({ ...scene, number: 1, headers: [[ifMatch, scene.source.etag]] }),
        await s3.uploadPartCopy({ ...scene, number: 2, headers: [[ifMatch, '"0"']] }),
      ] as const,
    expect: steps(accepted(), answers(412)),
    catches: ['part-copy-if-match-fails', 'part-copy-ignores-conditions'],
  }),
  rule({
    id: 'mpu.complete.object-size',
    level: 'SHOULD',
    title: 'x-amz-mp-object-size is the size of the plaintext and of nothing else',
    clause: 'complete.object-size',
    on: ['CompleteMultipartUpload'],
    needs: ['multipart', 'mp-object-size'],
    given: { key: customerKey(), body: objectBody() },
    arrange: async ({ have }, { key, body }) => ({
      right: await have.upload({ encryption: ssec(key), parts: [body] }),
      wrong: await have.upload({ encryption: ssec(key), parts: [body] }),
    }),
    act: async ({ s3 }, { body }, { right, wrong }) => {
      const claims = (sizeBytes: number) => ({
        key: 'if asked for' as const,
        headers: [['x-amz-mp-object-size', String(sizeBytes)]] as const,
      });
      return [
        await s3.completeMultipartUpload({ upload: right, ...claims(body.sizeBytes) }),
        await s3.completeMultipartUpload({ upload: wrong, ...claims(body.sizeBytes + 16) }),
      ] as const;
    },
    expect: steps(accepted(), refused()),
    catches: ['ignores-object-size', 'object-size-of-ciphertext'],
  }),
  rule({
    id: 'version.suspended-overwrite',
    level: 'SHOULD',
    title: 'Under suspended versioning a new SSE-C object replaces the old one and its key',
    clause: 'versions.suspended',
    on: ['PutObject'],
    needs: ['versioning', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody(), next: objectBody() },
    arrange: async (world, { keys: [key], body }) => {
      const { have, inTurn } = world;
      await inTurn(['Enabled', 'Suspended'] as const, (status) => versioning(world, status));
      return have.object({ body, encryption: ssec(key) });
    },
    act: async ({ s3 }, { keys: [, key], next }, stored) =>
      [
        await s3.putObject({ key, body: next, onto: stored }),
        await s3.getObject({ of: stored, key }),
        await s3.getObject({ of: stored }),
      ] as const,
    expect: steps(accepted(), returns('next'), all(refused(), conceals('next'))),
    catches: ['suspended-keeps-old-key', 'overwrite-keeps-old-key', 'torn-overwrite'],
  }),
];
