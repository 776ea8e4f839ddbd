import { type Exchange, header, isAccepted } from '../../core/exchange.ts';
import { accepted, all, echoes, holds, lacks, says, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { carriers } from '../../spec/operations.ts';
import { keyAndBody } from '../scenes/drawn.ts';

export const echoCompleteRules = [
  rule({
    id: 'echo.complete',
    level: 'MAY',
    title: 'CompleteMultipartUpload with SSE-C headers is accepted, confirms the right key or none',
    clause: 'ssec.echo.key-md5',
    on: ['CompleteMultipartUpload'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: confirmsUploadKeyOrNothing(),
    catches: ['complete-refuses-triple', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'echo.complete.recorded',
    level: 'SHOULD',
    title: 'CompleteMultipartUpload confirms AES256, and the key MD5 if it was sent the key',
    clause: 'recorded.complete-multipart-upload.valid',
    on: ['CompleteMultipartUpload'],
    given: keyAndBody,
    arrange: async ({ have }, { key, body }) =>
      [
        await have.upload({ encryption: ssec(key), parts: [body] }),
        await have.upload({ encryption: ssec(key), parts: [body] }),
      ] as const,
    act: async ({ s3 }, { key }, [one, two]) =>
      [
        await s3.completeMultipartUpload({ upload: one, key }),
        await s3.completeMultipartUpload({ upload: two }),
      ] as const,
    expect: steps(echoes('key'), confirmsAlgorithmAlone()),
    catches: ['no-echo', 'complete-confirms-nothing'],
  }),
];

/** Recorded: without the key, Amazon confirms the algorithm of the upload and no key MD5. */
function confirmsAlgorithmAlone() {
  const algorithm = `${carriers.headers}algorithm`;
  return all(accepted(), says(algorithm, 'AES256'), lacks(`${carriers.headers}key-MD5`));
}

function confirmsUploadKeyOrNothing() {
  return holds<Exchange, { readonly key: { readonly md5Base64: string } }>(
    'confirms the key of the upload or nothing',
    (answer, { key }) => {
      const md5 = header(answer, 'x-amz-server-side-encryption-customer-key-MD5');
      if (isAccepted(answer) && (md5 === undefined || md5 === key.md5Base64)) return [];
      return [{ expected: '2xx, no other key MD5', received: `${answer.status}, ${md5}` }];
    },
  );
}
