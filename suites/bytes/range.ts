import { CustomerKey } from '../../core/customer-key.ts';
import { returnsSlice } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, each, objectBody, rangeOf } from '../../generators/index.ts';
import { mebibyte } from '../scenes/drawn.ts';

const large = ObjectBody.of({ sizeBytes: mebibyte + 65_536 + 13, seed: 13 });

const largeKey = 'TEST ONLY key of the larger part';

export const bytesRangeRules = [
  rule({
    id: 'bytes.range.behind-1-mib',
    level: 'MUST',
    title: 'A range behind the first mebibyte returns exactly its bytes',
    clause: 'http.range',
    on: ['GetObject'],
    trials: 1,
    given: {
      key: each(CustomerKey.of(Buffer.from(largeKey))),
      body: each(large),
      range: each(
        rangeOf({ first: mebibyte - 1, last: mebibyte }),
        rangeOf({ first: mebibyte, last: mebibyte }),
        rangeOf({ first: mebibyte + 17, last: mebibyte + 4112 }),
        rangeOf({ first: mebibyte - 65_537, last: mebibyte + 65_537 }),
        rangeOf({ first: mebibyte + 65_536, last: mebibyte + 65_536 + 12 }),
        { first: mebibyte + 1, last: large.sizeBytes - 1, header: `bytes=${mebibyte + 1}-` },
        { first: large.sizeBytes - 31, last: large.sizeBytes - 1, header: 'bytes=-31' },
      ),
    },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), isShared: true }),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: returnsSlice(),
    catches: ['range-off-behind-1-mib', 'suffix-range-of-ciphertext'],
  }),
  rule({
    id: 'bytes.range.presigned',
    level: 'MUST',
    title: 'A range of a presigned read returns exactly its bytes',
    clause: 'http.range',
    on: ['GetObject'],
    trials: 1,
    given: {
      key: customerKey(),
      body: objectBody({ sizeBytes: 4096 }),
      range: each(
        rangeOf({ first: 1, last: 17 }),
        { first: 17, last: 4095, header: 'bytes=17-' },
        { first: 4079, last: 4095, header: 'bytes=-17' },
      ),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { range }, stored) => read(stored, { range, presigned: true }),
    expect: returnsSlice(),
    catches: ['presigned-range-off', 'presigned-refuses-ssec'],
  }),
];
