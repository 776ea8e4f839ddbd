import { recordedRefusals } from '../scenes/recorded-refusals.ts';

export const postPrecedenceRules = recordedRefusals('PostObject');
