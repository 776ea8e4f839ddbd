import type { Exchange } from '../../core/exchange.ts';
import { holds, listsExactly, refusedThen } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { mutation } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { partScene, sendPart } from '../scenes/part-writes.ts';

export const mpuPartRefusedLeavesNothingRules = [
  rule({
    id: 'mpu.part.refused-leaves-nothing',
    level: 'MUST',
    title: 'UploadPart or UploadPartCopy that is refused for its key adds no part to the upload',
    clause: 'http.refused-not-applied',
    on: ['UploadPart', 'UploadPartCopy'],
    trials: 1,
    given: { ...keyAndBody, mutation: mutation('key.other', 'key.len-31') },
    arrange: ({ have, operation }, drawn) => partScene({ have, operation }, drawn),
    act: async ({ s3, have }, { body, mutation }, scene) => {
      const sent = await sendPart(s3, scene, { number: 2, body, mutation });
      return [sent, await have.accepted(s3.listParts({ upload: scene.upload }))] as const;
    },
    expect: refusedThen(
      holds<Exchange>('lists the first part alone', (list) =>
        listsExactly(list, { entry: 'Part', child: 'PartNumber', wanted: ['1'] }),
      ),
    ),
    catches: ['refused-part-leaves-another'],
  }),
];
