import type { default as fc } from 'fast-check';
import { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { accepted, holds, returns, returnsSlice, slice, steps } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, each, rangeOf, sharedMultipart, twoWriters } from '../../generators/index.ts';
import { bodiesOf, objectBody } from '../../generators/object-body.ts';
import { bodyWithOddEnd, storageLikeBody } from '../../generators/odd-body.ts';
import { chosen, type DrawnVersions, needs, which } from '../../generators/two-versions.ts';
import { storedBy } from '../../generators/written-object.ts';
import { mebibyte } from '../scenes/drawn.ts';
import {
  boundary,
  lastPartBytes,
  multipartSizeBytes,
  sharedObject,
  sharedSlice,
} from '../scenes/multipart-object.ts';

const large = ObjectBody.of({ sizeBytes: mebibyte + 65_536 + 13, seed: 13 });

const largeKey = 'TEST ONLY key of the larger part';

const rangesOfMultipart = {
  shared: sharedMultipart(),
  range: each(
    { first: multipartSizeBytes - 1, last: multipartSizeBytes - 1, header: 'bytes=-1' },
    { first: multipartSizeBytes - 17, last: multipartSizeBytes - 1, header: 'bytes=-17' },
    { first: boundary - 1, last: multipartSizeBytes - 1, header: `bytes=-${lastPartBytes + 1}` },
    { first: boundary - 1, last: multipartSizeBytes - 1, header: `bytes=${boundary - 1}-` },
    { first: boundary + 16, last: multipartSizeBytes - 1, header: `bytes=${boundary + 16}-` },
    {
      first: multipartSizeBytes - 16,
      last: multipartSizeBytes - 1,
      header: `bytes=${multipartSizeBytes - 16}-${multipartSizeBytes + 1000}`,
    },
    rangeOf({ first: boundary + 4095, last: boundary + 4112 }),
  ),
};

const rangesBehind1MiB = {
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
};

export const bytesRules = [
  keepsFile({
    id: 'bytes.form',
    title: 'GetObject returns exactly the file of an SSE-C form upload, from 0 to 65,537 bytes',
    body: bodiesOf(0, 1, 4097, 65_537),
    catches: ['garbles-large-forms', 'post-form-ignores-ssec-fields'],
  }),
  keepsFile({
    id: 'bytes.form.odd-end',
    title: 'An SSE-C form upload keeps a line end, dashes, NUL or space at the end of its file',
    body: bodyWithOddEnd(),
    catches: ['form-file-trimmed', 'post-form-ignores-ssec-fields'],
  }),
  rule({
    id: 'bytes.zeros',
    level: 'MUST',
    title: 'GetObject returns exactly an SSE-C body of 0x00 bytes, or with an end like a padding',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    trials: 1,
    given: { key: customerKey(), body: storageLikeBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: returns('body'),
    catches: ['garbles-zeros', 'strips-padding'],
  }),
  rule({
    id: 'bytes.beyond-8-mib',
    level: 'MUST',
    title: 'GetObject of a single-part SSE-C object of over 8 MiB returns exactly the bytes',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    trials: 1,
    hasLargeBodies: true,
    given: { key: customerKey(), body: objectBody({ sizeBytes: 8 * mebibyte + 17 }) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: returns('body'),
    catches: ['garbles-behind-8-mib', 'large-reads-refused'],
  }),
  rule({
    id: 'bytes.multipart.range',
    level: 'MUST',
    title: 'A suffix, open-ended or inner range of a multipart SSE-C object returns exact bytes',
    clause: 'http.range',
    on: ['GetObject'],
    needs: ['multipart'],
    trials: 1,
    given: rangesOfMultipart,
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: sharedSlice(),
    catches: ['multipart-suffix-range-off', 'multipart-open-range-off'],
  }),
  rule({
    id: 'bytes.version.range',
    level: 'MUST',
    title: 'GetObject of a range of a current or older SSE-C version returns exactly the bytes',
    clause: 'http.range',
    on: ['GetObject'],
    needs,
    trials: 1,
    given: {
      versions: twoWriters(),
      which,
      range: each(rangeOf({ first: 1, last: 17 }), rangeOf({ first: 16, last: 31 })),
    },
    arrange: async ({ have }, { versions, which }) => chosen(await have.versions(versions), which),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: holds(
      'returns exactly the range',
      (answer: Exchange, drawn: DrawnVersions & { readonly range: ReturnType<typeof rangeOf> }) =>
        slice(answer, { body: bodyOf(drawn), range: drawn.range }),
    ),
    catches: ['version-range-off', 'current-version-is-oldest'],
  }),
  rule({
    id: 'bytes.range.behind-1-mib',
    level: 'MUST',
    title: 'GetObject with a range around or beyond 1 MiB of an SSE-C object returns exact bytes',
    clause: 'http.range',
    on: ['GetObject'],
    trials: 1,
    given: rangesBehind1MiB,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), isShared: true }),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: returnsSlice(),
    catches: ['range-off-behind-1-mib', 'suffix-range-of-ciphertext'],
  }),
  rule({
    id: 'bytes.range.presigned',
    level: 'MUST',
    title: 'A presigned GetObject with a range of an SSE-C object returns exactly the bytes',
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

function keepsFile(facts: RuleFacts & { readonly body: fc.Arbitrary<ObjectBody> }): Rule {
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

function bodyOf({ versions, which }: DrawnVersions): ObjectBody {
  return versions[which === 'older by its id' ? 0 : 1].body;
}
