import { about, echoes } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import type { Variation } from '../../core/world.ts';
import { customerKey } from '../../generators/customer-key.ts';
import { each, objectBody, sharedMultipart, twoWriters } from '../../generators/index.ts';
import { current, needs, type TwoVersions } from '../../generators/two-versions.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { type SharedParts, sharedObject } from '../scenes/multipart-object.ts';

export const echoEveryReadRules = [
  rule({
    id: 'echo.every-read',
    level: 'MUST',
    title: 'A presigned or range read with SSE-C headers confirms algorithm and key MD5',
    clause: 'ssec.get.echo',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: {
      key: customerKey(),
      body: objectBody({ sizeBytes: 4096 }),
      way: each<{ readonly what: string } & Variation>(
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
    title: 'A read of an SSE-C object with partNumber=1 confirms algorithm and key MD5',
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
    title: 'A range read of a multipart SSE-C object confirms algorithm and key MD5',
    clause: 'ssec.get.echo',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    trials: 1,
    given: {
      shared: sharedMultipart(),
      way: each<{ readonly what: string } & Variation>(
        { what: 'a range', headers: [['range', 'bytes=1-17']] },
        { what: 'a suffix', headers: [['range', 'bytes=-17']] },
      ),
    },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { way }, stored) => read(stored, way),
    expect: about(({ shared }: SharedParts) => shared, echoes('key')),
    catches: ['multipart-read-confirms-nothing', 'no-echo', 'range-confirms-nothing'],
  }),
  rule({
    id: 'echo.every-read.version',
    level: 'MUST',
    title: 'A read of the current or an older SSE-C version confirms the key MD5 of that version',
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
    expect: confirmsKeyOfVersion(),
    catches: ['version-confirms-nothing', 'current-version-confirms-nothing', 'no-echo'],
  }),
];

function confirmsKeyOfVersion() {
  return about(
    ({ versions, which }: TwoVersions & { readonly which: string }) =>
      versions[which === 'current' ? 1 : 0],
    echoes('key'),
  );
}
