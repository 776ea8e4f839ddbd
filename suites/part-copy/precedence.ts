import { recordedRefusals } from '../scenes/recorded-refusals.ts';

export const upcPrecedenceRules = recordedRefusals('UploadPartCopy');
