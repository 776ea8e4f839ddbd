/** Versions of SSE-C objects. */
export const versionsFaults = {
  'current-version-is-oldest': { does: 'Returns the oldest version as the current one.' },
  'suspended-keeps-old-key': {
    does: 'Keeps the old key of the null version when it is overwritten under suspended versioning.',
  },
  'delete-removes-all-versions': {
    does: 'Deletes all versions instead of adding a delete marker.',
  },
  'delete-version-removes-others': {
    does: 'Deletes all versions of an SSE-C object when one is deleted.',
  },
  'suspended-write-drops-version': {
    does: 'Deletes the newest other version, too, when a null version is overwritten with SSE-C.',
  },
  'deleted-version-keeps-its-key': {
    does: 'Wants the key of a deleted version for the one before it, where the name was read before.',
  },
  'older-version-range-unchecked': {
    does: 'Checks no key where a range is asked of a version that is not the current one.',
  },
} as const;
