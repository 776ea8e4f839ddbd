/** Status codes, error codes and error documents. */
export const errorsFaults = {
  'vendor-error-codes': {
    does: 'Uses status codes and error codes of its own for SSE-C refusals.',
  },
  'errors-without-document': { does: 'Refuses without an error document.' },
  'wrong-key-has-a-code-of-its-own': {
    does: 'Answers a read with a wrong key with 400 and an error code of its own.',
  },
  'wrong-key-is-400': { does: 'Answers 400 instead of 403 to a read with a wrong key.' },
  'wrong-key-message-is-generic': {
    does: 'Gives only "Access Denied" as message for a read with a wrong key.',
  },
  'crash-on-key-error': { does: 'Answers 500 to a GetObject without the right key.' },
  'missing-object-is-400': {
    does: 'Answers 400 instead of 404 to SSE-C headers for a name without an object.',
  },
  'crash-on-missing-object': {
    does: 'Answers 500 to invalid SSE-C headers for a name without an object.',
  },
} as const;
