import { default as fc } from 'fast-check';
import { eachAnswer, etagIn, refusedAndConcealed } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import type { Stored } from '../../core/values.ts';
import { distinctKeys, objectBody } from '../../generators/index.ts';
import {
  copies,
  copyOfMultipart,
  partCopies,
  rekeyings,
} from '../../generators/ways-of-copying.ts';
import {
  forms,
  type Make,
  type Makers,
  overwrites,
  type PutWay,
  putBy,
} from '../../generators/ways-of-putting.ts';
import { modifiers, type ReadBy, ranges } from '../../generators/ways-of-reading.ts';
import { uploads } from '../../generators/ways-of-uploading.ts';
import type { Read } from '../../spec/operations.ts';
import { namesOf, withoutItsKey } from '../scenes/own-key-only.ts';

const readings = { ...modifiers, ...ranges };

const puts: readonly PutWay[] = [
  'with Content-MD5',
  'with metadata',
  'with Content-Type',
  'with Content-Encoding',
  'with If-None-Match',
  'with Expect',
  'by a presigned URL',
  'with Cache-Control',
];

const byPut = Object.fromEntries(
  puts.map((way): [string, Make] => [way, (world, of) => putBy(world, of, way)]),
);

export const lockPairsRules = [
  pairs({
    id: 'lock.pairs.put',
    title: 'However PutObject wrote it and however it is read, an SSE-C object needs the right key',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    makings: { ...byPut, ...overwrites },
    readings,
    trials: 4,
    catches: [
      'presigned-object-stored-open',
      'new-object-stored-open',
      'cached-object-stored-open',
    ],
  }),
  pairs({
    id: 'lock.pairs.multipart',
    title: 'By range, condition or presigned URL, a read of a multipart SSE-C object needs its key',
    on: ['GetObject', 'GetObjectAttributes'],
    needs: ['multipart'],
    makings: uploads,
    readings,
    trials: 2,
    catches: ['presigned-part-stored-open', 'presigned-range-skips-key-check'],
  }),
  pairs({
    id: 'lock.pairs.copy',
    title: 'However it is read (range, condition, presigned), an SSE-C copy needs its own key',
    on: ['GetObject', 'GetObjectAttributes'],
    needs: ['copy', 'ssec-copy-source', 'multipart'],
    makings: { ...copies, ...rekeyings, ...partCopies, 'of a multipart object': copyOfMultipart },
    readings,
    trials: 2,
    catches: ['attributes-of-copy-skip-key-check', 'payer-skips-key-check'],
  }),
  pairs({
    id: 'lock.pairs.form',
    title: 'However it is read (range, condition, presigned), an SSE-C POST upload needs its key',
    on: ['GetObject', 'GetObjectAttributes'],
    needs: ['post-form'],
    makings: forms,
    readings,
    trials: 2,
    catches: ['attributes-of-form-skip-key-check', 'form-with-status-stored-open'],
  }),
  pairs({
    id: 'lock.pairs.copy-source',
    title: 'However an SSE-C object was written, CopyObject needs its key as the source key',
    on: ['CopyObject'],
    needs: ['copy', 'ssec-copy-source', 'multipart'],
    makings: { ...byPut, ...rekeyings, ...partCopies, ...uploads },
    readings: { plainly: () => ({}) },
    trials: 3,
    catches: ['expected-object-stored-open', 'digested-object-stored-open'],
  }),
];

function pairs<M extends string, R extends string>(
  facts: RuleFacts & {
    readonly on: readonly [Read, ...Read[]];
    readonly makings: Readonly<Record<M, Make>>;
    readonly readings: Readonly<Record<R, ReadBy>>;
    readonly trials: number;
  },
): Rule {
  const { makings, readings: by, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    clause: 'ssec.get.any-without-key-fails',
    given: {
      keys: distinctKeys(),
      body: objectBody({ sizeBytes: 4096 }),
      making: fc.constantFrom(...namesOf(makings)),
      reading: fc.constantFrom(...namesOf(by)),
    },
    arrange: async (world, { making, ...wanted }) =>
      withEtag(world, await makings[making](world, wanted)),
    act: (world, { keys, reading }, stored) =>
      withoutItsKey(world, stored, { ...by[reading](stored), other: keys[1] }),
    control: ({ read }, { reading }, stored) => read(stored, by[reading](stored)),
    expect: eachAnswer(refusedAndConcealed()),
  });
}

/** Conditional reads name the ETag, which not every write returns. */
async function withEtag({ have, s3 }: Makers, stored: Stored): Promise<Stored> {
  if (stored.etag !== '') return stored;
  const etag = etagIn(await have.accepted(s3.headObject({ of: stored })));
  return { ...stored, etag };
}
