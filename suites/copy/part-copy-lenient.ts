import { refused } from '../../core/expectations.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { copySource, each, mutation } from '../../generators/index.ts';
import { copiedBack } from './copied-back.ts';
import { arrangeCell, type Refuses, refuses } from './part-copy-cell.ts';
import { sources } from './refusal.ts';
import { refusedOrExact, sourceOf } from './scene.ts';

/** UploadPartCopy where the source's triple is partial, or names a key that nothing needs. */
export const partCopyLenient = [
  refuses({
    id: 'upc.source-partial.no-md5',
    level: 'SHOULD',
    disputed: 'peer.read.no-md5',
    title: 'A source triple of a part copy without the key MD5 is refused',
    clause: 'ssec.copy.source-key',
    from: sources,
    into: ['plain'],
    mutations: ['triple.no-md5'],
    catches: ['incoherent-md5-garbles-copy', 'part-copy-source-unchecked', 'ignores-missing-md5'],
  }),
  refuses({
    id: 'upc.source-md5-mismatch.right-key',
    level: 'SHOULD',
    disputed: 'recorded.get.length-unchecked',
    title: 'The right source key of a part copy beside the MD5 of another is refused',
    clause: 'ssec.key-md5.integrity',
    from: sources,
    into: ['plain'],
    mutations: ['md5.of-other-key'],
    catches: ['incoherent-md5-garbles-copy', 'part-copy-source-unchecked', 'ignores-key-md5'],
  }),
  rule({
    id: 'upc.source-md5.exact-bytes',
    level: 'MUST',
    title: 'The right source key with no MD5, or a wrong one, copies exactly the part or nothing',
    clause: 'ssec.copy.source-key',
    on: ['UploadPartCopy'],
    given: {
      ...copySource(),
      from: each(...sources),
      mutation: mutation('triple.no-md5', 'md5.of-other-key'),
    },
    arrange: sourceOf,
    act: copiedBack,
    expect: refusedOrExact(),
    catches: ['incoherent-md5-garbles-copy'],
  }),
  superfluous({
    id: 'upc.source-on-plain',
    title: 'A source triple for a plain source of a part copy is refused',
    from: ['plain'],
    catches: ['ignores-superfluous-triple'],
  }),
  superfluous({
    id: 'upc.source-on-sses3',
    title: 'A source triple for an SSE-S3 source of a part copy is refused',
    needs: ['sse-s3'],
    from: ['SSE-S3'],
    catches: ['ignores-superfluous-triple'],
  }),
];

/** A source triple where the source has no customer key. */
function superfluous(facts: Pick<Refuses, 'id' | 'title' | 'needs' | 'from' | 'catches'>): Rule {
  const { from, ...rest } = facts;
  return rule({
    ...rest,
    level: 'SHOULD',
    clause: 'recorded.plain-object',
    on: ['UploadPartCopy'],
    given: { ...copySource(), from: each(...from), into: each('plain', 'other') },
    arrange: arrangeCell,
    act: ({ s3 }, { keys: [key] }, { source, upload }) =>
      s3.uploadPartCopy({ upload, number: 1, source, sourceKey: key }),
    control: ({ s3 }, _, { source, upload }) => s3.uploadPartCopy({ upload, number: 1, source }),
    expect: refused(),
  });
}
