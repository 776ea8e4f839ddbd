import { echoRules } from './echo.ts';
import { echoEveryReadRules } from './every-read.ts';
import { echoMadeByRules } from './made-by.ts';
import { supportRules } from './support.ts';

export const confirmationRules = [
  ...supportRules,
  ...echoRules,
  ...echoEveryReadRules,
  ...echoMadeByRules,
];
