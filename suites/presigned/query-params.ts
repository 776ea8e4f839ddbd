import {
  all,
  conceals,
  refused,
  refusedOr,
  refusedOrSealed,
  returns,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { mutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { uploadOfPart, writeWhole } from '../scenes/whole-write.ts';

export const presignQueryParamsRules = [
  rule({
    id: 'presign.query-params-put',
    level: 'SHOULD',
    title: 'A triple in the query of a write is refused or honoured whole',
    clause: 'derived.reveals-nothing',
    on: ['PutObject', 'UploadPart'],
    given: { ...keyAndBody, inQuery: mutation('carrier.query', 'carrier.query-too') },
    arrange: (world, { key }) => uploadOfPart(world, { key }),
    act: (world, { key, body, inQuery }, upload) =>
      writeWhole(world, { key, body, mutation: inQuery, presigned: true }, upload),
    control: ({ perform }, { key, body }) => perform({ key, body, presigned: true }),
    expect: refusedOrSealed(),
    catches: ['query-triple-stores-plaintext'],
  }),
  rule({
    id: 'presign.query-params-get',
    level: 'SHOULD',
    title: 'A triple in the query of a read is refused or returns exactly the object',
    clause: 'derived.reveals-nothing',
    on: ['GetObject', 'HeadObject'],
    given: { ...keyAndBody, mutation: mutation('carrier.query') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation, presigned: true }),
    expect: refusedOr(returns('body')),
    catches: ['query-triple-crashes-read'],
  }),
  rule({
    id: 'presign.query-params-get.wrong',
    level: 'MUST',
    title: 'A triple in the query that is wrong or lacks its key opens nothing',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    given: { ...keyAndBody, mutation: mutation('carrier.query-other-key', 'carrier.query-no-key') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation, presigned: true }),
    expect: all(refused(), conceals('body')),
    catches: ['query-triple-opens-any', 'query-triple-crashes-read'],
  }),
];
