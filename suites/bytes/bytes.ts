import type { default as fc } from 'fast-check';
import type { Exchange } from '../../core/exchange.ts';
import { slice } from '../../core/expectations/accepted.ts';
import { accepted, holds, returns, steps } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import {
  bodiesOf,
  bodyWithOddEnd,
  customerKey,
  each,
  objectBody,
  rangeOf,
  sharedMultipart,
  twoWriters,
  zeroBody,
} from '../../generators/index.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { mebibyte } from '../scenes/drawn.ts';
import {
  boundary,
  lastPartBytes,
  multipartSizeBytes,
  sharedObject,
  sharedSlice,
} from '../scenes/multipart-object.ts';
import { type DrawnVersions, picked, which } from '../scenes/picked-version.ts';
import { needs } from '../scenes/versions.ts';
import { storedBy } from '../scenes/written-object.ts';

export const bytesRules = [
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
  rule({
    id: 'bytes.multipart.range',
    level: 'MUST',
    title: 'Suffix and open ranges of a multipart object return exactly their bytes',
    clause: 'http.range',
    on: ['GetObject'],
    needs: ['multipart'],
    trials: 1,
    given: {
      shared: sharedMultipart(),
      range: each(
        { first: multipartSizeBytes - 1, last: multipartSizeBytes - 1, header: 'bytes=-1' },
        { first: multipartSizeBytes - 17, last: multipartSizeBytes - 1, header: 'bytes=-17' },
        {
          first: boundary - 1,
          last: multipartSizeBytes - 1,
          header: `bytes=-${lastPartBytes + 1}`,
        },
        { first: boundary - 1, last: multipartSizeBytes - 1, header: `bytes=${boundary - 1}-` },
        { first: boundary + 16, last: multipartSizeBytes - 1, header: `bytes=${boundary + 16}-` },
        {
          first: multipartSizeBytes - 16,
          last: multipartSizeBytes - 1,
          header: `bytes=${multipartSizeBytes - 16}-${multipartSizeBytes + 1000}`,
        },
        rangeOf({ first: boundary + 4095, last: boundary + 4112 }),
      ),
    },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: sharedSlice(),
    catches: [
      'multipart-suffix-range-off',
      'multipart-open-range-off',
      'suffix-range-of-ciphertext',
    ],
  }),
  rule({
    id: 'bytes.version.range',
    level: 'MUST',
    title: 'A range of a version returns exactly its bytes',
    clause: 'http.range',
    on: ['GetObject'],
    needs,
    trials: 1,
    given: {
      versions: twoWriters(),
      which,
      range: each(rangeOf({ first: 1, last: 17 }), rangeOf({ first: 16, last: 31 })),
    },
    arrange: async ({ have }, { versions, which }) => picked(await have.versions(versions), which),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: holds(
      'returns exactly the range',
      (answer: Exchange, drawn: DrawnVersions & { readonly range: ReturnType<typeof rangeOf> }) =>
        slice(answer, { body: bodyOf(drawn), range: drawn.range }),
    ),
    catches: ['version-range-off', 'current-version-is-oldest'],
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

function bodyOf({ versions, which }: DrawnVersions): ObjectBody {
  return versions[which === 'older by its id' ? 0 : 1].body;
}
