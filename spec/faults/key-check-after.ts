import { rows } from '../fault-facts.ts';

/** Keys that are no longer checked after an earlier request. */
export const keyCheckAfterFaults = {
  ...rows('Does not check the key of {}.', {
    'good-read-opens-head':
      'HeadObject without SSE-C headers, for a second after a good read of a single-part object',
    'good-read-opens-range': 'a range, for a second after a good read of a single-part object',
    'good-read-opens-attributes':
      'GetObjectAttributes, for a second after a good read of a single-part object',
    'attributes-open-object':
      'a read, for a second after GetObjectAttributes of a single-part object',
    'acl-read-opens-object': 'a read, for a second after GetObjectAcl of a single-part object',
    'tagging-read-opens-object':
      'a read, for a second after GetObjectTagging of a single-part object',
    'tagging-delete-opens-object':
      'a read, for a second after DeleteObjectTagging of a single-part object',
  }),
  'good-copy-opens-source': {
    does: 'Does not check the key of a single-part object once it was copied to another name with its key.',
  },
  'acl-drops-key-check': { does: 'Does not check the key of an object once its ACL was set.' },
  'tagging-drops-key-check': { does: 'Does not check the key of an object once it was tagged.' },
  'malformed-complete-unlocks': {
    does: 'Does not check the key of an object that was completed with malformed SSE-C headers.',
  },
  'hidden-version-skips-key-check': {
    does: 'Does not check the key of an object once it was hidden by a delete marker.',
  },
  'caches-decrypted-object': {
    does: 'Serves an object that was read once from a cache, without checking the key.',
  },
  'fifth-read-opens-object': {
    does: 'Does not check the key of a single-part object from the fifth GetObject of it on.',
  },
  'head-remembers-key': {
    does: 'Takes the key of an earlier good HeadObject, though the object has another key by now.',
  },
  'refused-read-locks-object': {
    does: 'Refuses every read of an object after one with a wrong key.',
  },
} as const;
