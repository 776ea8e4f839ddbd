import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { echoes, holds } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import type { Vary } from '../../core/world.ts';
import {
  customerKey,
  each,
  objectBody,
  sharedMultipart,
  twoWriters,
} from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { type Shared, sharedObject } from '../scenes/multipart-object.ts';
import { current, needs } from '../scenes/versions.ts';

export const echoEveryReadRules = [
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
    given: keyAndBody,
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
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
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
    expect: confirmsAlgorithmAndKeyMD5(),
    catches: ['version-confirms-nothing', 'current-version-confirms-nothing', 'no-echo'],
  }),
];

function confirmsAlgorithmAndKeyMD5() {
  return holds(
    'confirms algorithm and key MD5',
    (
      answer: Exchange,
      drawn: {
        readonly versions: readonly [{ readonly key: CustomerKey }, { readonly key: CustomerKey }];
        readonly which: string;
      },
    ) => echoes('key').check(answer, drawn.versions[drawn.which === 'current' ? 1 : 0]),
  );
}
