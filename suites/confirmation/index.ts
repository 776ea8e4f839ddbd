import { echoRules } from './echo.ts';
import { echoEveryReadRules } from './every-read.ts';
import { echoMadeByRules } from './made-by.ts';
import { supportRules } from './support.ts';

/** Answers name the algorithm and the key MD5 in use, and never the key. */
export const confirmationRules = [
  ...supportRules,
  ...echoRules,
  ...echoEveryReadRules,
  ...echoMadeByRules,
];
