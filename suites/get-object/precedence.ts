import { recordedRefusals } from '../scenes/recorded-refusals.ts';

export const getPrecedenceRules = recordedRefusals('GetObject');
