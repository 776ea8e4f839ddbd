import { bytesRules as own } from './bytes.ts';
import { sizeRules } from './size.ts';

export const bytesRules = [...own, ...sizeRules];
