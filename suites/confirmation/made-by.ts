import { about, echoes } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { each } from '../../generators/index.ts';
import { partCopies, rekeyings } from '../../generators/ways-of-copying.ts';
import { forms, type Make, type Wanted } from '../../generators/ways-of-putting.ts';
import { uploads } from '../../generators/ways-of-uploading.ts';
import type { Feature } from '../../spec/features.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';
import { namesOf } from '../scenes/own-key-only.ts';

export const echoMadeByRules = [
  confirms({
    id: 'echo.made-by.form',
    title: 'A read of an object from an SSE-C form upload confirms algorithm and key MD5',
    needs: ['post-form'],
    ways: { 'by a form': forms['by a form'] },
    catches: ['head-skips-echo', 'no-echo'],
  }),
  confirms({
    id: 'echo.made-by.multipart',
    title: 'A read of a multipart SSE-C object confirms algorithm and key MD5',
    needs: ['multipart'],
    ways: { 'in parts': uploads['in parts'] },
    catches: ['multipart-read-confirms-nothing', 'head-skips-echo'],
  }),
  confirms({
    id: 'echo.made-by.copy',
    title: 'A read of a copy from one customer key to another confirms the MD5 of the target key',
    needs: ['copy', 'ssec-copy-source'],
    ways: {
      'by a copy under a new key': rekeyings['by a copy under a new key'],
      'by a rotation': rekeyings['by a rotation'],
    },
    catches: ['head-skips-echo', 'no-echo'],
  }),
  confirms({
    id: 'echo.made-by.part-copy',
    title: 'A read of an object made by UploadPartCopy confirms the key MD5 of its own upload',
    needs: ['copy', 'multipart', 'ssec-copy-source'],
    ways: { 'of another key': partCopies['by a part copy of an object under another key'] },
    catches: ['multipart-read-confirms-nothing', 'head-skips-echo'],
  }),
];

function confirms<W extends string>(
  facts: RuleFacts & {
    readonly needs: readonly [Feature, ...Feature[]];
    readonly ways: Readonly<Record<W, Make>>;
  },
): Rule {
  const { ways, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    clause: 'ssec.get.echo',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: { ...twoKeysAndBody, way: each<W>(...namesOf(ways)) },
    arrange: (world, { way, ...wanted }) => ways[way](world, wanted),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: about(({ keys: [key] }: Pick<Wanted, 'keys'>) => ({ key }), echoes('key')),
  });
}
