import type { DimensionValues } from './dimension.ts';

/** What the name held before. */
export const over = {
  nothing: { says: 'an unused name' },
  plain: { says: 'a plain object' },
  'other-key': { says: 'an object under another key' },
  'same-key': { says: 'an object under the same key' },
  multipart: { says: 'a multipart object under another key', needs: ['multipart'] },
  deleted: { says: 'an object under another key that was deleted' },
} as const satisfies DimensionValues;
