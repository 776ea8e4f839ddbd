import { child, childrenNamed, type Exchange, header, isAccepted } from '../../core/exchange.ts';
import { accepted, echoes, returns } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { conceals } from '../../core/expectations/concealed.ts';
import { bareEtag, holds } from '../../core/expectations/consistent.ts';
import { sameValue } from '../../core/expectations/etags.ts';
import { refused } from '../../core/expectations/refused.ts';
import { about } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, type Stored, ssec } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { customerKey, each, objectBody, twoWriters } from '../../generators/index.ts';
import { current, needs, type TwoVersions } from '../../generators/two-versions.ts';
import { versioningDocument } from '../../spec/documents.ts';
import { keyAndBody, ownBucket, twoKeysAndBody } from '../scenes/drawn.ts';

export const versionRules = [
  rule({
    id: 'version.list-etag',
    level: 'SHOULD',
    title: 'ListObjectVersions shows the ETag that the SSE-C write returned',
    clause: 'recorded.etag',
    on: ['ListObjectVersions'],
    needs: ['versioning'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ look }, _, stored) => ({ list: await look(stored), stored }),
    expect: holds<{ readonly list: Exchange; readonly stored: Stored }>(
      'shows the ETag',
      ({ list, stored }) =>
        sameValue(
          bareEtag(stored.etag),
          bareEtag(child(childrenNamed(list.document, 'Version')[0], 'ETag')?.text),
        ),
    ),
    catches: ['list-object-versions.changes.etag', 'put-object.changes.etag'],
  }),
  rule({
    id: 'version.list-versions',
    level: 'MUST',
    title: 'ListObjectVersions without a key shows SSE-C versions with their plaintext sizes',
    clause: 'versions.list-no-members',
    on: ['ListObjectVersions'],
    needs,
    given: { versions: twoWriters() },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: ({ look }, _, [stored]) => look(stored),
    expect: showsTheVersions(),
    catches: ['list-shows-ciphertext-size', 'older-versions-have-ciphertext-size'],
  }),
  rule({
    id: 'version.suspended-overwrite',
    level: 'SHOULD',
    title: 'With versioning suspended, SSE-C PutObject replaces the null version and no other one',
    clause: 'versions.suspended',
    on: ['PutObject'],
    needs: ['versioning', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: { ...twoKeysAndBody, next: objectBody() },
    arrange: (world, { keys: [key], body }) => underNull(world, { body, encryption: ssec(key) }),
    act: async ({ s3 }, { keys: [, key], next }, older) =>
      [
        await s3.putObject({ key, body: next, onto: older }),
        await s3.getObject({ of: current(older), key }),
        await s3.getObject({ of: current(older) }),
        await s3.getObject({ of: older }),
      ] as const,
    expect: steps(accepted(), returns('next'), all(refused(), conceals('next')), returns('body')),
    catches: ['suspended-keeps-old-key', 'torn-overwrite', 'suspended-write-drops-version'],
  }),
  rule({
    id: 'version.copy-restore',
    level: 'SHOULD',
    title: 'CopyObject of an old SSE-C version onto its name confirms the new key, which reads it',
    clause: 'ssec.versions.own-key',
    on: ['CopyObject'],
    needs: ['versioning', 'ssec-copy-source'],
    given: { versions: twoWriters(), fresh: customerKey() },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: async ({ s3 }, { fresh }, [older]) => {
      const to = ssec(fresh);
      return [
        await s3.copyObject({ source: older, to, onto: older }),
        await s3.getObject({ of: { ...current(older), encryption: to } }),
      ] as const;
    },
    expect: steps(
      echoes('fresh'),
      about(({ versions: [older] }: TwoVersions) => older, returns('body')),
    ),
    catches: ['copy-ignores-source-version', 'current-version-is-oldest', 'rotation-keeps-old-key'],
  }),
  rule({
    id: 'version.two-keys',
    level: 'MUST',
    title: 'GetObject and HeadObject return each SSE-C version with its own key',
    clause: 'ssec.versions.own-key',
    on: ['GetObject', 'HeadObject'],
    needs,
    given: { versions: twoWriters(), which: each(0, 1) },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: ({ read }, { which }, stored) => read(stored[which], {}),
    expect: about(pickedVersion, returns('body')),
    catches: ['overwrite-keeps-old-key'],
  }),
  rule({
    id: 'version.current',
    level: 'MUST',
    title: 'GetObject without versionId returns the current version with the key of that version',
    clause: 'ssec.versions.own-key',
    on: ['GetObject'],
    needs,
    given: { versions: twoWriters() },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: ({ s3 }, _, [, latest]) => s3.getObject({ of: current(latest) }),
    expect: about(({ versions: [, latest] }: TwoVersions) => latest, returns('body')),
    catches: ['current-version-is-oldest'],
  }),
  rule({
    id: 'version.wrong-version-key',
    level: 'MUST',
    title: 'A read of an SSE-C version with the key of another version is refused',
    clause: 'ssec.versions.own-key',
    on: ['GetObject', 'HeadObject'],
    needs,
    given: { versions: twoWriters(), which: each(0, 1) },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: ({ read }, { versions, which }, stored) =>
      read(stored[which], { key: versions[which === 0 ? 1 : 0].key }),
    control: ({ read }, { which }, stored) => read(stored[which], {}),
    expect: all(refused(), about(pickedVersion, conceals('body'))),
    catches: ['version-ignores-own-key', 'refusal-quotes-object', 'accepts-wrong-key'],
  }),
  rule({
    id: 'version.mixed-modes',
    level: 'MUST',
    title: 'Plain and SSE-C versions of one object are readable; only the SSE-C one needs a key',
    clause: 'ssec.versions.own-key',
    on: ['GetObject'],
    needs,
    given: { ...keyAndBody, next: objectBody(), last: objectBody() },
    arrange: async ({ have }, { key, body, next, last }) => {
      const first = await have.object({ body, encryption: plain, isVersion: true });
      const after = { onto: first, isVersion: true } as const;
      const second = await have.object({ ...after, body: next, encryption: ssec(key) });
      const third = await have.object({ ...after, body: last, encryption: plain });
      return [first, second, third] as const;
    },
    act: async ({ s3 }, _, [first, second, third]) =>
      [
        await s3.getObject({ of: first }),
        await s3.getObject({ of: second, key: 'none' }),
        await s3.getObject({ of: second }),
        await s3.getObject({ of: third }),
      ] as const,
    expect: eachVersionAsWritten(),
    catches: ['version-ignores-own-key'],
  }),
];

function showsTheVersions() {
  return holds<Exchange, TwoVersions>('shows the versions', (list, { versions }) => {
    const rejected = accepted().check(list, undefined);
    const shown = childrenNamed(list.document, 'Version').map((one) => child(one, 'Size')?.text);
    const [sizes, received] = [versions.map(({ body }) => `${body.sizeBytes}`), shown].map((all) =>
      [...all].sort().join(', '),
    );
    if (rejected.length > 0 || sizes === received) return rejected;
    return [{ expected: `Size ${sizes}`, received: `Size ${received || 'absent'}` }];
  });
}

function eachVersionAsWritten() {
  return steps(returns('body'), all(refused(), conceals('next')), returns('next'), returns('last'));
}

/** A version, and over it one without an id of its own, as writes are once versioning is suspended. */
async function underNull(
  world: Pick<World<'PutObject'>, 'have' | 's3' | 'until'>,
  of: Pick<Stored, 'body' | 'encryption'>,
): Promise<Stored> {
  await versioning(world, 'Enabled');
  const older = await world.have.object({ ...of, isVersion: true });
  await versioning(world, 'Suspended');
  await world.have.object({ ...of, onto: older });
  return older;
}

/** Sets the versioning status, and waits until three writes in a row show it. */
async function versioning(
  { have, s3, until }: Pick<World<'PutObject'>, 'have' | 's3' | 'until'>,
  status: 'Enabled' | 'Suspended',
): Promise<void> {
  const document = versioningDocument(status);
  await have.accepted(s3.call('PutBucketVersioning', { of: ownBucket, document }));
  let inARow = 0;
  const shows = (written: Exchange) => {
    inARow = isAccepted(written) && hasVersion(written) === (status === 'Enabled') ? inARow + 1 : 0;
    return inARow >= 3;
  };
  await until(shows, () => s3.putObject({}));
  have.sure(inARow >= 3, `versioning was ${status.toLowerCase()}, and writes do not show it`);
}

function hasVersion(written: Exchange): boolean {
  return ![undefined, 'null'].includes(header(written, 'x-amz-version-id'));
}

function pickedVersion({ versions, which }: TwoVersions & { readonly which: 0 | 1 }) {
  return versions[which];
}
