import type { DimensionValues } from './dimension.ts';

/** The way in which the object came to be. */
export const written = {
  put: { says: 'PutObject' },
  form: { says: 'a POST form', needs: ['post-form'] },
  upload: { says: 'a multipart upload', needs: ['multipart'] },
  'part-copy': {
    says: 'an upload whose part is copied from an object under another key',
    needs: ['multipart', 'copy', 'ssec-copy-source'],
  },
  'part-copy-of-range': {
    says: 'an upload whose part is a range from the middle of an object under another key',
    needs: ['multipart', 'copy', 'ssec-copy-source'],
  },
  'part-copy-of-itself': {
    says: 'an upload whose part is copied from the object that it replaces',
    needs: ['multipart', 'copy', 'ssec-copy-source'],
  },
  'copy-of-plain': { says: 'CopyObject of a plain object', needs: ['copy'] },
  copy: {
    says: 'CopyObject of an object under another key',
    needs: ['copy', 'ssec-copy-source'],
  },
  'copy-of-copy': {
    says: 'CopyObject of a copy, each under a key of its own',
    needs: ['copy', 'ssec-copy-source'],
  },
  'copy-of-upload': {
    says: 'CopyObject of a multipart object under another key',
    needs: ['copy', 'ssec-copy-source', 'multipart'],
  },
  rotation: {
    says: 'a copy of an object onto itself under a new key',
    needs: ['copy', 'ssec-copy-source'],
  },
  'second-rotation': {
    says: 'two copies of an object onto itself, each under a new key',
    needs: ['copy', 'ssec-copy-source'],
  },
  restored: {
    says: 'a copy of an older version onto its own name',
    needs: ['copy', 'ssec-copy-source', 'versioning'],
  },
  undeleted: {
    says: 'PutObject, DeleteObject, and deletion of the delete marker',
    needs: ['versioning'],
  },
} as const satisfies DimensionValues;
