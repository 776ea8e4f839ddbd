import { getConditionalRules } from './conditional.ts';
import { getRules } from './get.ts';
import { getKeyRules } from './key.ts';
import { getMd5Rules } from './md5.ts';
import { getNoKeyRules } from './no-key.ts';
import { getPartnumberRules } from './partnumber.ts';
import { getRangeRules } from './range.ts';
import { getTripleRules } from './triple.ts';
import { getWrongKeyRules } from './wrong-key.ts';

export const getObjectRules = [
  ...getRules,
  ...getConditionalRules,
  ...getKeyRules,
  ...getMd5Rules,
  ...getNoKeyRules,
  ...getPartnumberRules,
  ...getRangeRules,
  ...getTripleRules,
  ...getWrongKeyRules,
];
