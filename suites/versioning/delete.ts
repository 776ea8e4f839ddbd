import type { Exchange } from '../../core/exchange.ts';
import { answers, holds, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, ssec } from '../../core/values.ts';
import { each, twoWriters } from '../../generators/index.ts';
import { current, needs } from '../../generators/two-versions.ts';
import { keyAndBody } from '../scenes/drawn.ts';

export const versionDeleteRules = [
  rule({
    id: 'version.delete-version.keeps-others',
    level: 'MUST',
    title: 'After DeleteObject of one SSE-C version, the name returns the other with its key',
    clause: 'ssec.versions.own-key',
    on: ['DeleteObject'],
    needs: ['versioning'],
    trials: 1,
    given: { versions: twoWriters(), deletes: each('older', 'latest') },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: async ({ s3 }, { deletes }, [older, latest]) => {
      const [gone, kept] = deletes === 'older' ? [older, latest] : [latest, older];
      await s3.getObject({ of: current(latest) });
      const deleted = await s3.call('DeleteObject', { of: gone });
      return { deleted, read: await s3.getObject({ of: current(kept) }), body: kept.body };
    },
    expect: holds<{ deleted: Exchange; read: Exchange; body: ObjectBody }>(
      'deletes one version and returns the other',
      ({ deleted, read, body }) => [
        ...answers(200, 204).check(deleted, undefined),
        ...returns('body').check(read, { body }),
      ],
    ),
    catches: ['delete-version-removes-others', 'deleted-version-keeps-its-key'],
  }),
  rule({
    id: 'version.delete-marker',
    level: 'MUST',
    title: 'After DeleteObject without a key, GetObject is 404; the SSE-C version stays readable',
    clause: 'versions.delete-marker',
    on: ['DeleteObject'],
    needs,
    given: keyAndBody,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), isVersion: true }),
    act: async ({ s3 }, _, stored) =>
      [
        await s3.call('DeleteObject', { of: { name: stored.name } }),
        await s3.getObject({ of: current(stored) }),
        await s3.getObject({ of: stored }),
      ] as const,
    expect: steps(answers(200, 204), answers(404), returns('body')),
    catches: ['delete-removes-all-versions', 'delete-needs-key'],
  }),
  rule({
    id: 'version.delete-version',
    level: 'MUST',
    title: 'DeleteObject of an SSE-C version without a key removes that version',
    clause: 'delete.no-members',
    on: ['DeleteObject'],
    needs,
    given: keyAndBody,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), isVersion: true }),
    act: async ({ s3 }, _, stored) =>
      [await s3.call('DeleteObject', { of: stored }), await s3.getObject({ of: stored })] as const,
    expect: steps(answers(200, 204), refused()),
    catches: ['delete-version-needs-key', 'delete-needs-key'],
  }),
];
