import type { Rule } from '../../core/rule.ts';
import { afterRules } from './after.ts';
import { answerRules } from './answers.ts';
import { byteRules } from './bytes.ts';
import { edgeRules } from './edges.ts';
import { madeEtagRules } from './etags.ts';
import { madeByRules } from './made-by.ts';
import { madeByPutRules } from './made-by-put.ts';
import { multipartReadRules } from './multipart-reads.ts';
import { pairRules } from './pairs.ts';
import { propertyRules } from './properties.ts';
import { readByRules } from './read-by.ts';
import { refusalRules } from './refusals.ts';
import { versionLockRules } from './versions.ts';

/** The lock of every object, however it was made and whichever way it is read. */
export const everywhereRules: readonly Rule[] = [
  ...madeByPutRules,
  ...madeByRules,
  ...readByRules,
  ...multipartReadRules,
  ...versionLockRules,
  ...afterRules,
  ...edgeRules,
  ...pairRules,
  ...answerRules,
  ...refusalRules,
  ...byteRules,
  ...propertyRules,
  ...madeEtagRules,
];
