import { refusesPart } from '../scenes/part-writes.ts';
import { recordedRefusal } from '../scenes/recorded-refusals.ts';

export const mpuPartNoHeadersRules = [
  refusesPart({
    id: 'mpu.part.no-headers',
    title: 'UploadPart without SSE-C headers to an SSE-C upload is refused',
    clause: 'ssec.mpu.same-key',
    mutations: ['triple.none'],
    catches: ['part-key-unchecked'],
  }),
  recordedRefusal('mpu.part.no-headers.exact'),
];
