import { answersRules } from './own-rules/answers.ts';
import { carriersRules } from './own-rules/carriers.ts';
import { copiesRules } from './own-rules/copies.ts';
import { elsewhereRules } from './own-rules/elsewhere.ts';
import { interopRules } from './own-rules/interop.ts';
import { keptRules } from './own-rules/kept.ts';
import { locksRules } from './own-rules/locks.ts';
import { madeByRules } from './own-rules/made-by.ts';
import { museumRules } from './own-rules/museum.ts';
import { splitRules } from './own-rules/split.ts';
import { transferRules } from './own-rules/transfer.ts';

/** Rules that the imported catalogue lacks: halves of a rule that was split, and our own. */
export const ownRules = {
  ...splitRules,
  ...interopRules,
  ...copiesRules,
  ...transferRules,
  ...elsewhereRules,
  ...carriersRules,
  ...madeByRules,
  ...locksRules,
  ...answersRules,
  ...keptRules,
  ...museumRules,
} as const;
