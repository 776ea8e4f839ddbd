import { refusedAs } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { mutation } from '../../generators/index.ts';
import { refusals } from '../../spec/recorded/refusals.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { recordedRefusals } from '../scenes/recorded-refusals.ts';

export const putPrecedenceRules = [
  rule({
    id: 'put.precedence.conflict-before-algorithm',
    level: 'SHOULD',
    title: 'PutObject with SSE-C algorithm KMS and SSE-S3 is 400 InvalidArgument naming SSE-S3',
    clause: 'recorded.conflict',
    on: ['PutObject'],
    given: { ...keyAndBody, mutation: mutation('conflict.sse-s3-and-algorithm') },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedAs({ ...refusals.incompatible, argumentValue: 'AES256' }),
    catches: ['crash-on-mode-conflict', 'ignores-mode-conflict'],
  }),
  ...recordedRefusals('PutObject'),
];
