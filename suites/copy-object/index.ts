import { copyBothTriplesRules } from './both-triples.ts';
import { copiedRules } from './copied.ts';
import { copyRules } from './copy.ts';
import { copyMatrixRules } from './matrix.ts';
import { copyMetadataRules } from './metadata.ts';
import { copyModifiersRules } from './modifiers.ts';
import { copyMultipartSourceRules } from './multipart-source.ts';
import { copyRotateRules } from './rotate.ts';
import { copySelfRules } from './self.ts';
import { copySourceRules } from './source.ts';
import { copySsecToRules } from './ssec-to.ts';

export const copyObjectRules = [
  ...copyRules,
  ...copiedRules,
  ...copyBothTriplesRules,
  ...copyMatrixRules,
  ...copyMetadataRules,
  ...copyModifiersRules,
  ...copyMultipartSourceRules,
  ...copyRotateRules,
  ...copySelfRules,
  ...copySourceRules,
  ...copySsecToRules,
];
