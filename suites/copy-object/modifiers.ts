import { refusedAndConcealed } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type HeaderPair, plain, ssec } from '../../core/values.ts';
import { each, mutation } from '../../generators/index.ts';
import { conditions, modified } from '../../generators/ways-of-reading.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';

const tags = [
  ['x-amz-tagging-directive', 'REPLACE'],
  ['x-amz-tagging', 'shape=round'],
] as const;

/** Headers that a copy may carry with its SSE-C headers, and that are no substitute for a key. */
const copyModifiers = () =>
  each<HeaderPair>(['x-amz-metadata-directive', 'REPLACE'], ...conditions);

export const copyModifiersRules = [
  rule({
    id: 'copy.modifiers.source-key',
    level: 'MUST',
    title: 'CopyObject with REPLACE or source conditions but a wrong or no source key is refused',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    trials: 1,
    given: {
      ...twoKeysAndBody,
      how: copyModifiers(),
      mutation: mutation('triple.none', 'key.other'),
    },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: ({ s3 }, { how, mutation }, source) =>
      s3.copyObject({ source, to: plain, mutation, headers: [modified(how, source)] }),
    expect: refusedAndConcealed(),
    catches: ['copy-condition-skips-source-key', 'copy-replace-skips-source-key'],
  }),
  rule({
    id: 'copy.modifiers.source-key.tagging',
    level: 'MUST',
    title: 'CopyObject from SSE-C with new tags but without the right source key is refused',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    needs: ['tagging'],
    trials: 1,
    given: { ...twoKeysAndBody, mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: ({ s3 }, { keys, mutation }, source) =>
      s3.copyObject({ source, to: ssec(keys[1]), mutation, headers: tags }),
    expect: refusedAndConcealed(),
    catches: ['copy-tagging-skips-source-key', 'copy-skips-source-key'],
  }),
];
