import { showsSize } from '../scenes/kept-properties.ts';
import { ofCopies, partCopies } from '../scenes/made-by-copy.ts';
import { ofForms } from '../scenes/made-by-form.ts';
import { ofParts } from '../scenes/made-by-upload.ts';

const ofPartCopies = {
  'of another key': partCopies['by a part copy of an object under another key'],
};

export const sizeMadeByRules = [
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
    catches: [
      'attributes-size-of-multipart-ciphertext',
      'multipart-list-shows-ciphertext-size',
      'multipart-size-of-ciphertext',
    ],
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
];
