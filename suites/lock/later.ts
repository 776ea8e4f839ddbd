import { rule } from '../../core/rule.ts';
import { openToOwnKeyOnly, readReserve, reserved } from '../../generators/reserve.ts';

export const lockLaterRules = [
  rule({
    id: 'lock.later.written',
    level: 'MUST',
    title: 'Each of many SSE-C objects is readable only with its own key, soon after its write',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    needs: ['multipart'],
    begins: 'first',
    given: {},
    arrange: reserved,
    act: (world, _, objects) => readReserve(world, objects, 1),
    expect: openToOwnKeyOnly(),
    catches: ['accepts-known-keys'],
  }),
  rule({
    id: 'lock.later.swept',
    level: 'MUST',
    title: 'At the end of a run its first SSE-C objects are readable only with their own keys',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    needs: ['multipart'],
    begins: 'last',
    given: {},
    arrange: reserved,
    act: (world, _, objects) => readReserve(world, objects, 2),
    expect: openToOwnKeyOnly(),
    catches: ['fifth-read-opens-object'],
  }),
];
