import type { KeyClass } from './classes.ts';

type Decoded = 'the key' | 'another key' | 'other bytes' | 'nothing' | 'unreadable';

/** What Amazon reads, by what was sent as the key: the facts behind the decoder of `core/model/`. */
export const decodesTo = {
  'the-key': 'the key',
  'another-key': 'another key',
  '1-byte': 'other bytes',
  '9-bytes': 'other bytes',
  '10-bytes': 'other bytes',
  '16-bytes': 'other bytes',
  '31-bytes': 'other bytes',
  '33-bytes': 'other bytes',
  '44-bytes': 'other bytes',
  'foreign-at-start': 'the key',
  'foreign-in-middle': 'the key',
  'foreign-at-end': 'the key',
  'foreign-scattered': 'the key',
  'foreign-alone': 'nothing',
  spaces: 'the key',
  tabs: 'the key',
  'url-alphabet': 'other bytes',
  'no-padding': 'other bytes',
  '3-surplus-padding': 'the key',
  '4-surplus-padding': 'other bytes',
  'one-symbol': 'nothing',
  'two-symbols': 'nothing',
  'not-base64': 'other bytes',
  'latin-1': 'unreadable',
  empty: 'nothing',
} as const satisfies Readonly<Record<KeyClass, Decoded>>;
