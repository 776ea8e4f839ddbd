import { recordedRefusal } from '../scenes/recorded-refusals.ts';
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
  recordedRefusal('get.no-key.exact'),
];
