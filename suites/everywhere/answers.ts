import type { Exchange } from '../../core/exchange.ts';
import { all, answers, echoes, holds, returns } from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import { type CustomerKey, ssec } from '../../core/values.ts';
import type { Vary } from '../../core/world.ts';
import {
  customerKey,
  distinctKeys,
  each,
  objectBody,
  sharedMultipart,
  twoWriters,
} from '../../generators/index.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { large, type Shared } from '../multipart/scene.ts';
import { current, needs } from '../versions/two-versions.ts';
import { namesOf } from './locked.ts';
import type { Make } from './making.ts';
import { forms, partCopies, rekeyings, uploads } from './making-others.ts';

/** The confirmation of every kind of read, and the status of a whole one. */
export const answerRules = [
  rule({
    id: 'echo.every-read',
    level: 'MUST',
    title: 'Ranges and presigned reads confirm algorithm and key MD5',
    clause: 'ssec.get.echo',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: {
      key: customerKey(),
      body: objectBody({ sizeBytes: 4096 }),
      way: each<{ readonly what: string } & Vary>(
        { what: 'a range', headers: [['range', 'bytes=1-17']] },
        { what: 'a presigned URL', presigned: true },
        { what: 'a presigned range', presigned: true, headers: [['range', 'bytes=1-17']] },
      ),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { way }, stored) => read(stored, way),
    expect: echoes('key'),
    catches: ['presigned-read-confirms-nothing', 'range-confirms-other-key', 'no-echo'],
  }),
  rule({
    id: 'echo.every-read.part',
    level: 'MUST',
    title: 'A read by part number confirms algorithm and key MD5',
    clause: 'ssec.get.echo',
    on: ['GetObject', 'HeadObject'],
    needs: ['part-number'],
    trials: 1,
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { query: [['partNumber', '1']] }),
    expect: echoes('key'),
    catches: ['part-confirms-nothing', 'no-echo'],
  }),
  rule({
    id: 'echo.every-read.multipart',
    level: 'MUST',
    title: 'Reads of a multipart object and of its ranges confirm algorithm and key MD5',
    clause: 'ssec.get.echo',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    trials: 1,
    given: {
      shared: sharedMultipart(),
      way: each<{ readonly what: string } & Vary>(
        { what: 'a range', headers: [['range', 'bytes=1-17']] },
        { what: 'a suffix', headers: [['range', 'bytes=-17']] },
      ),
    },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { way }, stored) => read(stored, way),
    expect: holds('confirms algorithm and key MD5', (answer: Exchange, drawn: { shared: Shared }) =>
      echoes('key').check(answer, drawn.shared),
    ),
    catches: ['multipart-read-confirms-nothing', 'no-echo', 'range-confirms-nothing'],
  }),
  rule({
    id: 'echo.every-read.version',
    level: 'MUST',
    title: 'Reads of versions confirm the key MD5 of that version',
    clause: 'ssec.get.echo',
    on: ['GetObject', 'HeadObject'],
    needs,
    trials: 1,
    given: { versions: twoWriters(), which: each('current', 'older by its id') },
    arrange: async ({ have }, { versions, which }) => {
      const [older, latest] = await have.versions(versions);
      return which === 'current' ? current(latest) : older;
    },
    act: ({ read }, _, stored) => read(stored, {}),
    expect: holds(
      'confirms algorithm and key MD5',
      (
        answer: Exchange,
        drawn: {
          readonly versions: readonly [
            { readonly key: CustomerKey },
            { readonly key: CustomerKey },
          ];
          readonly which: string;
        },
      ) => echoes('key').check(answer, drawn.versions[drawn.which === 'current' ? 1 : 0]),
    ),
    catches: ['version-confirms-nothing', 'current-version-confirms-nothing', 'no-echo'],
  }),
  confirms({
    id: 'echo.made-by.form',
    title: 'Reads of an object made by a form confirm algorithm and key MD5',
    needs: ['post-form'],
    ways: { 'by a form': forms['by a form'] },
    catches: ['head-skips-echo', 'no-echo'],
  }),
  confirms({
    id: 'echo.made-by.multipart',
    title: 'Reads of an object made in parts confirm algorithm and key MD5',
    needs: ['multipart'],
    ways: { 'in parts': uploads['in parts'] },
    catches: ['multipart-read-confirms-nothing', 'head-skips-echo'],
  }),
  confirms({
    id: 'echo.made-by.copy',
    title: 'Reads of a copy confirm algorithm and the MD5 of its own key',
    needs: ['copy', 'ssec-copy-source'],
    ways: {
      'by a copy under a new key': rekeyings['by a copy under a new key'],
      'by a rotation': rekeyings['by a rotation'],
    },
    catches: ['head-skips-echo', 'no-echo'],
  }),
  confirms({
    id: 'echo.made-by.part-copy',
    title: 'Reads of an object made of a copied part confirm the MD5 of its own key',
    needs: ['copy', 'multipart', 'ssec-copy-source'],
    ways: {
      'of another key': partCopies['by a part copy of an object under another key'],
    },
    catches: ['multipart-read-confirms-nothing', 'head-skips-echo'],
  }),
  rule({
    id: 'get.whole-is-200',
    level: 'MUST',
    title: 'A read without a Range is 200, not a part of the object',
    clause: 'http.partial-only-to-range',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: {
      key: customerKey(),
      body: objectBody(),
      way: each<{ readonly what: string } & Vary>(
        { what: 'nothing' },
        { what: 'a presigned URL', presigned: true },
      ),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { way }, stored) => read(stored, way),
    expect: all(answers(200), returns('body')),
    catches: ['whole-read-is-206', 'drops-last-partial-block'],
  }),
];

function confirms<W extends string>(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly needs: readonly [Feature, ...Feature[]];
  readonly ways: Readonly<Record<W, Make>>;
  readonly catches: Witnesses;
}): Rule {
  const { ways } = facts;
  return rule({
    id: facts.id,
    level: 'MUST',
    title: facts.title,
    clause: 'ssec.get.echo',
    on: ['GetObject', 'HeadObject'],
    needs: facts.needs,
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody(), way: each<W>(...namesOf(ways)) },
    arrange: (world, { way, ...wanted }) => ways[way](world, wanted),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: holds(
      'confirms algorithm and key MD5',
      (answer: Exchange, { keys }: { readonly keys: readonly [CustomerKey, CustomerKey] }) =>
        echoes('key').check(answer, { key: keys[0] }),
    ),
    catches: facts.catches,
  });
}
