import type fc from 'fast-check';
import { CustomerKey } from '../../core/customer-key.ts';
import { accepted, returns, returnsSlice, steps } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import {
  bodiesOf,
  bodyWithOddEnd,
  customerKey,
  each,
  objectBody,
  rangeOf,
  zeroBody,
} from '../../generators/index.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { storedBy } from '../shown.ts';

const mebibyte = 1024 * 1024;
const large = ObjectBody.of({ sizeBytes: mebibyte + 65_536 + 13, seed: 13 });
const largeKey = 'TEST ONLY key of the larger part';

/** Exactly the bytes, of bodies and by requests that no other rule asks for. */
export const byteRules = [
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
  keepsFile({
    id: 'bytes.form',
    title: 'The file of a form comes back byte for byte, whatever its size',
    body: bodiesOf(0, 1, 4097, 65_537),
    catches: ['garbles-large-forms', 'post-form-ignores-ssec-fields'],
  }),
  keepsFile({
    id: 'bytes.form.odd-end',
    title: 'The file of a form keeps what it ends in',
    body: bodyWithOddEnd(),
    catches: ['form-file-trimmed', 'post-form-ignores-ssec-fields'],
  }),
  rule({
    id: 'bytes.zeros',
    level: 'MUST',
    title: 'A body of zeros comes back byte for byte',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    trials: 1,
    given: { key: customerKey(), body: zeroBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: returns('body'),
    catches: ['garbles-zeros'],
  }),
  rule({
    id: 'bytes.beyond-8-mib',
    level: 'MUST',
    title: 'A body of more than 8 MiB comes back byte for byte',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    trials: 1,
    isDear: true,
    given: { key: customerKey(), body: objectBody({ sizeBytes: 8 * mebibyte + 17 }) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: returns('body'),
    catches: ['garbles-behind-8-mib', 'large-reads-refused'],
  }),
];

function keepsFile(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly body: fc.Arbitrary<ObjectBody>;
  readonly catches: Witnesses;
}): Rule {
  const { body: bodies, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    clause: 'ssec.get.decrypts',
    on: ['PostObject'],
    trials: 1,
    given: { key: customerKey(), body: bodies },
    act: async ({ write, s3 }, { key, body }) => {
      const written = await write({ key, body });
      return [written, await s3.getObject({ of: storedBy(written, { key, body }) })] as const;
    },
    expect: steps(accepted(), returns('body')),
  });
}
