import { refusals } from '../../spec/recorded/refusals.ts';
import { refusesPart } from '../scenes/part-writes.ts';

export const mpuPartOtherKeyRules = [
  refusesPart({
    id: 'mpu.part.other-key',
    title: 'UploadPart with another key than that of its upload is refused',
    clause: 'ssec.mpu.same-key',
    mutations: ['key.other'],
    catches: ['part-key-unchecked'],
  }),
  refusesPart({
    id: 'mpu.part.other-key.exact',
    title: 'UploadPart with another key than its upload is 400 InvalidRequest with the AWS message',
    clause: 'recorded.part.other-key',
    mutations: ['key.other'],
    exact: refusals['not-the-original-key'],
    catches: ['part-key-unchecked'],
  }),
];
