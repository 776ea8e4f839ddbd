import { type Exchange, header } from '../../core/exchange.ts';
import {
  all,
  answers,
  echoes,
  holds,
  refused,
  returns,
  says,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import {
  customerKey,
  edgeSizesBytes,
  encryptedObjects,
  mutation,
  objectBody,
  type EncryptedObject as Sealed,
  sharedMultipart,
} from '../../generators/index.ts';
import { showsSize } from '../scenes/kept-properties.ts';
import { ofCopies, partCopies } from '../scenes/made-by-copy.ts';
import { ofForms } from '../scenes/made-by-form.ts';
import { putBy } from '../scenes/made-by-put.ts';
import { ofParts } from '../scenes/made-by-upload.ts';
import {
  boundary,
  lastPartBytes,
  multipartSizeBytes,
  sharedObject,
} from '../scenes/multipart-object.ts';
import { shown } from '../scenes/written-object.ts';

const ofPartCopies = {
  'of another key': partCopies['by a part copy of an object under another key'],
};

const { small, chunk, part, large } = edgeSizesBytes;

export const sizeRules = [
  showsSize({
    id: 'size.made-by.form',
    title: 'The size of an object made by a form is that of the file',
    needs: ['post-form'],
    ways: ofForms,
    catches: ['attributes-show-ciphertext-size', 'list-shows-ciphertext-size'],
  }),
  showsSize({
    id: 'size.made-by.multipart',
    title: 'The size of an object made in parts is that of the plaintext',
    needs: ['multipart'],
    ways: ofParts,
    catches: ['attributes-size-of-multipart-ciphertext', 'multipart-list-shows-ciphertext-size'],
  }),
  showsSize({
    id: 'size.made-by.copy',
    title: 'The size of a copy is that of the plaintext',
    needs: ['copy', 'ssec-copy-source'],
    ways: ofCopies,
    catches: ['attributes-show-ciphertext-size', 'list-shows-ciphertext-size'],
  }),
  showsSize({
    id: 'size.made-by.part-copy',
    title: 'The size of an object made of a copied part is that of the plaintext',
    needs: ['copy', 'multipart', 'ssec-copy-source'],
    ways: ofPartCopies,
    catches: ['attributes-size-of-multipart-ciphertext', 'multipart-list-shows-ciphertext-size'],
  }),
  rule({
    id: 'size.part',
    level: 'MUST',
    title: 'A read by part number tells the sizes of the plaintext',
    clause: 'get.part-number',
    on: ['GetObject', 'HeadObject'],
    needs: ['part-number', 'multipart'],
    trials: 1,
    given: { shared: sharedMultipart() },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, _, stored) => read(stored, { query: [['partNumber', '2']] }),
    expect: all(answers(200, 206), tellsPart()),
    catches: ['part-size-of-ciphertext', 'part-total-of-ciphertext', 'part-number-cuts-ciphertext'],
  }),
  showsSize({
    id: 'size.large',
    title: 'The size of an object of several chunks is that of the plaintext',
    ways: { plainly: (world, of) => putBy(world, of, 'plainly') },
    sizeBytes: 131_073,
    catches: ['list-size-of-large-ciphertext', 'attributes-show-ciphertext-size'],
  }),
  rule({
    id: 'size.zero-byte-still-locked',
    level: 'MUST',
    title: 'An object of zero bytes still refuses reads without its key',
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
    isDear: true,
    title: 'Bodies around cipher and chunk boundaries come back byte for byte',
    clause: 'ssec.get.decrypts',
    on: ['GetObject'],
    // The largest early, while a run holds little else; the first alone is what --quick tries.
    given: { sealed: encryptedObjects(1, ...large, ...part, ...chunk, ...small.slice(2)) },
    arrange: ({ have }, { sealed }) => have.object({ ...sealed, encryption: ssec(sealed.key) }),
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: holds('returns exactly the object', (answer: Exchange, drawn: { sealed: Sealed }) =>
      returns('body').check(answer, drawn.sealed),
    ),
    catches: ['garbles-behind-16-mib', 'dedupes-by-key'],
  }),
  rule({
    id: 'size.zero-byte',
    level: 'MUST',
    title: 'An object of zero bytes is confirmed and reports length 0',
    clause: 'ssec.get.decrypts',
    on: ['PutObject', 'GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody({ sizeBytes: 0 }) },
    act: (world, { key, body }) => shown(world, { body, encryption: ssec(key) }),
    expect: steps(echoes('key'), all(returns('body'), echoes('key'))),
    catches: ['zero-byte-has-overhead', 'empty-write-not-confirmed', 'reports-ciphertext-size'],
  }),
];

/** The size of the second part, and that of the whole where it is told. */
function tellsPart() {
  return holds<Exchange>('tells plaintext sizes', (answer) => {
    const told = header(answer, 'content-range');
    const contentRange = `bytes ${boundary}-${multipartSizeBytes - 1}/${multipartSizeBytes}`;
    const wrong = told !== undefined && told !== contentRange;
    return [
      ...says('content-length', String(lastPartBytes)).check(answer, undefined),
      ...(wrong ? [{ expected: contentRange, received: told }] : []),
    ];
  });
}
