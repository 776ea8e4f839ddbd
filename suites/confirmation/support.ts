import { echoes, refusedOrEncrypted } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain } from '../../core/values.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { writeAndRead } from '../scenes/write-and-read.ts';

export const supportRules = [
  rule({
    id: 'support.success-implies-echo',
    level: 'MUST',
    title: 'An accepted write with valid SSE-C headers confirms algorithm and key MD5',
    clause: 'ssec.put.echo',
    on: ['PutObject', 'CopyObject', 'CreateMultipartUpload', 'UploadPart', 'UploadPartCopy'],
    given: keyAndBody,
    arrange: ({ have, write }, drawn) => have.accepted(write(drawn)),
    act: async (_, __, written) => written,
    expect: echoes('key'),
    catches: ['no-echo', 'copy-ignores-target-triple'],
  }),
  rule({
    id: 'support.refuse-not-ignore',
    level: 'MUST',
    title: 'A write with valid SSE-C headers is refused, or its object readable only with the key',
    clause: 'ssec.not-implemented',
    on: [
      'PutObject',
      'CopyObject',
      'CreateMultipartUpload',
      'UploadPart',
      'UploadPartCopy',
      'PostObject',
    ],
    given: keyAndBody,
    act: writeAndRead,
    control: ({ s3 }, { body }) => s3.putObject({ body, encryption: plain }),
    expect: refusedOrEncrypted(),
    catches: ['serves-without-key', 'copy-ignores-target-triple', 'ignores-ssec'],
  }),
];
