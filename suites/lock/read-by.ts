import { eachAnswer, refusedAndConcealed } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { distinctKeys, each, objectBody } from '../../generators/index.ts';
import {
  internalReads,
  modifiers,
  optionalReads,
  type ReadBy,
  ranges,
} from '../../generators/ways-of-reading.ts';
import type { Read } from '../../spec/operations.ts';
import { namesOf, withoutItsKey } from '../scenes/own-key-only.ts';

export const lockReadByRules = [
  refusesBy({
    id: 'lock.read-by.modifiers',
    title: 'GetObject with a condition, override or presigned URL is refused without the right key',
    on: ['GetObject'],
    ways: modifiers,
    catches: ['overrides-skip-key-check', 'checksum-mode-skips-key-check'],
  }),
  refusesBy({
    id: 'lock.read-by.modifiers.head',
    title: 'HeadObject with condition, override or presigned URL is refused without the right key',
    on: ['HeadObject'],
    ways: {
      'If-None-Match of another ETag': modifiers['If-None-Match of another ETag'],
      'If-Modified-Since long ago': modifiers['If-Modified-Since long ago'],
      'x-amz-checksum-mode': modifiers['x-amz-checksum-mode'],
      Origin: modifiers.Origin,
      'response-content-type': modifiers['response-content-type'],
      'a presigned URL': modifiers['a presigned URL'],
    },
    catches: ['presigned-head-skips-key-check', 'overrides-skip-key-check'],
  }),
  refusesBy({
    id: 'lock.read-by.range',
    title: 'GetObject or HeadObject with any form of Range is refused without the right key',
    on: ['GetObject', 'HeadObject'],
    ways: ranges,
    catches: [
      'if-range-skips-key-check',
      'clamped-range-skips-key-check',
      'open-range-skips-key-check',
    ],
  }),
  refusesBy({
    id: 'lock.read-by.attributes',
    title: 'GetObjectAttributes with an Origin or a presigned URL is refused without the right key',
    on: ['GetObjectAttributes'],
    ways: {
      Origin: modifiers.Origin,
      'x-amz-request-payer': modifiers['x-amz-request-payer'],
      'Content-Type': modifiers['Content-Type'],
      'a presigned URL': modifiers['a presigned URL'],
    },
    catches: ['origin-skips-key-check', 'content-type-skips-key-check'],
  }),
  refusesBy({
    id: 'lock.read-by.optional',
    title: 'GetObject with partNumber or with two or odd ranges is refused without the right key',
    on: ['GetObject'],
    ways: optionalReads,
    isOptional: true,
    catches: ['single-part-number-skips-key-check', 'two-ranges-skip-key-check'],
  }),
  refusesBy({
    id: 'lock.read-by.internal-header',
    title: 'A read that claims to be internal replication is refused without the right key',
    on: ['GetObject', 'HeadObject'],
    ways: internalReads,
    isOptional: true,
    catches: ['internal-header-opens-read'],
  }),
];

/**
 * The control is the same read with the right key; where an endpoint may refuse that as well, it is
 * a plain read with the key.
 */
function refusesBy<W extends string>(
  facts: RuleFacts & {
    readonly on: readonly [Read, ...Read[]];
    readonly ways: Readonly<Record<W, ReadBy>>;
    readonly isOptional?: true;
  },
): Rule {
  const { ways, isOptional, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    clause: 'ssec.get.any-without-key-fails',
    trials: 1,
    given: {
      keys: distinctKeys(),
      body: objectBody({ sizeBytes: 4096 }),
      way: each<W>(...namesOf(ways)),
    },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: (world, { keys, way }, stored) =>
      withoutItsKey(world, stored, { ...ways[way](stored), other: keys[1] }),
    control: ({ read }, { way }, stored) => read(stored, isOptional ? {} : ways[way](stored)),
    expect: eachAnswer(refusedAndConcealed()),
  });
}
