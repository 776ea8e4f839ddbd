import { lockAfterRules } from './after.ts';
import { lockRules as own } from './lock.ts';
import { lockMadeByRules } from './made-by.ts';
import { lockMadeByPutRules } from './made-by-put.ts';
import { lockMultipartRules } from './multipart.ts';
import { lockNamesRules } from './names.ts';
import { lockPairsRules } from './pairs.ts';
import { lockReadByRules } from './read-by.ts';
import { lockVersionsRules } from './versions.ts';

/** However it was written and however it is read, an object opens to its own key alone. */
export const lockRules = [
  ...own,
  ...lockAfterRules,
  ...lockMadeByPutRules,
  ...lockMadeByRules,
  ...lockMultipartRules,
  ...lockNamesRules,
  ...lockPairsRules,
  ...lockReadByRules,
  ...lockVersionsRules,
];
