import type { Exchange } from '../../core/exchange.ts';
import { accepted, echoes, holds, refused, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, plain, ssec } from '../../core/values.ts';
import { customerKey, mutation, twoWriters } from '../../generators/index.ts';
import { current, needs, type Two } from './two-versions.ts';

/** Versions as the source of copies. */
export const copiedVersionRules = [
  rule({
    id: 'version.copy-restore',
    level: 'SHOULD',
    title: 'An old version is copied with the key of that version',
    clause: 'ssec.versions.own-key',
    on: ['CopyObject'],
    needs: ['versioning', 'ssec-copy-source'],
    given: { versions: twoWriters(), fresh: customerKey() },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: async ({ s3 }, { fresh }, [older]) => {
      const copied = await s3.copyObject({ source: older, to: ssec(fresh) });
      return [
        copied,
        await s3.getObject({
          of: { ...current(older), name: copied.request.name, encryption: ssec(fresh) },
        }),
      ] as const;
    },
    expect: holds(
      'is accepted and returns the old version',
      (
        [copied, read]: readonly [Exchange, Exchange],
        { versions, fresh }: Two & { fresh: CustomerKey },
      ) => [
        ...echoes('fresh').check(copied, { fresh }),
        ...returns('body').check(read, versions[0]),
      ],
    ),
    catches: [
      'copy-copies-ciphertext',
      'copy-ignores-source-version',
      'copy-ignores-target-triple',
      'copy-keeps-source-key',
      'copy-takes-target-key-for-source',
      'no-echo',
    ],
  }),
  rule({
    id: 'upc.source-version',
    level: 'MUST',
    title: 'A part copy reads a version with the key of that version',
    clause: 'ssec.versions.own-key',
    on: ['UploadPartCopy'],
    needs,
    given: { versions: twoWriters(), mutation: mutation('key.other') },
    arrange: async ({ have }, { versions }) => ({
      older: (await have.versions(versions))[0],
      upload: await have.upload({ encryption: plain }),
    }),
    act: ({ s3 }, { mutation }, { older, upload }) =>
      s3.uploadPartCopy({ upload, number: 1, source: older, mutation }),
    expect: refused(),
    catches: [
      'accepts-wrong-key',
      'part-copy-source-unchecked',
      'part-number-skips-key-check',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'attrs.version',
    level: 'MAY',
    title: 'GetObjectAttributes of a version takes the key of that version',
    clause: 'ssec.versions.own-key',
    on: ['GetObjectAttributes'],
    needs,
    given: { versions: twoWriters() },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: ({ read }, _, [older]) => read(older, {}),
    expect: accepted(),
    catches: ['attributes-refuse-triple'],
  }),
];
