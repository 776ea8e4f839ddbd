import { recordedRefusals } from '../scenes/recorded-refusals.ts';

export const mpuPrecedenceRules = [
  ...recordedRefusals('CreateMultipartUpload'),
  ...recordedRefusals('UploadPart'),
  ...recordedRefusals('CompleteMultipartUpload'),
];
