import { all, answers } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, objectBody } from '../../generators/index.ts';
import { crc32, enabled, hidesChecksums } from '../scenes/checksum-uploads.ts';

export const checksumRangeRules = [
  rule({
    id: 'checksum.range',
    level: 'SHOULD',
    title: 'A range of an SSE-C object in checksum mode has no checksum of the whole object',
    clause: 'checksum.of-object',
    on: ['GetObject'],
    needs: ['checksums'],
    trials: 1,
    given: { key: customerKey(), body: objectBody({ sizeBytes: 4097 }) },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ read }, _, stored) => read(stored, { headers: [...enabled, ['range', 'bytes=3-9']] }),
    expect: all(answers(206), hidesChecksums()),
    catches: ['range-has-whole-checksum'],
  }),
];
