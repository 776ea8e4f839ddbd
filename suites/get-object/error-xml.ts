import { all, errorDocument, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';

export const getErrorXmlRules = [
  rule({
    id: 'get.error-xml',
    level: 'SHOULD',
    title: 'Refusals are S3 error documents',
    clause: 'recorded.error-xml',
    on: ['GetObject', 'PutObject', 'CopyObject'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('triple.no-key', 'algorithm.kms'),
    },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), errorDocument()),
    catches: ['errors-without-document', 'ignores-missing-key'],
  }),
  rule({
    id: 'get.error-xml.key',
    level: 'SHOULD',
    title: 'Refusals of a read without the right key are S3 error documents',
    clause: 'recorded.error-xml',
    on: ['GetObject'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('triple.none', 'key.other'),
    },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(refused(), errorDocument()),
    catches: ['errors-without-document', 'refused-read-shows-metadata'],
  }),
];
