import { specialRules } from './special.ts';

/** Storage classes, Select, annotations and torrents do not bypass the key. */
export const otherFeaturesRules = [...specialRules];
