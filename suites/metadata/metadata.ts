import { all, returns, says } from '../../core/expectations.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { drawnWay, type PropertyFacts } from '../scenes/kept-properties.ts';
import { copied, copies, rekeyings, sealed } from '../scenes/made-by-copy.ts';
import { forms } from '../scenes/made-by-form.ts';
import { colour, type Make, texts } from '../scenes/made-by-put.ts';
import { uploads } from '../scenes/made-by-upload.ts';

/** A copy under a new key of an object with metadata. */
const copyOfDescribed: Make = async (world, of) =>
  copied(world, of, await sealed(world, of, [colour, texts]));

export const metadataRules = [
  keepsMetadata({
    id: 'metadata.made-by.form',
    title: 'Metadata of a form comes back unchanged',
    needs: ['post-form'],
    ways: { 'by a form with metadata': forms['by a form with metadata'] },
    catches: ['form-drops-metadata', 'post-form-ignores-ssec-fields'],
  }),
  keepsMetadata({
    id: 'metadata.made-by.multipart',
    title: 'Metadata of a multipart upload comes back unchanged',
    needs: ['multipart'],
    ways: { 'in parts, with metadata': uploads['in parts, with metadata'] },
    catches: ['multipart-drops-metadata', 'multipart-size-of-ciphertext'],
  }),
  keepsMetadata({
    id: 'metadata.made-by.copy',
    title: 'Metadata of a copy is that of its source, or the new one',
    needs: ['copy', 'ssec-copy-source'],
    ways: {
      'by a copy with new metadata': copies['by a copy with new metadata'],
      'by a copy of a described object': copyOfDescribed,
      'by a rotation with new metadata': rekeyings['by a rotation with new metadata'],
    },
    catches: ['rekeying-drops-metadata', 'copy-drops-metadata'],
  }),
];

/** The metadata that it was made with comes back. */
function keepsMetadata<W extends string>({ ways, needs, ...facts }: PropertyFacts<W>): Rule {
  return rule({
    ...facts,
    ...(needs && { needs }),
    level: 'MUST',
    clause: 'ssec.metadata-not-encrypted',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: drawnWay(ways),
    arrange: (world, { way, ...wanted }) => ways[way](world, wanted),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(returns('body'), says(...colour)),
  });
}
