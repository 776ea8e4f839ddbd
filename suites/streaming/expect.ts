import { echoes, refusedAndConcealed, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { putOrPartAndRead, uploadForPart } from '../scenes/write-and-read.ts';

export const expectRules = [
  rule({
    id: 'expect.100-continue',
    level: 'SHOULD',
    title: 'SSE-C PutObject or UploadPart with Expect: 100-continue confirms and reads back',
    clause: 'http.expect',
    on: ['PutObject', 'UploadPart'],
    given: keyAndBody,
    arrange: (world, { key }) => uploadForPart(world, { key }),
    act: (world, drawn, upload) =>
      putOrPartAndRead(world, { ...drawn, transport: { expectContinue: true } }, upload),
    expect: steps(echoes('key'), returns('body'), refusedAndConcealed()),
    catches: ['refuses-expect-continue'],
  }),
];
