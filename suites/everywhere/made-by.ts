import { namesOf, opensToItsKeyAlone } from './locked.ts';
import {
  checksummedUpload,
  copies,
  copyOfMultipart,
  forms,
  partCopies,
  rekeyings,
  streamedUpload,
  uploads,
} from './making-others.ts';

/** Other ways of making an object: each is read with its key, with another, and with none. */
export const madeByRules = [
  opensToItsKeyAlone({
    id: 'lock.made-by.form',
    title: 'An object made by a form opens to its own key alone',
    needs: ['post-form'],
    ways: namesOf(forms),
    make: (world, of, way) => forms[way](world, of),
    catches: [
      'form-with-redirect-stored-open',
      'head-of-form-skips-key-check',
      'form-with-metadata-stored-open',
    ],
  }),
  opensToItsKeyAlone({
    id: 'lock.made-by.multipart',
    title: 'An object made by a multipart upload opens to its own key alone',
    needs: ['multipart'],
    ways: namesOf(uploads),
    make: (world, of, way) => uploads[way](world, of),
    catches: ['described-upload-stored-open', 'presigned-part-stored-open'],
  }),
  opensToItsKeyAlone({
    id: 'lock.made-by.multipart.checksum',
    title: 'An object made by an upload with a checksum opens to its own key alone',
    needs: ['multipart', 'checksums'],
    ways: ['checksum algorithm'],
    make: checksummedUpload,
    catches: ['checksummed-upload-stored-open', 'multipart-size-of-ciphertext'],
  }),
  opensToItsKeyAlone({
    id: 'lock.made-by.multipart.chunks',
    title: 'An object made of a part in signed chunks opens to its own key alone',
    needs: ['multipart', 'streaming'],
    ways: ['signed chunks'],
    make: streamedUpload,
    catches: ['streamed-part-stored-open', 'ssec-stores-chunk-framing'],
  }),
  opensToItsKeyAlone({
    id: 'lock.made-by.copy',
    title: 'A copy to SSE-C opens to its own key alone',
    needs: ['copy'],
    ways: namesOf(copies),
    make: (world, of, way) => copies[way](world, of),
    catches: ['replaced-copy-stored-open', 'refused-read-locks-object'],
  }),
  opensToItsKeyAlone({
    id: 'lock.made-by.copy.other-key',
    title: 'A copy under a new key opens to that key alone',
    needs: ['copy', 'ssec-copy-source'],
    ways: namesOf(rekeyings),
    make: (world, of, way) => rekeyings[way](world, of),
    catches: ['head-of-overwriting-copy-skips-key-check', 'refused-read-locks-object'],
  }),
  opensToItsKeyAlone({
    id: 'lock.made-by.copy.of-multipart',
    title: 'A copy of a multipart object under a new key opens to that key alone',
    needs: ['copy', 'ssec-copy-source', 'multipart'],
    ways: ['of a multipart object'],
    make: copyOfMultipart,
    catches: [
      'copy-of-parts-opens-to-anyone',
      'refused-read-locks-object',
      'head-of-copy-skips-key-check',
    ],
  }),
  opensToItsKeyAlone({
    id: 'lock.made-by.part-copy',
    title: 'An object made of a copied part opens to its own key alone',
    needs: ['copy', 'multipart', 'ssec-copy-source'],
    ways: namesOf(partCopies),
    make: (world, of, way) => partCopies[way](world, of),
    catches: ['assembled-copy-opens-to-anyone', 'part-copy-copies-ciphertext'],
  }),
];
