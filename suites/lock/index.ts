import { lockAfterRules } from './after.ts';
import { lockRules as own } from './lock.ts';
import { lockMadeByRules } from './made-by.ts';
import { lockMadeByPutRules } from './made-by-put.ts';
import { lockMultipartRules } from './multipart.ts';
import { lockNamesRules } from './names.ts';
import { lockPairsRules } from './pairs.ts';
import { lockReadByRules } from './read-by.ts';
import { lockVersionsRules } from './versions.ts';

/** Every way of reading needs the key of the object, whichever way it was written. */
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
