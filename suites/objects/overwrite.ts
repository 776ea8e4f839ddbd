import {
  all,
  conceals,
  echoes,
  echoesNothing,
  followsModel,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, each, mutation, objectBody, stories } from '../../generators/index.ts';
import { refusedThen } from '../elsewhere/scene.ts';
import { keepsEtag, replace, replacers } from './replaced.ts';

/** One name written more than once, and names beside each other. */
export const overwriteRules = [
  rule({
    id: 'put.reject.keeps-existing-object',
    level: 'MUST',
    title: 'A refused write leaves the object of that name untouched',
    clause: 'http.refused-not-applied',
    on: replacers,
    given: {
      key: customerKey(),
      body: objectBody(),
      next: objectBody(),
      mode: each('plain', 'SSE-C'),
      mutation: mutation('md5.of-other-key', 'triple.no-key', 'algorithm.kms', 'key.len-16'),
    },
    arrange: ({ have }, { key, body, mode }) =>
      have.object({ body, encryption: mode === 'plain' ? plain : ssec(key) }),
    act: async (world, drawn, stored) => {
      const before = await world.s3.getObject({ of: stored });
      const write = await replace(world, drawn, stored);
      return [write, [before, await world.s3.getObject({ of: stored })]] as const;
    },
    expect: refusedThen(all(steps(returns('body'), returns('body')), keepsEtag())),
    catches: ['refused-write-replaces', 'refused-complete-replaces', 'ignores-algorithm-value'],
  }),
  rule({
    id: 'isolation.overwrite-plain-with-ssec',
    level: 'MUST',
    title: 'A plain object overwritten with SSE-C no longer opens without the key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), next: objectBody() },
    arrange: async ({ have }, { key, body, next }) =>
      have.object({
        body: next,
        encryption: ssec(key),
        onto: await have.object({ body, encryption: plain }),
      }),
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored, key: 'none' }),
    control: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: all(refused(), all(conceals('body'), conceals('next'))),
    catches: ['overwrite-keeps-old-mode', 'serves-without-key'],
  }),
  rule({
    id: 'isolation.overwrite-ssec-with-plain',
    level: 'MUST',
    title: 'An SSE-C object overwritten plain opens without a key and confirms no SSE-C',
    clause: 's3.strong-consistency',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), next: objectBody() },
    arrange: async ({ have }, { key, body, next }) =>
      have.object({
        body: next,
        encryption: plain,
        onto: await have.object({ body, encryption: ssec(key) }),
      }),
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: all(returns('next'), echoesNothing()),
    catches: ['overwrite-keeps-old-mode', 'echoes-on-plain-object'],
  }),
  rule({
    id: 'isolation.overwrite-new-key',
    level: 'MUST',
    title: 'An overwrite needs no old key, and then only the new key opens',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    given: {
      key: customerKey(),
      fresh: customerKey(),
      body: objectBody(),
      next: objectBody(),
    },
    arrange: async ({ have }, { key, fresh, body, next }) =>
      have.object({
        body: next,
        encryption: ssec(fresh),
        onto: await have.object({ body, encryption: ssec(key) }),
      }),
    act: async ({ s3 }, { key }, stored) =>
      [
        await s3.getObject({ of: stored }),
        await s3.getObject({ of: stored, key }),
        await s3.getObject({ of: stored, key: 'none' }),
      ] as const,
    expect: steps(
      returns('next'),
      all(refused(), all(conceals('body'), conceals('next'))),
      all(refused(), conceals('next')),
    ),
    catches: ['overwrite-keeps-old-key', 'torn-overwrite'],
  }),
  rule({
    id: 'isolation.other-object-same-key',
    level: 'MUST',
    title: 'Objects under one key each return their own bytes',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), next: objectBody() },
    arrange: async ({ have }, { key, body, next }) =>
      [
        await have.object({ body, encryption: ssec(key) }),
        await have.object({ body: next, encryption: ssec(key) }),
      ] as const,
    act: async ({ s3 }, _, [one, other]) =>
      [await s3.getObject({ of: one }), await s3.getObject({ of: other })] as const,
    expect: steps(returns('body'), returns('next')),
    catches: ['dedupes-by-key'],
  }),
  rule({
    id: 'idempotence.put-retry',
    level: 'MUST',
    title: 'Repeating one write is accepted and leaves one readable object',
    clause: 's3.strong-consistency',
    on: ['PutObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { key, body }, stored) =>
      [
        await s3.putObject({ key, body, onto: stored }),
        await s3.putObject({ key, body, onto: stored }),
        await s3.getObject({ of: stored }),
      ] as const,
    expect: steps(echoes('key'), echoes('key'), returns('body')),
    catches: ['second-write-refused'],
  }),
  rule({
    id: 'size.zero-byte-still-locked',
    level: 'MUST',
    title: 'An object of zero bytes still refuses reads without its key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    given: {
      key: customerKey(),
      body: objectBody({ sizeBytes: 0 }),
      mutation: mutation('triple.none', 'key.other'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['zero-byte-skips-key-check', 'zero-byte-takes-any-key'],
  }),
  rule({
    id: 'story.one-object',
    level: 'MUST',
    title: 'Any sequence of writes and reads on one object follows the model',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    trials: 8,
    given: { story: stories() },
    act: ({ play }, { story }) => play(story),
    expect: followsModel(),
    catches: ['refused-read-locks-object', 'caches-decrypted-object'],
  }),
];
