import { concurrencyRules } from './concurrency.ts';
import { conditionalRules } from './conditional.ts';
import { idempotenceRules } from './idempotence.ts';
import { refusedRules } from './refused.ts';
import { storyRules } from './story.ts';

export const consistencyRules = [
  ...storyRules,
  ...concurrencyRules,
  ...conditionalRules,
  ...idempotenceRules,
  ...refusedRules,
];
