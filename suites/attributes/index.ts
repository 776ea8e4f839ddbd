import { attrsRules } from './attrs.ts';

export const attributesRules = [...attrsRules];
