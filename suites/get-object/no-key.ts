import { refusedAs } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { mutation } from '../../generators/index.ts';
import { refusals } from '../../spec/recorded/refusals.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { refusesRead } from '../scenes/refusals.ts';

export const getNoKeyRules = [
  refusesRead({
    id: 'get.no-key',
    title: 'GetObject of an SSE-C object without SSE-C headers is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    mutations: ['triple.none'],
    catches: ['serves-without-key', 'ignores-ssec'],
  }),
  rule({
    id: 'get.no-key.exact',
    level: 'SHOULD',
    title: 'GetObject without SSE-C headers is 400 InvalidRequest with the message of AWS',
    clause: 'recorded.get.no-key',
    on: ['GetObject'],
    given: { ...keyAndBody, mutation: mutation('triple.none') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedAs(refusals['stored-with-sse-c']),
    catches: ['serves-without-key', 'errors-without-document'],
  }),
];
