import { etagContentMd5Rules } from './content-md5.ts';
import { etagRules as own } from './etag.ts';
import { etagMadeByRules } from './made-by.ts';
import { etagOpaqueRules } from './opaque.ts';

export const etagRules = [...own, ...etagContentMd5Rules, ...etagMadeByRules, ...etagOpaqueRules];
