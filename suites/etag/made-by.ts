import { haveEtagOfWrite } from '../../core/expectations.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { ofCopies } from '../../generators/ways-of-copying.ts';
import { ofForms } from '../../generators/ways-of-putting.ts';
import { ofParts } from '../../generators/ways-of-uploading.ts';
import { drawnWay, type PropertyFacts } from '../scenes/kept-properties.ts';

export const etagMadeByRules = [
  namesOneEtag({
    id: 'etag.made-by.form',
    title: 'An SSE-C form upload, reads of its object and lists return the same ETag',
    needs: ['post-form'],
    ways: ofForms,
    catches: ['etag-changes-per-read', 'post-form-ignores-ssec-fields'],
  }),
  namesOneEtag({
    id: 'etag.made-by.multipart',
    title: 'CompleteMultipartUpload with SSE-C, reads and lists of the object return the same ETag',
    needs: ['multipart'],
    ways: ofParts,
    catches: ['list-names-other-multipart-etag', 'complete-names-other-etag'],
  }),
  namesOneEtag({
    id: 'etag.made-by.copy',
    title: 'CopyObject to a new customer key, reads of the copy and lists return the same ETag',
    needs: ['copy', 'ssec-copy-source'],
    ways: ofCopies,
    catches: ['copy-result-names-source-etag', 'etag-changes-per-read'],
  }),
];

/** The answer to the write, reads and lists have one ETag. */
function namesOneEtag<W extends string>({ ways, needs, ...facts }: PropertyFacts<W>): Rule {
  return rule({
    ...facts,
    ...(needs && { needs }),
    level: 'SHOULD',
    clause: 'recorded.etag',
    on: ['HeadObject', 'GetObjectAttributes', 'ListObjectsV2'],
    trials: 1,
    given: drawnWay(ways),
    arrange: (world, { way, ...wanted }) => ways[way](world, wanted),
    act: async ({ look, s3 }, _, stored) => {
      const looked = await look(stored);
      return { stored, answers: [await s3.getObject({ of: stored }), looked] };
    },
    expect: haveEtagOfWrite(),
  });
}
