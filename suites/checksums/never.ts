import { checksumNames, checksums } from '../../core/checksum.ts';
import { child, childrenNamed, type Exchange } from '../../core/exchange.ts';
import { accepted, all, holds, lacks, refused } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { mutation } from '../../generators/index.ts';
import { crc32, enabled } from '../scenes/checksum-uploads.ts';
import { keyAndBody } from '../scenes/drawn.ts';

export const checksumNeverRules = [
  rule({
    id: 'checksum.never-without-key',
    level: 'MUST',
    title: 'A checksum of the plaintext is never told without the key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    needs: ['checksums'],
    given: { ...keyAndBody, mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation, headers: enabled }),
    expect: all(refused(), lacks('x-amz-checksum-*'), hidesChecksums()),
    catches: ['checksum-told-without-key', 'stores-plaintext', 'serves-without-key'],
  }),
  rule({
    id: 'checksum.never-in-lists',
    level: 'MUST',
    title: 'A list shows an SSE-C object without the checksum of its plaintext',
    clause: 'ssec.get.any-without-key-fails',
    on: ['ListObjectsV2'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ s3 }, _, stored) => s3.listObjectsV2({ prefix: stored.name }),
    expect: all(showsOne(), hidesChecksums()),
    catches: ['lists-show-checksums'],
  }),
];

/** No checksum of the plaintext is in the text of the answer. */
function hidesChecksums() {
  return holds<Exchange, { readonly body: ObjectBody }>(
    'holds no checksum of the plaintext',
    (answer, { body }) => {
      const text = Buffer.from(answer.body);
      const told = checksumNames.find((sum) => text.includes(checksums[sum](body.bytes())));
      return told === undefined
        ? []
        : [{ expected: 'no checksum', received: `the ${told} of the plaintext` }];
    },
  );
}

/** A list that shows the one object that was asked for. */
function showsOne() {
  return holds<Exchange>('shows the object', (answer) => {
    const rejected = accepted().check(answer, undefined);
    if (rejected.length > 0) return rejected;
    const prefix = answer.request.query.find(([name]) => name === 'prefix')?.[1];
    const names = childrenNamed(answer.document, 'Contents').map(
      (entry) => child(entry, 'Key')?.text,
    );
    return names.includes(prefix)
      ? []
      : [{ expected: 'the object in the list', received: `${names.length} others` }];
  });
}
