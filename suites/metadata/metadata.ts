import { all, returns, says } from '../../core/expectations.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { copied, copies, rekeyings, underOtherKey } from '../../generators/ways-of-copying.ts';
import { colour, forms, type Make, texts } from '../../generators/ways-of-putting.ts';
import { uploads } from '../../generators/ways-of-uploading.ts';
import { drawnWay, type PropertyFacts } from '../scenes/kept-properties.ts';

/** A copy of an SSE-C object with user metadata to another key. */
const copyWithItsMetadata: Make = async (world, of) =>
  copied(world, of, await underOtherKey(world, of, [colour, texts]));

export const metadataRules = [
  keepsMetadata({
    id: 'metadata.made-by.form',
    title: 'GetObject and HeadObject return the user metadata of an SSE-C POST upload',
    needs: ['post-form'],
    ways: { 'by a form with metadata': forms['by a form with metadata'] },
    catches: ['form-drops-metadata', 'post-form-ignores-ssec-fields'],
  }),
  keepsMetadata({
    id: 'metadata.made-by.multipart',
    title: 'GetObject and HeadObject return the user metadata of an SSE-C multipart upload',
    needs: ['multipart'],
    ways: { 'in parts, with metadata': uploads['in parts, with metadata'] },
    catches: ['multipart-drops-metadata', 'multipart-size-of-ciphertext'],
  }),
  keepsMetadata({
    id: 'metadata.made-by.copy',
    title: 'A read of an SSE-C copy returns the user metadata of its source, or what replaced it',
    needs: ['copy', 'ssec-copy-source'],
    ways: {
      'by a copy with new metadata': copies['by a copy with new metadata'],
      'by a copy of an object with metadata': copyWithItsMetadata,
      'by a rotation with new metadata': rekeyings['by a rotation with new metadata'],
    },
    catches: ['rekeying-drops-metadata', 'copy-drops-metadata'],
  }),
];

/** A read returns the user metadata that the object was written with. */
function keepsMetadata<W extends string>({ ways, needs, ...facts }: PropertyFacts<W>): Rule {
  return rule({
    ...facts,
    ...(needs && { needs }),
    level: 'MUST',
    clause: 'ssec.metadata-not-encrypted',
    on: ['GetObject', 'HeadObject'],
    ...{ trials: 1, bindsPlain: true },
    given: drawnWay(ways),
    arrange: (world, { way, ...wanted }) => ways[way](world, wanted),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(returns('body'), says(...colour)),
  });
}
