import { concurrencyRules } from './concurrency.ts';
import { conditionalRules } from './conditional.ts';
import { idempotenceRules } from './idempotence.ts';
import { refusedRules } from './refused.ts';
import { storyRules } from './story.ts';

/** Races, retries, conditions and refused writes leave one whole object under one key. */
export const consistencyRules = [
  ...storyRules,
  ...concurrencyRules,
  ...conditionalRules,
  ...idempotenceRules,
  ...refusedRules,
];
