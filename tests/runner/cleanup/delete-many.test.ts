import { describe, expect, test } from 'vitest';
import { empty } from '../../../runner/cleanup/empty.ts';
import { observing } from '../scripted.ts';
import { smallS3, type Thing } from '../small-s3.ts';

const bucket = 'b';
const theirs: readonly Thing[] = [{ bucket, name: 'theirs', id: 'v' }];
const many = (count: number): readonly Thing[] =>
  Array.from({ length: count }, (_, at) => ({ bucket, name: `ours/${at}`, id: `v${at}` }));

type Many = NonNullable<Parameters<typeof smallS3>[1]>['many'];

async function emptied(things: readonly Thing[], does: Many, pageMax?: number) {
  const s3 = smallS3(things, { ...(does && { many: does }), ...(pageMax && { pageMax }) });
  const connection = observing(s3.script);
  const { deleted, left } = await empty(connection.client, { bucket, prefix: 'ours/' });
  const sent = (operation: string) =>
    connection.sent.filter((draft) => draft.operation === operation);
  return {
    deleted,
    left: left.length,
    held: s3.held(),
    together: sent('DeleteObjects'),
    singly: sent('DeleteObject').map(({ name }) => name),
  };
}

describe('many objects', () => {
  test('many objects are deleted by one DeleteObjects, each by its version', async () => {
    const result = await emptied([...theirs, ...many(40)], () => 'deletes');
    expect(result).toMatchObject({ deleted: 40, left: 0, held: theirs, singly: [] });
    const [request] = result.together;
    const body = Buffer.from(request?.body ?? '').toString();
    expect(result.together).toHaveLength(1);
    expect(body).toContain('<Object><Key>ours/7</Key><VersionId>v7</VersionId></Object>');
    expect(request?.headers.map(([name]) => name)).toContain('content-md5');
  });
  test('DeleteObjects deletes 1,000 objects at a time', async () => {
    const result = await emptied(many(2_300), () => 'deletes');
    expect(result).toMatchObject({ deleted: 2_300, left: 0, held: [], singly: [] });
    const sizes = result.together.map(
      ({ body }) => `${Buffer.from(body)}`.split('<Object>').length,
    );
    expect(sizes).toEqual([1_001, 1_001, 301]);
  });
  test('objects are deleted one by one where DeleteObjects is not offered', async () => {
    const result = await emptied(many(40), undefined);
    expect(result).toMatchObject({ deleted: 40, left: 0, held: [] });
    expect(result.singly).toHaveLength(40);
  });
  test('objects that DeleteObjects does not report are deleted one by one', async () => {
    const result = await emptied(many(40), (name) => (name.endsWith('7') ? 'refuses' : 'deletes'));
    expect(result).toMatchObject({ deleted: 40, left: 0, held: [] });
    expect(result.singly.toSorted()).toEqual(['ours/17', 'ours/27', 'ours/37', 'ours/7']);
  });
  test('objects that are reported as deleted and still listed are deleted one by one', async () => {
    const result = await emptied(many(40), () => 'lies');
    expect(result).toMatchObject({ deleted: 40, left: 0, held: [] });
    expect(result.together).toHaveLength(1);
    expect(result.singly).toHaveLength(40);
  });
  test('objects are deleted page by page of the listing', async () => {
    const result = await emptied(many(90), () => 'deletes', 30);
    expect(result).toMatchObject({ deleted: 90, left: 0, held: [], singly: [] });
    expect(result.together).toHaveLength(3);
  });
  test('objects whose names XML could change are deleted one by one', async () => {
    const odd = ['ours/a&b', 'ours/a<b', 'ours/ a', 'ours/ä', 'ours/\u0001'];
    const things = odd.map((name) => ({ bucket, name, id: 'v' }));
    const result = await emptied([...things, ...many(40)], () => 'deletes');
    expect(result).toMatchObject({ deleted: 45, left: 0, held: [] });
    expect(result.singly.toSorted()).toEqual(odd.toSorted());
  });
});

test('16 objects are deleted one by one', async () => {
  const result = await emptied(many(16), () => 'deletes');
  expect(result).toMatchObject({ deleted: 16, left: 0, together: [] });
});
