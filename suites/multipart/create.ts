import type { Exchange } from '../../core/exchange.ts';
import { echoes, holds, listsExactly, refusedThen } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { mutation } from '../../generators/index.ts';
import { keyAndBody, ownBucket } from '../scenes/drawn.ts';
import { badHeaders } from '../scenes/refusals.ts';

export const mpuCreateRules = [
  rule({
    id: 'mpu.create.refused-leaves-nothing',
    level: 'MUST',
    title: 'A CreateMultipartUpload that is refused for its SSE-C headers leaves no upload',
    clause: 'http.refused-not-applied',
    on: ['CreateMultipartUpload'],
    trials: 1,
    given: { ...keyAndBody, mutation: mutation(...badHeaders) },
    act: async ({ write, s3, have }, drawn) => {
      const created = await write(drawn);
      const query = [['prefix', created.request.name]] as const;
      const list = await have.accepted(s3.call('ListMultipartUploads', { of: ownBucket, query }));
      return [created, list] as const;
    },
    expect: refusedThen(
      holds<Exchange>('lists no upload', (list) =>
        listsExactly(list, { entry: 'Upload', child: 'Key', wanted: [] }),
      ),
    ),
    catches: ['refused-create-leaves-upload'],
  }),
  rule({
    id: 'mpu.create.valid',
    level: 'MUST',
    title: 'CreateMultipartUpload with SSE-C headers confirms algorithm and key MD5',
    clause: 'ssec.mpu.create',
    on: ['CreateMultipartUpload'],
    given: keyAndBody,
    act: ({ write }, drawn) => write(drawn),
    expect: echoes('key'),
    catches: ['no-echo'],
  }),
];
