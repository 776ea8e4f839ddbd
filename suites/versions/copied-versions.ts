import type { Exchange } from '../../core/exchange.ts';
import { all, conceals, echoes, holds, refused, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, plain, ssec } from '../../core/values.ts';
import { customerKey, twoWriters } from '../../generators/index.ts';
import { completed, completes } from '../copy/part-copy-cell.ts';
import { current, needs, type Two } from './two-versions.ts';

/** Versions as the source of copies. */
export const copiedVersionRules = [
  rule({
    id: 'version.copy-restore',
    level: 'SHOULD',
    title: 'An old version is copied onto the current one with the key of that version',
    clause: 'ssec.versions.own-key',
    on: ['CopyObject'],
    needs: ['versioning', 'ssec-copy-source'],
    given: { versions: twoWriters(), fresh: customerKey() },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: async ({ s3 }, { fresh }, [older]) => {
      const to = ssec(fresh);
      return [
        await s3.copyObject({ source: older, to, onto: older }),
        await s3.getObject({ of: { ...current(older), encryption: to } }),
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
    catches: ['copy-ignores-source-version', 'current-version-is-oldest', 'rotation-keeps-old-key'],
  }),
  rule({
    id: 'upc.source-version',
    level: 'MUST',
    title: 'A part copy reads a version with the key of that version',
    clause: 'ssec.versions.own-key',
    on: ['UploadPartCopy'],
    needs,
    given: { versions: twoWriters() },
    arrange: async ({ have }, { versions }) => ({
      older: (await have.versions(versions))[0],
      upload: await have.upload({ encryption: plain }),
    }),
    act: async ({ s3 }, { versions }, { older, upload }) => {
      const copied = await s3.uploadPartCopy({ upload, number: 1, source: older });
      const part = { upload, number: 2, source: older, sourceKey: versions[1].key };
      const crossed = await s3.uploadPartCopy(part);
      return [copied, crossed, ...(await completed(s3, { upload, copied, keys: [] }))] as const;
    },
    expect: holds(
      'returns the old version, for its key alone',
      (
        [copied, crossed, ...reads]: readonly [Exchange, Exchange, ...Exchange[]],
        { versions }: Two,
      ) => [
        ...completes(copied, reads, { body: versions[0].body, keys: [], to: plain }),
        ...all(refused(), conceals('body')).check(crossed, versions[0]),
      ],
    ),
    catches: ['part-copy-ignores-source-version', 'part-copy-source-unchecked'],
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
    expect: holds('returns its version', (answer: Exchange, { versions }: Two) =>
      returns('body').check(answer, versions[0]),
    ),
    catches: ['attributes-refuse-triple', 'attributes-show-ciphertext-size'],
  }),
];
