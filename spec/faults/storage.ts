import { rows } from '../fault-facts.ts';

/** Stored bytes of objects, and their encryption. */
export const storageFaults = {
  'stores-plaintext': {
    does: 'Confirms SSE-C but stores the object without it, readable without a key.',
  },
  'storage-class-drops-ssec': {
    does: 'Stores an object without SSE-C if the write names a storage class.',
  },
  'stores-chunked-body-plain': {
    does: 'Stores a body that comes without Content-Length, in chunked transfer encoding, without SSE-C.',
  },
  'ssec-stores-chunk-framing': {
    does: 'Stores the chunk framing of an aws-chunked SSE-C upload as part of the object.',
  },
  'drops-last-partial-block': { does: 'Stores whole cipher blocks only, without the last bytes.' },
  'strips-padding': {
    does: 'Removes from an SSE-C body of whole cipher blocks what looks like their padding.',
  },
  'garbles-zeros': { does: 'Stores wrong bytes for a body of zero bytes only.' },
  'garbles-behind-8-mib': { does: 'Stores wrong bytes for a PutObject of more than 8 MiB.' },
  'garbles-behind-16-mib': {
    does: 'Stores wrong bytes after the first 16 MiB of an SSE-C object.',
  },
  'get-returns-ciphertext': {
    does: 'Returns wrong bytes with 200 for the right key.',
    isBroad: true,
  },
  'get-breaks-off': {
    does: 'Sends the headers of a GetObject and closes the connection before the body.',
    isBroad: true,
  },
  'large-reads-refused': {
    does: 'Refuses to read an SSE-C object of more than 5 MiB without a Range.',
    isBroad: true,
  },
  'dedupes-by-key': {
    does: 'Stores the first body that was written with a key for each later write with that key.',
  },
  'second-write-refused': { does: 'Refuses to overwrite an object with the same key.' },
  'overwrite-of-same-size-reads-old': {
    does: 'Returns the bytes of an earlier read, though as many others were written under the same key.',
  },
  'ssec-merges-slashes': {
    does: 'Takes several slashes in a name for one where a request has SSE-C headers.',
  },
  'overwrite-keeps-old-key': { does: 'Keeps the old key when an SSE-C object is overwritten.' },
  'torn-overwrite': { does: 'Mixes the bytes of two SSE-C writes to one name within a minute.' },
  'overwrites-mix-etags': {
    does: 'Stores the ETag of the earlier of two concurrent SSE-C overwrites.',
  },
  'reads-fail-under-overwrites': {
    does: 'Answers 500 to reads of an object that is overwritten again and again.',
  },
  'refused-write-replaces': {
    does: 'Deletes the object of that name when it answers 400 to a PutObject with SSE-C.',
  },
  'refused-short-key-deletes-object': {
    does: 'Deletes the object of that name when it refuses a PutObject with a key of 31 bytes.',
  },
  ...rows('Deletes the object of that name when it refuses {}.', {
    'refused-copy-replaces': 'a copy',
    'refused-form-replaces': 'a form',
    'refused-complete-replaces': 'to complete an upload',
  }),
  'large-reads-mix-overwrites': {
    does: 'Returns bytes of two writes of an object of 1 MiB or more that was overwritten just now.',
  },
  'large-writes-mix': {
    does: 'Mixes the bytes of two SSE-C writes of more than 1 MiB to one name within ten seconds.',
  },
} as const;
