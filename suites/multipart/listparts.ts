import { answers, showsParts } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey } from '../../generators/index.ts';
import { checksumUpload } from '../scenes/checksum-uploads.ts';
import { keyAndBody } from '../scenes/drawn.ts';

export const mpuListpartsRules = [
  rule({
    id: 'mpu.listparts.no-key',
    level: 'MUST',
    title: 'ListParts of an SSE-C upload without a key shows its parts with plaintext sizes',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, _, upload) => ({ list: await s3.listParts({ upload }), upload }),
    expect: showsParts(),
    catches: ['list-parts-needs-key', 'list-parts-names-other-etags'],
  }),
  rule({
    id: 'mpu.listparts.with-key',
    level: 'SHOULD',
    title: 'ListParts with the SSE-C headers of the upload shows its parts with plaintext sizes',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key }, upload) => ({ list: await s3.listParts({ upload, key }), upload }),
    expect: showsParts(),
    catches: ['list-parts-refuses-triple', 'list-parts-names-other-etags'],
  }),
  rule({
    id: 'mpu.listparts.wrong-key',
    level: 'SHOULD',
    title: 'ListParts of an SSE-C upload with another key is answered with 200, 400 or 403',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    given: { ...keyAndBody, other: customerKey() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { other }, upload) => s3.listParts({ upload, key: other }),
    expect: answers(200, 400, 403),
    catches: ['crash-on-list-parts-key'],
  }),
  rule({
    id: 'mpu.listparts.checksum-needs-key',
    level: 'MAY',
    title: 'ListParts of an SSE-C checksum upload without a key is answered with 200, 400 or 403',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have, s3 }, { key, body }) => checksumUpload({ have, s3 }, { key, body }),
    act: ({ s3 }, _, upload) => s3.listParts({ upload }),
    expect: answers(200, 400, 403),
    catches: ['crash-on-list-parts-key'],
  }),
];
