import { rows } from '../fault-facts.ts';

/** Operations that take no SSE-C headers, and those where they are optional. */
export const keylessOperationsFaults = {
  ...rows('Refuses {} without SSE-C headers.', {
    'delete-needs-key': 'DeleteObject of an SSE-C object',
    'acl-needs-key': 'the ACL of an SSE-C object',
    'tagging-needs-key': 'the tags of an SSE-C object',
    'list-parts-needs-key': 'ListParts of an SSE-C upload',
    'abort-needs-key': 'AbortMultipartUpload of an SSE-C upload',
    'complete-needs-key': 'CompleteMultipartUpload of an SSE-C upload',
  }),
  ...rows('Refuses SSE-C headers on {}.', {
    'complete-refuses-triple': 'CompleteMultipartUpload',
    'list-parts-refuses-triple': 'ListParts',
    'attributes-refuse-triple': 'GetObjectAttributes',
  }),
  'delete-version-needs-key': { does: 'Refuses to delete a version of an SSE-C object.' },
  'delete-if-match-keeps-ssec': {
    does: 'Answers a DeleteObject with If-Match of an SSE-C object with success and keeps the object.',
  },
  'delete-ignores-conditions': { does: 'Ignores If-Match on DeleteObject of an SSE-C object.' },
  'delete-multi-keeps-ssec': {
    does: 'Answers DeleteObjects with success and keeps SSE-C objects.',
  },
  'delete-multi-reports-errors': {
    does: 'Deletes SSE-C objects by DeleteObjects and reports an error for each.',
  },
  'quiet-delete-keeps-ssec': { does: 'Keeps the objects that a quiet DeleteObjects names.' },
  'annotates-ssec': { does: 'Accepts annotations of SSE-C objects.' },
  'copy-annotates-ssec': { does: 'Copies the annotations of an object to an SSE-C object.' },
  'select-scan-skips-key-check': {
    does: 'Selects from a range of an SSE-C object without comparing the key.',
  },
  'select-skips-key-check': {
    does: 'Selects from an SSE-C object without checking the SSE-C headers.',
  },
  'torrent-skips-key-check': { does: 'Serves an SSE-C object under ?torrent without its key.' },
} as const;
