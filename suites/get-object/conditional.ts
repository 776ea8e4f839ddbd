import { all, answers, conceals, refusedAndConcealed, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, each, objectBody } from '../../generators/index.ts';
import { past } from '../../generators/ways-of-reading.ts';
import { keyAndBody } from '../scenes/drawn.ts';

/** If-Match decides where both are sent. */
const failing = ['if-unmodified-since', past] as const;

const range = each('none', 'one byte');
const ranged = { none: [], 'one byte': [['range', 'bytes=0-0']] } as const;

export const getConditionalRules = [
  rule({
    id: 'get.conditional.not-modified',
    level: 'MUST',
    title: 'A read, also of a range, with key and If-None-Match of the ETag is 304 without a body',
    clause: 'get.if-none-match',
    on: ['GetObject', 'HeadObject'],
    given: { ...keyAndBody, range },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { range }, stored) =>
      read(stored, { headers: [['if-none-match', stored.etag], ...ranged[range]] }),
    expect: all(answers(304), conceals('body')),
    catches: ['ssec-ignores-conditions', 'range-ignores-conditions'],
  }),
  rule({
    id: 'get.conditional.precondition-failed',
    level: 'MUST',
    title: 'A read, also of a range, with key and If-Match of another ETag is answered with 412',
    clause: 'get.if-match',
    on: ['GetObject', 'HeadObject'],
    given: { ...keyAndBody, range },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { range }, stored) =>
      read(stored, { headers: [['if-match', '"0"'], ...ranged[range]] }),
    expect: all(answers(412), conceals('body')),
    catches: ['ssec-ignores-conditions'],
  }),
  rule({
    id: 'get.conditional.match',
    level: 'MUST',
    title: 'GetObject with the right key and If-Match of the ETag returns exactly the bytes',
    clause: 'get.if-match',
    on: ['GetObject'],
    given: { ...keyAndBody, date: each('none', 'a date that fails') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { date }, stored) =>
      read(stored, { headers: [['if-match', stored.etag], ...(date === 'none' ? [] : [failing])] }),
    expect: returns('body'),
    catches: ['if-match-compares-plaintext-md5', 'if-match-yields-to-dates'],
  }),
  rule({
    id: 'get.conditional.no-key',
    level: 'MUST',
    title: 'A read that If-Match or If-None-Match lets through is refused without the right key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    given: {
      key: customerKey(),
      other: customerKey(),
      body: objectBody(),
      opening: each('none', 'other'),
      condition: each('if-match', 'if-none-match'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { opening, other, condition }, stored) =>
      read(stored, {
        key: opening === 'none' ? 'none' : other,
        headers: [[condition, condition === 'if-match' ? stored.etag : '"0"']],
      }),
    control: ({ read }, { condition }, stored) =>
      read(stored, { headers: [[condition, condition === 'if-match' ? stored.etag : '"0"']] }),
    expect: refusedAndConcealed(),
    catches: ['conditions-skip-key-check', 'crash-on-key-error'],
  }),
];
