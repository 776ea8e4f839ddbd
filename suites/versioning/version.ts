import { child, childrenNamed, type Exchange, header, isAccepted } from '../../core/exchange.ts';
import { accepted, echoes, returns } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { conceals } from '../../core/expectations/concealed.ts';
import { bareEtag, holds } from '../../core/expectations/consistent.ts';
import { sameValue } from '../../core/expectations/etags.ts';
import { refused } from '../../core/expectations/refused.ts';
import { about } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, type ObjectBody, plain, type Stored, ssec } from '../../core/values.ts';
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
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ look }, _, stored) => look(stored),
    expect: showsTheVersion(),
    catches: ['list-shows-ciphertext-size'],
  }),
  rule({
    id: 'version.suspended-overwrite',
    level: 'SHOULD',
    title:
      'With versioning suspended, SSE-C PutObject replaces the object; only its new key reads it',
    clause: 'versions.suspended',
    on: ['PutObject'],
    needs: ['versioning', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: { ...twoKeysAndBody, next: objectBody() },
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
  rule({
    id: 'version.copy-restore',
    level: 'SHOULD',
    title: 'CopyObject with its key copies an old SSE-C version onto its own name under a new key',
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
    expect: isAcceptedAndReturnsTheOldVersion(),
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

function showsTheVersion() {
  return holds<Exchange, { readonly body: ObjectBody }>('shows the version', (list, { body }) => {
    const rejected = accepted().check(list, undefined);
    const sizes = childrenNamed(list.document, 'Version').map((one) => child(one, 'Size')?.text);
    if (rejected.length > 0 || sizes.includes(String(body.sizeBytes))) return rejected;
    return [
      { expected: `Size ${body.sizeBytes}`, received: `Size ${sizes.join(', ') || 'absent'}` },
    ];
  });
}

function isAcceptedAndReturnsTheOldVersion() {
  return holds(
    'is accepted and returns the old version',
    (
      [copied, read]: readonly [Exchange, Exchange],
      { versions, fresh }: TwoVersions & { fresh: CustomerKey },
    ) => [...echoes('fresh').check(copied, { fresh }), ...returns('body').check(read, versions[0])],
  );
}

function eachVersionAsWritten() {
  return steps(returns('body'), all(refused(), conceals('next')), returns('next'), returns('last'));
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
