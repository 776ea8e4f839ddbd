import { recordedRefusals } from '../scenes/recorded-refusals.ts';

export const headPrecedenceRules = recordedRefusals('HeadObject');
