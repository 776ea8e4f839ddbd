import { expect, test } from 'vitest';
import { algorithmClasses, keyClasses, md5Classes } from '../../spec/recorded/classes.ts';
import { recordedClause, recordedRow, recordedRows } from '../../spec/recorded/rows.ts';
import { sources } from '../../spec/sources.ts';

test('all 466 recorded answers are kept, and the eight that prove nothing say why', () => {
  const of = (collection: string) =>
    recordedRows.filter(({ origin }) => origin.startsWith(`${collection}:`)).length;
  expect([of('localstack'), of('meeseeks-s3'), recordedRows.length]).toEqual([52, 414, 466]);
  expect(new Set(recordedRows.map(({ origin }) => origin)).size).toBe(466);
  const reasons = recordedRows.flatMap(({ provesNothing }) => provesNothing ?? []);
  expect(reasons).toHaveLength(8);
  for (const reason of reasons) expect(reason.length).toBeGreaterThan(20);
});

test('each recorded answer has an id of its own, which names its operation', () => {
  expect(new Set(recordedRows.map(({ id }) => id)).size).toBe(466);
  for (const { id, operation } of recordedRows) {
    const [first, name, ...words] = id.split('.');
    expect([first, name?.replaceAll('-', '')]).toEqual(['recorded', operation.toLowerCase()]);
    expect(words.length, id).toBeGreaterThan(0);
  }
});

test('algorithm, key and key MD5 of every recorded request have a known class', () => {
  const unknown = recordedRows.flatMap(({ id, sent }) =>
    Object.values(sent)
      .filter(
        ({ algorithm = 'AES256', key = 'empty', md5 = 'empty' }) =>
          !(algorithm in algorithmClasses && key in keyClasses && md5 in md5Classes),
      )
      .map(() => id),
  );
  expect(unknown).toEqual([]);
});

test('every class of algorithm, key and key MD5 occurs in a recorded request', () => {
  const sent = recordedRows.flatMap((row) => Object.values(row.sent));
  const idle = [
    ...Object.keys(algorithmClasses).filter((one) => !sent.some((set) => set.algorithm === one)),
    ...Object.keys(keyClasses).filter((one) => !sent.some(({ key }) => key === one)),
    ...Object.keys(md5Classes).filter((one) => !sent.some(({ md5 }) => md5 === one)),
  ];
  expect(idle).toEqual([]);
});

test('recorded answers to the same request agree', () => {
  const proving = recordedRows.filter(({ provesNothing }) => provesNothing === undefined);
  const answers = new Map<string, string>();
  for (const { operation, scene, sent, answer } of proving) {
    const { fields: _, confirms: __, ...same } = answer;
    const request = JSON.stringify([operation, scene, sent]);
    expect(answers.get(request) ?? JSON.stringify(same)).toBe(JSON.stringify(same));
    answers.set(request, JSON.stringify(same));
  }
});

test('a recorded answer that proves something is a clause, with its source', () => {
  const { id } = recordedRow('recorded.get-object.key-33-bytes');
  const clause = recordedClause(id);
  expect(clause.quote).toBe(
    'GetObject: 403 AccessDenied, Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
  );
  expect(clause.basis).toBe('recorded');
  expect(sources[clause.source].url).toContain('meeseeks-s3');
  expect(recordedClause('recorded.delete-object.no-headers').source).toBe('recorded');
});

test('a recorded answer that proves nothing, or an unknown id, is no clause', () => {
  const idle = recordedRows.filter(({ provesNothing }) => provesNothing !== undefined);
  for (const { id } of idle) expect(() => recordedClause(id)).toThrow('proves nothing');
  expect(() => recordedClause('recorded.put-object.unheard-of')).toThrow('no recorded answer');
});
