import { echoRules } from './echo.ts';
import { echoEveryReadRules } from './every-read.ts';
import { echoMadeByRules } from './made-by.ts';
import { supportRules } from './support.ts';

/** Answers confirm the algorithm and the key MD5, and never contain the key. */
export const confirmationRules = [
  ...supportRules,
  ...echoRules,
  ...echoEveryReadRules,
  ...echoMadeByRules,
];
