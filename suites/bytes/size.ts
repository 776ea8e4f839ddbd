import { type Exchange, header } from '../../core/exchange.ts';
import { answers, echoes, returns, says } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { refused } from '../../core/expectations/refused.ts';
import { about } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, edgeSizesBytes, mutation, objectBody } from '../../generators/index.ts';
import {
  type EncryptedObject,
  encryptedObjects,
  sharedMultipart,
} from '../../generators/multipart.ts';
import { ofCopies, partCopies } from '../../generators/ways-of-copying.ts';
import { ofForms, putBy } from '../../generators/ways-of-putting.ts';
import { ofParts } from '../../generators/ways-of-uploading.ts';
import { shown } from '../../generators/written-object.ts';
import { showsSize } from '../scenes/kept-properties.ts';
import {
  boundary,
  lastPartBytes,
  multipartSizeBytes,
  sharedObject,
} from '../scenes/multipart-object.ts';

const ofPartCopies = {
  'of another key': partCopies['by a part copy of an object under another key'],
};

const { small, chunk, part, large } = edgeSizesBytes;

export const sizeRules = [
  showsSize({
    id: 'size.made-by.form',
    title: 'HeadObject, GetObjectAttributes and lists show the file size of an SSE-C form upload',
    needs: ['post-form'],
    ways: ofForms,
    catches: ['attributes-show-ciphertext-size', 'list-shows-ciphertext-size'],
  }),
  showsSize({
    id: 'size.made-by.multipart',
    title: 'Metadata reads and lists show the plaintext size of a multipart SSE-C object',
    needs: ['multipart'],
    ways: ofParts,
    catches: ['attributes-size-of-multipart-ciphertext', 'multipart-list-shows-ciphertext-size'],
  }),
  showsSize({
    id: 'size.made-by.copy',
    title: 'HeadObject, GetObjectAttributes and lists show the plaintext size of an SSE-C copy',
    needs: ['copy', 'ssec-copy-source'],
    ways: ofCopies,
    catches: ['attributes-show-ciphertext-size', 'list-shows-ciphertext-size'],
  }),
  showsSize({
    id: 'size.made-by.part-copy',
    title: 'Metadata reads and lists show the plaintext size of SSE-C made by UploadPartCopy',
    needs: ['copy', 'multipart', 'ssec-copy-source'],
    ways: ofPartCopies,
    catches: ['attributes-size-of-multipart-ciphertext', 'multipart-list-shows-ciphertext-size'],
  }),
  rule({
    id: 'size.part',
    level: 'MUST',
    title: 'A partNumber read of an SSE-C object has plaintext Content-Length and Content-Range',
    clause: 'get.part-number',
    on: ['GetObject', 'HeadObject'],
    needs: ['part-number', 'multipart'],
    trials: 1,
    given: { shared: sharedMultipart() },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, _, stored) => read(stored, { query: [['partNumber', '2']] }),
    expect: all(answers(200, 206), hasPartSizes()),
    catches: ['part-size-of-ciphertext', 'part-total-of-ciphertext', 'part-number-cuts-ciphertext'],
  }),
  showsSize({
    id: 'size.large',
    title: 'Metadata reads and lists show the plaintext size of a 128 KiB SSE-C object',
    ways: { plainly: (world, of) => putBy(world, of, 'plainly') },
    sizeBytes: 131_073,
    catches: ['list-size-of-large-ciphertext', 'attributes-show-ciphertext-size'],
  }),
  rule({
    id: 'size.zero-byte-still-locked',
    level: 'MUST',
    title: 'A read of an empty SSE-C object without SSE-C headers or with another key is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    given: {
      key: customerKey(),
      body: objectBody({ sizeBytes: 0 }),
      mutation: mutation('triple.none', 'key.other'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['zero-byte-skips-key-check', 'zero-byte-takes-any-key'],
  }),
  rule({
    id: 'size.boundaries',
    level: 'MUST',
    hasLargeBodies: true,
    title: 'GetObject returns exactly the bytes of SSE-C objects sized around block and part edges',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    // The largest come early, while memory is free; --quick tries the first alone.
    given: { sealed: encryptedObjects(1, ...large, ...part, ...chunk, ...small.slice(2)) },
    arrange: ({ have }, { sealed }) => have.object({ ...sealed, encryption: ssec(sealed.key) }),
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: about(({ sealed }: { sealed: EncryptedObject }) => sealed, returns('body')),
    catches: ['garbles-behind-16-mib', 'dedupes-by-key'],
  }),
  rule({
    id: 'size.zero-byte',
    level: 'MUST',
    title: 'A put or read of an empty SSE-C object confirms algorithm and key MD5; its size is 0',
    clause: 'ssec.get.decrypts',
    on: ['PutObject', 'GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody({ sizeBytes: 0 }) },
    act: (world, { key, body }) => shown(world, { body, encryption: ssec(key) }),
    expect: steps(echoes('key'), all(returns('body'), echoes('key'))),
    catches: ['zero-byte-has-overhead', 'empty-write-not-confirmed', 'reports-ciphertext-size'],
  }),
];

/** Content-Length is the size of the second part; a Content-Range, where there is one, fits. */
function hasPartSizes() {
  return holds<Exchange>('has plaintext sizes', (answer) => {
    const received = header(answer, 'content-range');
    const contentRange = `bytes ${boundary}-${multipartSizeBytes - 1}/${multipartSizeBytes}`;
    const wrong = received !== undefined && received !== contentRange;
    return [
      ...says('content-length', String(lastPartBytes)).check(answer, undefined),
      ...(wrong ? [{ expected: contentRange, received }] : []),
    ];
  });
}
