import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import type { Draft } from '../../../core/values.ts';
import { empty } from '../../../runner/cleanup/empty.ts';
import { answer, element } from '../../core/answer.ts';
import { observing } from '../scripted.ts';
import { smallS3, type Thing } from '../small-s3.ts';

const bucket = 'b';
const place = { bucket, prefix: 'ours/' };
const ours: readonly Thing[] = [
  { bucket, name: 'ours/object', id: 'v1' },
  { bucket, name: 'ours/object', id: 'v2' },
  { bucket, name: 'ours/gone', id: 'v3', is: 'marker' },
  { bucket, name: 'ours/upload', id: 'u1', is: 'upload' },
];
const theirs: readonly Thing[] = [
  { bucket, name: 'theirs', id: 'v4' },
  { bucket, name: 'x/ours/theirs', id: 'v5' },
  { bucket, name: 'theirs too', id: 'v6', is: 'marker' },
  { bucket, name: 'their upload', id: 'u2', is: 'upload' },
  { bucket: 'other', name: 'ours/in another bucket', id: 'v7' },
];
const deletes = ({ sent }: { readonly sent: readonly Draft[] }) =>
  sent.filter((draft) => draft.method === 'DELETE');
const many = (count: number): readonly Thing[] =>
  Array.from({ length: count }, (_, at) => ({ bucket, name: `ours/${at}`, id: `v${at}` }));

async function emptied(things: readonly Thing[], odd: Parameters<typeof smallS3>[1] = {}) {
  const s3 = smallS3(things, odd);
  const connection = observing(s3.script);
  const { deleted, left } = await empty(connection.client, place);
  return { deleted, left: left.length, named: left, connection, held: s3.held };
}

describe('emptying a prefix', () => {
  test.each([false, true])(
    'only names under the prefix are deleted, also where the listing ignores the prefix: %s',
    async (listsEverything) => {
      const { deleted, left, held, connection } = await emptied([...theirs, ...ours], {
        listsEverything,
      });
      expect(held()).toEqual(theirs);
      expect({ deleted, left }).toEqual({ deleted: 4, left: 0 });
      const named = deletes(connection).map(({ name }) => name);
      expect(named.every((name) => name.startsWith('ours/'))).toBe(true);
      expect(connection.sent.every((draft) => draft.bucket === bucket)).toBe(true);
    },
  );
  test.each([false, true])(
    'only names under the prefix are deleted where versions are unknown: %s',
    async (listsEverything) => {
      const plain = ['ours/1', 'theirs', 'ours/2'].map((name) => ({ bucket, name }));
      const { deleted, left, held } = await emptied(plain, {
        listsEverything,
        knowsVersions: false,
      });
      expect(held()).toEqual([{ bucket, name: 'theirs' }]);
      expect({ deleted, left }).toEqual({ deleted: 2, left: 0 });
    },
  );
  test('uploads, versions and objects are listed by prefix', async () => {
    const { connection } = await emptied([]);
    const lists = connection.sent.map(({ operation, query }) => [
      operation,
      ...query.map((pair) => pair.join('=')),
    ]);
    expect(lists).toEqual([
      ['ListMultipartUploads', 'uploads', 'prefix=ours/'],
      ['ListMultipartUploads', 'uploads'],
      ['ListObjectVersions', 'versions', 'prefix=ours/'],
      ['ListObjectsV2', 'list-type=2', 'prefix=ours/'],
    ]);
  });
  test('uploads are found where the endpoint takes the prefix as a whole name', async () => {
    const { deleted, left, held } = await emptied([...ours, ...theirs], { uploadsByName: true });
    expect(held()).toEqual(theirs);
    expect({ deleted, left }).toEqual({ deleted: 4, left: 0 });
  });
  test('all objects are deleted, however many pages their listing takes', async () => {
    const { deleted, left, held } = await emptied([...many(45), ...theirs], { pageMax: 20 });
    expect(held()).toEqual(theirs);
    expect({ deleted, left }).toEqual({ deleted: 45, left: 0 });
  });
  test('each version is deleted by its id, the null version too', async () => {
    const { connection } = await emptied([
      { bucket, name: 'ours/a', id: 'null' },
      { bucket, name: 'ours/b', id: 'v1' },
    ]);
    expect(deletes(connection).map(({ name, query }) => [name, ...query.flat()])).toEqual([
      ['ours/a', 'versionId', 'null'],
      ['ours/b', 'versionId', 'v1'],
    ]);
  });
  test('a null version is deleted by name where its id is refused, another version is not', async () => {
    const refusesIds = (draft: Draft) =>
      draft.method === 'DELETE' && draft.query.length > 0 ? answer(400) : undefined;
    const things = [
      { bucket, name: 'ours/a', id: 'null' },
      { bucket, name: 'ours/b', id: 'v1' },
    ];
    const connection = observing((draft) => {
      if (draft.operation === 'ListObjectVersions') return smallS3(things).script(draft);
      return refusesIds(draft) ?? answer(204);
    });
    const { deleted } = await empty(connection.client, place);
    const byName = deletes(connection).filter(({ query }) => query.length === 0);
    expect(new Set(byName.map(({ name }) => name))).toEqual(new Set(['ours/a']));
    expect(deleted).toBeGreaterThan(0);
  });
  test('a version without an id is deleted by name', async () => {
    const { connection, held } = await emptied([{ bucket, name: 'ours/a' }]);
    expect(deletes(connection).map(({ name, query }) => [name, query])).toEqual([['ours/a', []]]);
    expect(held()).toEqual([]);
  });
});

describe('objects that are left', () => {
  const statuses = (status: number) => (draft: Draft) =>
    draft.method === 'GET' ? answer(status) : undefined;
  test.each([404, 405, 501])(
    'nothing is left where a listing is answered with %i',
    async (status) => {
      const { deleted, left } = await emptied(ours, { instead: statuses(status) });
      expect({ deleted, left }).toEqual({ deleted: 0, left: 0 });
    },
  );
  test.each([403, 400, 500, 301])(
    'something may be left where a listing is answered with %i',
    async (status) => {
      const { deleted, left, connection } = await emptied(ours, { instead: statuses(status) });
      // Uploads and objects count as one each.
      expect({ deleted, left }).toEqual({ deleted: 0, left: 2 });
      expect(deletes(connection)).toEqual([]);
    },
  );
  test('objects whose deletion is refused are left, and each is tried once', async () => {
    const instead = (draft: Draft) => (draft.method === 'DELETE' ? answer(403) : undefined);
    const { deleted, left, connection } = await emptied(ours, { instead });
    expect({ deleted, left }).toEqual({ deleted: 0, left: 4 });
    expect(deletes(connection)).toHaveLength(4);
  });
  test('an object whose deletion is refused is left, and the others are deleted', async () => {
    const instead = (draft: Draft) =>
      draft.method === 'DELETE' && draft.name.endsWith('7') ? answer(403) : undefined;
    const { deleted, left } = await emptied(many(10), { instead });
    expect({ deleted, left }).toEqual({ deleted: 9, left: 1 });
  });
  test('what is left is named, with the answer that kept it', async () => {
    const instead = (draft: Draft) => (draft.method === 'DELETE' ? answer(403) : undefined);
    const { named } = await emptied(ours, { instead });
    expect(named.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'upload b/ours/upload, uploadId u1: AbortMultipartUpload was answered with 403',
      'object b/ours/object, versionId v1: DeleteObject was answered with 403',
      'object b/ours/object, versionId v2: DeleteObject was answered with 403',
      'object b/ours/gone, versionId v3: DeleteObject was answered with 403',
    ]);
  });
  test('what a list still shows and is gone is neither deleted nor left', async () => {
    const instead = (draft: Draft) => (draft.method === 'DELETE' ? answer(404) : undefined);
    const { deleted, left } = await emptied(ours, { instead });
    expect({ deleted, left }).toEqual({ deleted: 0, left: 0 });
  });
  test.each([
    ['206 and an error document', answer(206, { error: { code: 'InternalError' } })],
    ['200 and no document', answer(200)],
  ])('a list that is answered with %s does not say that nothing is left', async (_, said) => {
    const instead = (draft: Draft) => (draft.method === 'GET' ? said : undefined);
    expect((await emptied(ours, { instead })).left).toBe(2);
  });
  test('something is left where a listing never ends', async () => {
    const connection = observing((draft) => {
      if (draft.operation !== 'ListObjectVersions')
        return answer(draft.method === 'GET' ? 404 : 204);
      const version = element('Version', [element('Key', 'ours/again'), element('VersionId', 'v')]);
      return answer(200, { document: element('List', [version]) });
    });
    const { left } = await empty(connection.client, place);
    expect(left).toEqual([
      {
        what: 'what is under ours/ in b',
        why: 'the list has entries after 200 pages were deleted',
      },
    ]);
    expect(connection.sent.length).toBeLessThan(500);
  });
});

describe('an endpoint that does not answer', () => {
  const silence = () => answer(0, { broken: 'timeout' as const });
  test('deletion stops after a few requests without an answer', async () => {
    const instead = (draft: Draft) => (draft.method === 'DELETE' ? silence() : undefined);
    const { deleted, left, connection } = await emptied(many(200), { instead });
    expect({ deleted, left }).toEqual({ deleted: 0, left: 200 });
    expect(deletes(connection).length).toBeLessThan(20);
  });
  test('deletion goes on where every second request has no answer', async () => {
    let count = 0;
    const instead = (draft: Draft): Exchange | undefined => {
      if (draft.method !== 'DELETE') return undefined;
      count += 1;
      return count % 2 === 0 ? silence() : undefined;
    };
    const { deleted, left } = await emptied(many(100), { instead });
    expect({ deleted, left }).toEqual({ deleted: 100, left: 0 });
  });
  test('deletion sends at most 16 requests at once', async () => {
    let underWay = 0;
    let most = 0;
    const s3 = smallS3(many(100));
    const connection = observing(s3.script);
    const { exchange } = connection.client;
    const client = {
      ...connection.client,
      exchange: async (...given: Parameters<typeof exchange>) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise(setImmediate);
        underWay -= 1;
        return exchange(...given);
      },
    };
    await empty(client, place);
    expect(s3.held()).toEqual([]);
    expect(most).toBe(16);
  });
});
