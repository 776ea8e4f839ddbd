import { etagContentMd5Rules } from './content-md5.ts';
import { etagRules as own } from './etag.ts';
import { etagMadeByRules } from './made-by.ts';
import { etagOpaqueRules } from './opaque.ts';

/** An ETag is the same until the next write and is not the MD5 of the plaintext. */
export const etagRules = [...own, ...etagContentMd5Rules, ...etagMadeByRules, ...etagOpaqueRules];
