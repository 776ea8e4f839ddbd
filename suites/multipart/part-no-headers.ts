import { refusals } from '../../spec/recorded/refusals.ts';
import { refusesPart } from '../scenes/part-writes.ts';

export const mpuPartNoHeadersRules = [
  refusesPart({
    id: 'mpu.part.no-headers',
    title: 'UploadPart without SSE-C headers to an SSE-C upload is refused',
    clause: 'ssec.mpu.same-key',
    mutations: ['triple.none'],
    catches: ['part-key-unchecked'],
  }),
  refusesPart({
    id: 'mpu.part.no-headers.exact',
    title: 'UploadPart without the SSE-C headers of its upload is 400 InvalidRequest, AWS message',
    clause: 'recorded.part.no-headers',
    mutations: ['triple.none'],
    exact: refusals['upload-differs'],
    catches: ['part-key-unchecked', 'errors-without-document'],
  }),
];
