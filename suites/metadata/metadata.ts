import { all, returns, saysEach } from '../../core/expectations.ts';
import { type Rule, rule } from '../../core/rule.ts';
import type { HeaderPair } from '../../core/values.ts';
import { keptHeaders } from '../../generators/space/dimensions/carries.ts';
import { copied, copies, rekeyings, underOtherKey } from '../../generators/ways-of-copying.ts';
import { colour, forms, gzip, type Make, putBy, texts } from '../../generators/ways-of-putting.ts';
import { uploads } from '../../generators/ways-of-uploading.ts';
import { drawnWay, type PropertyFacts } from '../scenes/kept-properties.ts';

const chunked = 'in signed chunks, with Content-Encoding';
const contentHeaders = keptHeaders['content-headers'] ?? [];

/** A copy of an SSE-C object with these headers to another key. */
const copyWith =
  (...headers: readonly HeaderPair[]): Make =>
  async (world, of) =>
    copied(world, of, await underOtherKey(world, of, headers));

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
      'by a copy of an object with metadata': copyWith(colour, texts),
      'by a rotation with new metadata': rekeyings['by a rotation with new metadata'],
    },
    catches: ['rekeying-drops-metadata', 'copy-drops-metadata'],
  }),
  keepsMetadata({
    id: 'metadata.made-by.copy.headers',
    title: 'A read of an SSE-C copy returns Cache-Control, Expires and the like of its source',
    needs: ['copy', 'ssec-copy-source'],
    ways: { 'by a copy of an object with content headers': copyWith(...contentHeaders) },
    kept: contentHeaders,
    catches: ['copy-drops-content-headers', 'copy-drops-metadata'],
  }),
  keepsMetadata({
    id: 'metadata.made-by.put.chunks',
    title: 'A read of an SSE-C object sent as gzip,aws-chunked returns Content-Encoding gzip',
    needs: ['streaming'],
    ways: { [chunked]: (world, of) => putBy(world, of, chunked) },
    kept: [gzip],
    catches: ['chunks-lose-content-encoding'],
  }),
];

/** A read returns the headers that the object was written with. */
function keepsMetadata<W extends string>(
  of: PropertyFacts<W> & { readonly kept?: readonly HeaderPair[] },
): Rule {
  const { ways, needs, kept = [colour] as readonly HeaderPair[], ...facts } = of;
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
    expect: all(returns('body'), saysEach(kept)),
  });
}
