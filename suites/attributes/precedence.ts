import { recordedRefusals } from '../scenes/recorded-refusals.ts';

export const attrsPrecedenceRules = recordedRefusals('GetObjectAttributes');
