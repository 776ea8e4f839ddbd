import { accepted, answers, returns } from '../../core/expectations/accepted.ts';
import { steps } from '../../core/expectations/combine.ts';
import { returnsToOwnKeyOnly } from '../../core/expectations/concealed.ts';
import { reportsNoError, showsObject } from '../../core/expectations/listed.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, each, objectBody } from '../../generators/index.ts';
import { ssecHeaders } from '../../generators/ssec-headers.ts';
import { keyAndBody, ownBucket } from '../scenes/drawn.ts';
import { threeReads } from '../scenes/own-key-only.ts';

const tags = '<Tagging><TagSet><Tag><Key>colour</Key><Value>blue</Value></Tag></TagSet></Tagging>';

const cannedAcl = [['x-amz-acl', 'private']] as const;
const publicAcl = [['x-amz-acl', 'public-read']] as const;

export const nokeyRules = [
  rule({
    id: 'nokey.delete-multi.reports',
    level: 'MUST',
    title: 'DeleteObjects, quiet or not, removes an SSE-C object without key and reports no error',
    clause: 'delete-multi.modes',
    on: ['DeleteObjects'],
    trials: 1,
    given: { ...keyAndBody, quiet: each('true', 'false') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { quiet }, stored) => {
      const document = `<Delete><Quiet>${quiet}</Quiet><Object><Key>${stored.name}</Key></Object></Delete>`;
      return [
        await s3.call('DeleteObjects', { of: ownBucket, document }),
        await s3.getObject({ of: stored }),
      ] as const;
    },
    expect: steps(reportsNoError(), refused()),
    catches: ['delete-multi-reports-errors', 'quiet-delete-keeps-ssec', 'delete-multi-keeps-ssec'],
  }),
  rule({
    id: 'nokey.delete',
    level: 'MUST',
    title: 'DeleteObject removes an SSE-C object without a key',
    clause: 'delete.no-members',
    on: ['DeleteObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, stored) =>
      [await s3.call('DeleteObject', { of: stored }), await s3.getObject({ of: stored })] as const,
    expect: steps(answers(200, 204), refused()),
    catches: ['delete-needs-key'],
  }),
  rule({
    id: 'nokey.delete-multi',
    level: 'MUST',
    title: 'DeleteObjects removes an SSE-C object without a key',
    clause: 'delete-multi.no-members',
    on: ['DeleteObjects'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, stored) =>
      [await s3.deleteObjects({ of: [stored] }), await s3.getObject({ of: stored })] as const,
    expect: steps(answers(200), refused()),
    catches: ['delete-multi-keeps-ssec'],
  }),
  rule({
    id: 'nokey.delete-with-headers',
    level: 'SHOULD',
    title: 'DeleteObject with SSE-C headers is accepted, or refused with 400, 403 or 501',
    clause: 'delete.no-members',
    on: ['DeleteObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { key }, stored) =>
      s3.call('DeleteObject', { of: stored, headers: ssecHeaders(key) }),
    expect: answers(200, 204, 400, 403, 501),
    catches: ['crash-on-delete-with-triple'],
  }),
  rule({
    id: 'nokey.list',
    level: 'MUST',
    title: 'ListObjects and ListObjectsV2 without a key show an SSE-C object with plaintext size',
    clause: 'list.still-works',
    on: ['ListObjectsV2', 'ListObjects'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ look }, _, stored) => ({ list: await look(stored), stored }),
    expect: showsObject(),
    catches: ['list-shows-ciphertext-size'],
  }),
  rule({
    id: 'nokey.acl',
    level: 'MUST',
    title: 'GetObjectAcl of an SSE-C object is accepted without a key',
    clause: 'acl.no-members',
    on: ['GetObjectAcl'],
    needs: ['acl-read'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, _, stored) => s3.call('GetObjectAcl', { of: stored }),
    expect: accepted(),
    catches: ['acl-needs-key'],
  }),
  rule({
    id: 'nokey.acl.write',
    level: 'SHOULD',
    title: 'PutObjectAcl of an SSE-C object is accepted without a key',
    clause: 'acl-write.no-members',
    on: ['PutObjectAcl'],
    needs: ['acl-write'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, _, stored) => s3.call('PutObjectAcl', { of: stored, headers: cannedAcl }),
    expect: accepted(),
    catches: ['acl-needs-key'],
  }),
  rule({
    id: 'nokey.tagging',
    level: 'MUST',
    title: 'Tags of an SSE-C object are set, read and deleted without a key; its bytes stay intact',
    clause: 'tagging.no-members',
    on: ['PutObjectTagging'],
    needs: ['tagging'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, stored) =>
      [
        await s3.call('PutObjectTagging', { of: stored, document: tags }),
        await s3.call('GetObjectTagging', { of: stored }),
        await s3.call('DeleteObjectTagging', { of: stored }),
        await s3.getObject({ of: stored }),
      ] as const,
    expect: steps(accepted(), accepted(), accepted(), returns('body')),
    catches: ['tagging-needs-key'],
  }),
  rule({
    id: 'nokey.metadata-update-keeps-key',
    level: 'MUST',
    title: 'After PutObjectTagging an SSE-C object is still readable only with its own key',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    needs: ['tagging'],
    given: { key: customerKey(), other: customerKey(), body: objectBody() },
    arrange: async ({ have, s3 }, { key, body }) => {
      const stored = await have.object({ body, encryption: ssec(key) });
      await have.accepted(s3.call('PutObjectTagging', { of: stored, document: tags }));
      return stored;
    },
    act: ({ s3 }, { other }, stored) => threeReads(s3.getObject, { of: stored, other }),
    expect: returnsToOwnKeyOnly(),
    catches: ['tagging-drops-key-check', 'serves-without-key'],
  }),
  rule({
    id: 'nokey.metadata-update-keeps-key.acl',
    level: 'MUST',
    title: 'After PutObjectAcl an SSE-C object is still readable only with its own key',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    needs: ['acl-write'],
    given: { key: customerKey(), other: customerKey(), body: objectBody() },
    arrange: async ({ have, s3 }, { key, body }) => {
      const stored = await have.object({ body, encryption: ssec(key) });
      await have.accepted(s3.call('PutObjectAcl', { of: stored, headers: cannedAcl }));
      await s3.call('PutObjectAcl', { of: stored, headers: publicAcl });
      return stored;
    },
    act: ({ s3 }, { other }, stored) => threeReads(s3.getObject, { of: stored, other }),
    expect: returnsToOwnKeyOnly(),
    catches: ['acl-drops-key-check', 'public-acl-opens-object'],
  }),
];
