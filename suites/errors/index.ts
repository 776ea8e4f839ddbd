import { errorsRules as own } from './errors.ts';

export const errorsRules = [...own];
