import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import {
  about,
  accepted,
  all,
  answers,
  bareEtag,
  conceals,
  eachAnswer,
  either,
  errorDocument,
  etagOf,
  holds,
  lacks,
  lists,
  neverCrashes,
  oneEtag,
  oneWriterWhole,
  readableOnlyAs,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { plain, ssec } from '../../core/values.ts';
import { answer, element } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const other = CustomerKey.of(Buffer.from('TEST ONLY key of another writer!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const next = ObjectBody.of({ sizeBytes: 80, seed: 9 });
const readable = answer(200, { body: body.bytes() });
const denied = answer(403);
const leaking = answer(403, { body: body.bytes() });
const exposed = 'plaintext-exposed';
const differs = (expected: string, received: string) => [{ expected, received }];

describe('combinations of expectations', () => {
  test('all() holds where each of its expectations holds, and is a refusal where one of them is', () => {
    const both = all(refused(), conceals('body'));
    expect(both.kind).toBe('refusal');
    expect(all(accepted(), lacks('a')).kind).toBe('acceptance');
    expect(both.says).toBe('is refused, and contains no bytes of the object');
    expect(both.check(denied, { body })).toEqual([]);
    expect(both.check(readable, { body })).toHaveLength(2);
    expect(both.check(leaking, { body })).toHaveLength(1);
  });

  test('either() holds where one of its expectations holds', () => {
    const one = either(answers(200), answers(304));
    expect(one.check(answer(200), {})).toEqual([]);
    expect(one.check(answer(304), {})).toEqual([]);
    const received = '400, 0 bytes; 400, 0 bytes';
    expect(one.check(answer(400), {})).toMatchObject([{ harm: 'valid-refused', received }]);
  });

  test('steps() judges answers one by one, and reports the number of the step', () => {
    const two = steps(accepted(), refused());
    expect(two.kind).toBe('acceptance');
    expect(two.says).toBe('step 1 is accepted; step 2 is refused');
    expect(two.check([answer(200), answer(400)], {})).toEqual([]);
    expect(two.check([answer(400), answer(400)], {})[0]?.expected).toBe('step 1: 2xx');
    expect(two.check([answer(200), answer(200)], {})[0]?.expected).toBe(
      'step 2: refused with 4xx or 501',
    );
  });

  test('eachAnswer() judges every answer', () => {
    const { kind, says, check } = eachAnswer(refused());
    expect([kind, says]).toEqual(['refusal', 'each is refused']);
    expect(check([answer(400), answer(403)], {})).toEqual([]);
    expect(check([answer(400), answer(200)], {})).toHaveLength(1);
  });

  test('holds() has the sentence and the check that it is given', () => {
    const odd = holds<number>('is odd', (value) =>
      value % 2 === 1 ? [] : [{ expected: 'odd', received: String(value) }],
    );
    expect([odd.kind, odd.says, odd.check(1, {})]).toEqual(['acceptance', 'is odd', []]);
    expect(odd.check(2, {})).toMatchObject([{ expected: 'odd', received: '2' }]);
  });
});

describe('ETags', () => {
  test.each([
    ['"a-1"', 'a-1'],
    ['W/"a"', 'a'],
    ['a', 'a'],
    ['&quot;a&quot;', 'a'],
    [undefined, undefined],
  ])('the ETag %s without its quotes is %s', (etag, bare) => {
    expect(bareEtag(etag)).toBe(bare);
  });

  const withHeader = (etag: string) => answer(200, { headers: [['ETag', etag]] });
  const listing = answer(200, {
    operation: 'ListObjectsV2',
    document: element('ListBucketResult', [element('Contents', [element('ETag', '"a"')])]),
  });
  const copied = answer(200, { document: element('CopyObjectResult', [element('ETag', '"a"')]) });

  test('an ETag is read from a header, a list entry or a CopyObjectResult', () => {
    expect([withHeader('"a"'), listing, copied].map(etagOf)).toEqual(['a', 'a', 'a']);
    expect(etagOf(answer(200))).toBeUndefined();
  });

  test('oneEtag() needs the same ETag from every answer', () => {
    expect(oneEtag().check([withHeader('"a"'), listing, copied], {})).toEqual([]);
    expect(oneEtag().check([withHeader('"a"'), withHeader('"b"')], {})).toMatchObject(
      differs('ETag a', 'GetObject: b'),
    );
    expect(oneEtag().check([answer(200), answer(200)], {})).toHaveLength(2);
    expect(oneEtag().check([withHeader('"a"'), denied], {})[0]?.expected).toBe('2xx');
  });
});

describe('the expectation lists()', () => {
  const listing = (name: string, size: string, etag: string) =>
    answer(200, {
      document: element('ListBucketResult', [
        element('Contents', [element('Key', 'another'), element('Size', '1')]),
        element('Contents', [element('Key', name), element('Size', size), element('ETag', etag)]),
      ]),
    });
  const of = { name: 'object', sizeBytes: 100, etag: '"a"' };
  test('lists() needs the object in the list, with its size and its ETag', () => {
    expect(lists(of, listing('object', '100', '"a"'))).toEqual([]);
    expect(lists(of, listing('object', '116', '"a"'))).toMatchObject(
      differs('Size 100', 'Size 116'),
    );
    expect(lists(of, listing('object', '100', '"b"'))).toMatchObject(differs('ETag a', 'ETag b'));
    expect(lists({ name: 'object', sizeBytes: 100 }, listing('object', '100', '"b"'))).toEqual([]);
    expect(lists(of, listing('other', '100', '"a"'))[0]?.received).toBe('not listed');
    expect(lists(of, denied)[0]?.expected).toBe('2xx');
  });
});

test('neverCrashes() takes any whole answer below 500, and 501', () => {
  for (const status of [200, 304, 400, 499, 501])
    expect(neverCrashes().check(answer(status), {}), String(status)).toEqual([]);
  for (const status of [500, 502, 503])
    expect(neverCrashes().check(answer(status), {}), String(status)).toHaveLength(1);
  expect(neverCrashes().check(answer(400, { broken: 'cut short' }), {})).toHaveLength(1);
});

describe('the expectation errorDocument()', () => {
  const error = { code: 'A', message: 'B', requestId: 'C' };
  const headers = [['content-type', 'application/xml']] as const;
  const check = (of: Parameters<typeof answer>[1]) => errorDocument().check(answer(400, of), {});
  test('an error document has type, code, message and request id', () => {
    expect(check({ headers, error })).toEqual([]);
    expect(check({ headers: [['content-type', 'text/xml; charset=utf-8']], error })).toEqual([]);
    const id = ['x-amz-request-id', '1'] as const;
    expect(check({ headers: [...headers, id], error: { code: 'A', message: 'B' } })).toEqual([]);
  });
  test.each([
    ['another type', { headers: [['content-type', 'text/html']] as const, error }],
    ['a type that only begins so', { headers: [['content-type', 'text/xmlish']] as const, error }],
    ['no type', { error }],
    ['no code', { headers, error: { message: 'B', requestId: 'C' } }],
    ['no message', { headers, error: { code: 'A', requestId: 'C' } }],
    ['no request id', { headers, error: { code: 'A', message: 'B' } }],
  ])('an error document with %s is a mismatch', (_, of) => {
    expect(check(of)).toHaveLength(1);
  });
  test('errorDocument() takes an answer to HEAD without a document', () => {
    expect(check({ operation: 'HeadObject' })).toEqual([]);
  });
});

describe('the expectation readableOnlyAs()', () => {
  const check = (to: typeof plain, reads: readonly ReturnType<typeof answer>[]) =>
    readableOnlyAs('to').check(reads, { to, body, keys: [key, other] });
  test('an object is readable with its own key, not with another key and not without one', () => {
    expect(check(ssec(key), [readable, denied, denied])).toEqual([]);
    expect(check(ssec(other), [denied, readable, denied])).toEqual([]);
  });
  test.each([
    ['it is readable with the other key too', [readable, readable, denied], exposed],
    ['it is readable without a key too', [readable, denied, readable], exposed],
    ['it is not readable with its key', [denied, denied, denied], 'data-lost'],
    ['another key is accepted for no bytes', [readable, answer(200), denied], 'malformed-accepted'],
    ['a read without a key crashes', [readable, denied, answer(500)], 'wrong-form'],
    ['a refusal holds the object', [readable, denied, leaking], exposed],
  ])('an object is a mismatch where %s', (_, reads, harm) => {
    expect(check(ssec(key), reads).map((one) => one.harm)).toEqual([harm]);
  });
  test('a plain object is readable without a key, whatever a read with a key gives', () => {
    expect(check(plain, [denied, denied, readable])).toEqual([]);
    expect(check(plain, [readable, readable, readable])).toEqual([]);
    expect(check(plain, [readable, readable, denied])).toHaveLength(1);
  });
});

test('readableOnlyAs() needs one read with each key and one without a key', () => {
  const check = readableOnlyAs('to').check;
  const drawn = { to: ssec(key), body, keys: [key, other] };
  expect(check([readable, denied], drawn)).toMatchObject(differs('3 reads', '2 reads'));
  expect(check([], drawn)).toHaveLength(1);
});

describe('the expectation oneWriterWhole()', () => {
  const writers = [
    { key, body },
    { key: other, body: next },
  ];
  const check = (...reads: readonly ReturnType<typeof answer>[]) =>
    oneWriterWhole().check(reads, { writers });
  const second = answer(200, { body: next.bytes() });
  test('one writer is read whole, with its own key', () => {
    expect(check(readable, denied, denied)).toEqual([]);
    expect(check(denied, second, denied)).toEqual([]);
  });
  test.each([
    ['both keys are accepted', [readable, second, denied], '2 reads accepted', exposed],
    ['neither key is accepted', [denied, denied, denied], '0 reads accepted', 'data-lost'],
    ['only one without a key is accepted', [denied, denied, readable], '1 read accepted', exposed],
  ])('racing writes are a mismatch where %s', (_, reads, received, harm) => {
    expect(check(...reads)).toMatchObject([{ received, harm }]);
  });
  test('racing writes are a mismatch where a key reads the bytes of the other writer', () => {
    expect(check(second, denied, denied)).toHaveLength(1);
  });
  test.each([
    ['a crash', answer(500)],
    ['a busy answer in a document', answer(200, { error: { code: 'SlowDown' } })],
    ['a whole body that was cut short', answer(200, { body: body.bytes(), broken: 'cut short' })],
    ['a refusal that holds the object', leaking],
    ['a refusal that holds what another wrote', answer(403, { body: next.bytes() })],
  ])('a read with the other key that gives %s is not a refusal', (_, other) => {
    const expected = 'refused, no bytes of the object';
    expect(check(readable, other, denied)).toMatchObject([{ expected }]);
    expect(check(readable, denied, other)).toMatchObject([{ expected }]);
  });
  test('oneWriterWhole() needs a read with the key of each writer and one without a key', () => {
    expect(check(readable, denied)).toMatchObject([{ expected: '3 reads', received: '2 reads' }]);
  });
});

test('an expectation about a part of the drawn values keeps its kind and its sentence', () => {
  const drawn = { shared: { body } };
  const opened = answer(200, { body: body.bytes() });
  const whole = about((of: typeof drawn) => of.shared, returns('body'));
  expect(whole.kind).toBe('acceptance');
  expect(whole.says).toBe(returns('body').says);
  expect(whole.check(opened, drawn)).toEqual([]);
  expect(whole.check(answer(200), drawn)).toHaveLength(1);
  expect(about(() => ({}), refused()).kind).toBe('refusal');
});
