import { child, childrenNamed, type Exchange } from '../../core/exchange.ts';
import {
  accepted,
  all,
  answers,
  conceals,
  holds,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, plain, ssec } from '../../core/values.ts';
import { customerKey, each, objectBody, twoWriters } from '../../generators/index.ts';
import { concealsVersion, current, needs, type Two } from './two-versions.ts';

/** Versions of one name, each with a key of its own. */
export const versionRules = [
  rule({
    id: 'version.two-keys',
    level: 'MUST',
    title: 'Each version opens with its own key',
    clause: 'ssec.versions.own-key',
    on: ['GetObject', 'HeadObject'],
    needs,
    given: { versions: twoWriters(), which: each(0, 1) },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: ({ read }, { which }, stored) => read(stored[which], {}),
    expect: holds(
      'returns its version',
      (answer: Exchange, { versions, which }: Two & { which: 0 | 1 }) =>
        returns('body').check(answer, versions[which]),
    ),
    catches: ['overwrite-keeps-old-key'],
  }),
  rule({
    id: 'version.current',
    level: 'MUST',
    title: 'Without a version id the key of the current version applies',
    clause: 'ssec.versions.own-key',
    on: ['GetObject'],
    needs,
    given: { versions: twoWriters() },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: ({ s3 }, _, [, latest]) => s3.getObject({ of: current(latest) }),
    expect: holds('returns the current version', (answer: Exchange, { versions }: Two) =>
      returns('body').check(answer, versions[1]),
    ),
    catches: ['current-version-is-oldest'],
  }),
  rule({
    id: 'version.wrong-version-key',
    level: 'MUST',
    title: 'A version refuses the key of another version',
    clause: 'ssec.versions.own-key',
    on: ['GetObject', 'HeadObject'],
    needs,
    given: { versions: twoWriters(), which: each(0, 1) },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: ({ read }, { versions, which }, stored) =>
      read(stored[which], { key: versions[which === 0 ? 1 : 0].key }),
    control: ({ read }, { which }, stored) => read(stored[which], {}),
    expect: all(refused(), concealsVersion()),
    catches: ['version-ignores-own-key', 'refusal-quotes-object', 'accepts-wrong-key'],
  }),
  rule({
    id: 'version.mixed-modes',
    level: 'MUST',
    title: 'Plain and SSE-C versions stand beside each other',
    clause: 'ssec.versions.own-key',
    on: ['GetObject'],
    needs,
    given: { key: customerKey(), body: objectBody(), next: objectBody(), last: objectBody() },
    arrange: async ({ have }, { key, body, next, last }) => {
      const first = await have.object({ body, encryption: plain, isVersion: true });
      const after = { onto: first, isVersion: true } as const;
      return [
        first,
        await have.object({ ...after, body: next, encryption: ssec(key) }),
        await have.object({ ...after, body: last, encryption: plain }),
      ] as const;
    },
    act: async ({ s3 }, _, [first, second, third]) =>
      [
        await s3.getObject({ of: first }),
        await s3.getObject({ of: second, key: 'none' }),
        await s3.getObject({ of: second }),
        await s3.getObject({ of: third }),
      ] as const,
    expect: steps(
      returns('body'),
      all(refused(), conceals('next')),
      returns('next'),
      returns('last'),
    ),
    catches: ['version-ignores-own-key'],
  }),
  rule({
    id: 'version.delete-marker',
    level: 'MUST',
    title: 'A delete without the key hides the object, and the old version still opens',
    clause: 'versions.delete-marker',
    on: ['DeleteObject'],
    needs,
    given: { key: customerKey(), body: objectBody() },
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
    title: 'Deleting an SSE-C version needs no key',
    clause: 'delete.no-members',
    on: ['DeleteObject'],
    needs,
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), isVersion: true }),
    act: async ({ s3 }, _, stored) =>
      [await s3.call('DeleteObject', { of: stored }), await s3.getObject({ of: stored })] as const,
    expect: steps(answers(200, 204), refused()),
    catches: ['delete-version-needs-key', 'delete-needs-key'],
  }),
  rule({
    id: 'version.list-versions',
    level: 'MUST',
    title: 'ListObjectVersions shows SSE-C versions without a key, with plaintext sizes',
    clause: 'versions.list-no-members',
    on: ['ListObjectVersions'],
    needs,
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ look }, _, stored) => look(stored),
    expect: holds<Exchange, { readonly body: ObjectBody }>(
      'shows the version',
      (list, { body }) => {
        const rejected = accepted().check(list, undefined);
        const sizes = childrenNamed(list.document, 'Version').map(
          (one) => child(one, 'Size')?.text,
        );
        if (rejected.length > 0 || sizes.includes(String(body.sizeBytes))) return rejected;
        return [
          { expected: `Size ${body.sizeBytes}`, received: `Size ${sizes.join(', ') || 'absent'}` },
        ];
      },
    ),
    catches: ['list-shows-ciphertext-size'],
  }),
];
