import type { Exchange } from '../../core/exchange.ts';
import { eachAnswer, refusedAndConcealed } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { plain, type Stored, ssec } from '../../core/values.ts';
import { each } from '../../generators/index.ts';
import type { Makers } from '../../generators/ways-of-putting.ts';
import type { Read } from '../../spec/operations.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';
import { namesOf, withoutItsKey } from '../scenes/own-key-only.ts';

type Event = (world: Makers, of: Stored) => Promise<Exchange>;

const keyedReads = {
  'a read': ({ s3 }, of) => s3.getObject({ of }),
  'a HeadObject': ({ s3 }, of) => s3.headObject({ of }),
} as const satisfies Readonly<Record<string, Event>>;

const tags = '<Tagging><TagSet><Tag><Key>colour</Key><Value>blue</Value></Tag></TagSet></Tagging>';

const tagging = {
  PutObjectTagging: ({ s3 }, { name }) =>
    s3.call('PutObjectTagging', { of: { name }, document: tags }),
  GetObjectTagging: ({ s3 }, { name }) => s3.call('GetObjectTagging', { of: { name } }),
  DeleteObjectTagging: ({ s3 }, { name }) => s3.call('DeleteObjectTagging', { of: { name } }),
} as const satisfies Readonly<Record<string, Event>>;

export const lockAfterRules = [
  staysClosed({
    id: 'lock.after.good-read',
    title: 'A read without the right key is refused, even after a GetObject or HeadObject with it',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    events: keyedReads,
    catches: ['good-read-opens-attributes', 'good-read-opens-head'],
  }),
  staysClosed({
    id: 'lock.after.good-read.range',
    title: 'A range GetObject without the right key is refused, even after a read with it',
    on: ['GetObject'],
    events: keyedReads,
    range: 'bytes=16-31',
    catches: ['good-read-opens-range', 'range-skips-key-check'],
  }),
  staysClosed({
    id: 'lock.after.attributes',
    title: 'A read without the right key is refused, even after a GetObjectAttributes with it',
    on: ['GetObject', 'HeadObject'],
    needs: ['object-attributes'],
    events: {
      GetObjectAttributes: ({ s3 }, of) =>
        s3.call('GetObjectAttributes', {
          of,
          ...(of.encryption.mode === 'SSE-C' && { key: of.encryption.key }),
          headers: [['x-amz-object-attributes', 'ObjectSize']],
        }),
    },
    catches: ['attributes-open-object', 'accepts-wrong-key'],
  }),
  staysClosed({
    id: 'lock.after.acl',
    title: 'A read of an SSE-C object without the right key is refused, even after a GetObjectAcl',
    on: ['GetObject', 'HeadObject'],
    needs: ['acl-read'],
    events: { GetObjectAcl: ({ s3 }, { name }) => s3.call('GetObjectAcl', { of: { name } }) },
    catches: ['acl-read-opens-object', 'accepts-wrong-key'],
  }),
  staysClosed({
    id: 'lock.after.tagging',
    title: 'A read without the right key is refused, even after tags are set, read or deleted',
    on: ['GetObject', 'HeadObject'],
    needs: ['tagging'],
    events: tagging,
    catches: ['tagging-read-opens-object', 'tagging-delete-opens-object'],
  }),
  staysClosed({
    id: 'lock.after.copy',
    title: 'A read of a copy source without the right key is refused, even after a good CopyObject',
    on: ['GetObject', 'HeadObject'],
    needs: ['copy', 'ssec-copy-source'],
    events: { 'a copy': ({ s3 }, source) => s3.copyObject({ source, to: plain }) },
    catches: ['good-copy-opens-source'],
  }),
];

function staysClosed<E extends string>(
  facts: RuleFacts & {
    readonly on: readonly [Read, ...Read[]];
    readonly events: Readonly<Record<E, Event>>;
    readonly range?: string;
  },
): Rule {
  const { events, range, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    clause: 'ssec.get.any-without-key-fails',
    trials: 1,
    given: { ...twoKeysAndBody, after: each<E>(...namesOf(events)) },
    arrange: async (world, { keys, body, after }) => {
      const stored = await world.have.object({ body, encryption: ssec(keys[0]) });
      await world.have.accepted(events[after](world, stored));
      return stored;
    },
    act: (world, { keys }, stored) =>
      withoutItsKey(world, stored, {
        other: keys[1],
        ...(range !== undefined && { headers: [['range', range]] }),
      }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachAnswer(refusedAndConcealed()),
  });
}
