import { refusesPart } from '../scenes/part-writes.ts';
import { recordedRefusal } from '../scenes/recorded-refusals.ts';

export const mpuPartOtherKeyRules = [
  refusesPart({
    id: 'mpu.part.other-key',
    title: 'UploadPart with another key than that of its upload is refused',
    clause: 'ssec.mpu.same-key',
    mutations: ['key.other'],
    catches: ['part-key-unchecked'],
  }),
  recordedRefusal('mpu.part.other-key.exact'),
];
