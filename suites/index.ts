import type { Rule } from '../core/rule.ts';
import { getAnswers } from './get-object/answers.ts';
import { conditional } from './get-object/conditional.ts';
import { getKeys } from './get-object/keys.ts';
import { getRange } from './get-object/range.ts';
import { getTriple } from './get-object/triple.ts';
import { headRules } from './head-object/head.ts';
import { completeRules } from './multipart/complete.ts';
import { partRules } from './multipart/parts.ts';
import { errorRules } from './objects/errors.ts';
import { etagRules } from './objects/etag.ts';
import { noKeyRules } from './objects/no-key.ts';
import { overwriteRules } from './objects/overwrite.ts';
import { putAccepted } from './put-object/accepted.ts';
import { putAlgorithm } from './put-object/algorithm.ts';
import { putConflict } from './put-object/conflict.ts';
import { putExact } from './put-object/exact.ts';
import { headerRules } from './put-object/headers.ts';
import { putKeyLength } from './put-object/key.ts';
import { putKeyMd5 } from './put-object/key-md5.ts';
import { putKeySpelling } from './put-object/key-spelling.ts';
import { putTriple } from './put-object/triple.ts';

/** Every rule, in the order of reports. */
export const rules: readonly Rule[] = [
  ...putAccepted,
  ...putTriple,
  ...putAlgorithm,
  ...putKeyLength,
  ...putKeySpelling,
  ...putKeyMd5,
  ...putConflict,
  ...putExact,
  ...headerRules,
  ...getKeys,
  ...getTriple,
  ...getAnswers,
  ...getRange,
  ...conditional,
  ...headRules,
  ...etagRules,
  ...overwriteRules,
  ...noKeyRules,
  ...partRules,
  ...completeRules,
  ...errorRules,
];
