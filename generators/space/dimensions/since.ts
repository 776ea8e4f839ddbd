import type { DimensionValues } from './dimension.ts';

/** What happened since the object was written; none of it changes who can read its version. */
export const since = {
  nothing: { says: 'nothing' },
  tagged: { says: 'it was tagged', needs: ['tagging'] },
  acl: { says: 'its ACL was set, at last to public-read', needs: ['acl-write'] },
  settings: { says: 'the settings of its bucket were written again' },
  'refused-write': {
    says: 'a write under another key was refused by its If-None-Match',
    needs: ['conditional-writes'],
  },
  'aborted-upload': {
    says: 'an upload to its name under another key was aborted',
    needs: ['multipart'],
  },
  copied: {
    says: 'it was copied to another key',
    needs: ['copy', 'ssec-copy-source'],
  },
  older: {
    says: 'its name was written under another key and deleted, which leaves it an older version',
    needs: ['versioning'],
  },
} as const satisfies DimensionValues;
