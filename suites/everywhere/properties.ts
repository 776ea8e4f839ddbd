import { putBy } from './making.ts';
import {
  copies,
  copyOfDescribed,
  forms,
  ofCopies,
  ofForms,
  ofPartCopies,
  ofParts,
  rekeyings,
  uploads,
} from './making-others.ts';
import { keepsMetadata, keepsTags, showsSize } from './property-rules.ts';

/** Metadata, tags and sizes of objects that no PutObject made. */
export const propertyRules = [
  keepsMetadata({
    id: 'metadata.made-by.form',
    title: 'Metadata of a form comes back unchanged',
    needs: ['post-form'],
    ways: { 'by a form with metadata': forms['by a form with metadata'] },
    catches: ['form-drops-metadata', 'post-form-ignores-ssec-fields'],
  }),
  keepsMetadata({
    id: 'metadata.made-by.multipart',
    title: 'Metadata of a multipart upload comes back unchanged',
    needs: ['multipart'],
    ways: { 'in parts, with metadata': uploads['in parts, with metadata'] },
    catches: ['multipart-drops-metadata', 'multipart-size-of-ciphertext'],
  }),
  keepsMetadata({
    id: 'metadata.made-by.copy',
    title: 'Metadata of a copy is that of its source, or the new one',
    needs: ['copy', 'ssec-copy-source'],
    ways: {
      'by a copy with new metadata': copies['by a copy with new metadata'],
      'by a copy of a described object': copyOfDescribed,
      'by a rotation with new metadata': rekeyings['by a rotation with new metadata'],
    },
    catches: ['rekeying-drops-metadata', 'copy-drops-metadata'],
  }),
  keepsTags({
    id: 'tags.kept',
    title: 'Tags of an SSE-C write are kept',
    ways: ['a write'],
    catches: ['ssec-drops-tags', 'tagging-needs-key'],
  }),
  keepsTags({
    id: 'tags.kept.copy',
    title: 'A copy or rotation of an SSE-C object keeps its tags',
    needs: ['copy', 'ssec-copy-source'],
    ways: ['a copy', 'a rotation'],
    catches: ['rekeying-drops-tags', 'ssec-drops-tags'],
  }),
  showsSize({
    id: 'size.large',
    title: 'The size of an object of several chunks is that of the plaintext',
    ways: { plainly: (world, of) => putBy(world, of, 'plainly') },
    sizeBytes: 131_073,
    catches: ['list-size-of-large-ciphertext', 'attributes-show-ciphertext-size'],
  }),
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
