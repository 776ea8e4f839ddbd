import { rows } from '../fault-facts.ts';

/** Metadata, tags, content headers and attributes of SSE-C objects. */
export const metadataFaults = {
  'ssec-drops-metadata': { does: 'Drops the metadata of SSE-C objects.' },
  'ssec-drops-content-headers': { does: 'Drops Cache-Control of SSE-C objects.' },
  'ssec-drops-tags': { does: 'Drops the tags of an SSE-C PutObject.' },
  'version-drops-tags': {
    does: 'Drops the tags of an SSE-C PutObject in a bucket with versioning.',
  },
  'chunks-lose-content-encoding': {
    does: 'Drops a Content-Encoding that names aws-chunked and another coding, with SSE-C.',
  },
  'ssec-ignores-overrides': { does: 'Ignores response- parameters on reads of SSE-C objects.' },
  'multipart-drops-metadata': { does: 'Drops the metadata of SSE-C multipart objects.' },
  'copy-drops-metadata': { does: 'Drops the metadata of an SSE-C source when it is copied.' },
  'copy-drops-content-headers': {
    does: 'Keeps Content-Type and user metadata of an SSE-C source that is copied, and no other header.',
  },
  'rekeying-drops-metadata': {
    does: 'Drops metadata and content headers in copies from SSE-C to SSE-C.',
  },
  'rekeying-drops-tags': { does: 'Drops tags in copies to SSE-C.' },
  'attributes-hide-etag': {
    does: 'Leaves the ETag of an SSE-C object out of GetObjectAttributes.',
  },
  'attributes-hide-parts': {
    does: 'Leaves the parts of an SSE-C object out of GetObjectAttributes.',
  },
  'attributes-list-no-part': {
    does: 'Gives the number of parts of an SSE-C object in GetObjectAttributes and lists none.',
  },
  ...rows('{} a plain object whose user metadata is named like encryption metadata of a product.', {
    'vendor-metadata-locks-object': 'Refuses to read',
    'vendor-metadata-dropped': 'Drops the user metadata of',
  }),
} as const;
