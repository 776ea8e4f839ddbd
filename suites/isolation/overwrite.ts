import { all, conceals, echoesNothing, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, objectBody } from '../../generators/index.ts';

export const isolationOverwriteRules = [
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
];
