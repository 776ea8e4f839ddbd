import { recordedRefusals } from '../scenes/recorded-refusals.ts';

export const copyPrecedenceRules = recordedRefusals('CopyObject');
