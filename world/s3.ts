import { createHash } from 'node:crypto';
import type { Exchange } from '../core/exchange.ts';
import type { CustomerKey, Stored } from '../core/values.ts';
import type { Plain, S3 } from '../core/world.ts';
import type { OperationName } from '../spec/operations.ts';
import type { TrialContext } from './context.ts';
import { copyObject, uploadPartCopy } from './copy.ts';
import { completeMultipartUpload, onUpload, uploadPart } from './multipart.ts';
import { postObject } from './post.ts';
import { reads, versionQuery } from './read.ts';
import { putObject } from './write.ts';

/** S3 as a rule sees it, one method per operation. */
export function s3(trial: TrialContext): S3 {
  const getObject = reads(trial, 'GetObject');
  return {
    putObject: putObject(trial),
    getObject,
    headObject: reads(trial, 'HeadObject'),
    listObjectsV2: lists(trial, 'ListObjectsV2'),
    listObjects: lists(trial, 'ListObjects'),
    deleteObjects: (input) =>
      plain(trial, 'DeleteObjects', {
        ...input,
        of: { name: '' },
        document: deleteDocument(input.of.map((object) => object.name)),
      }),
    copyObject: copyObject(trial),
    uploadPart: uploadPart(trial),
    uploadPartCopy: uploadPartCopy(trial),
    listParts: (input) => onUpload(trial, 'ListParts', input),
    abortMultipartUpload: (input) => onUpload(trial, 'AbortMultipartUpload', input),
    postObject: postObject(trial),
    completeMultipartUpload: completeMultipartUpload(trial),
    call: (operation, input) => plain(trial, operation, input),
    getWithEach: async (keys) => {
      const name = trial.lastWritten ?? trial.freshName();
      const of = { name, encryption: { mode: 'plain' } } as Stored;
      const each: readonly (CustomerKey | 'none')[] = [...keys, 'none'];
      const answers: Exchange[] = [];
      for (const key of each) answers.push(await getObject({ of, key }));
      return answers as never;
    },
  };
}

function lists(trial: TrialContext, operation: OperationName): S3['listObjectsV2'] {
  return (input) =>
    trial.request({
      operation,
      query: [['prefix', input.prefix ?? trial.options.namePrefix]],
      vary: input,
    });
}

/** A request that names an object, or a bucket, and carries no key. */
function plain(trial: TrialContext, operation: OperationName, input: Plain): Promise<Exchange> {
  const body = Buffer.from(input.document ?? '');
  const md5 = createHash('md5').update(body).digest('base64');
  return trial.request({
    operation,
    name: input.of.name,
    // S3 asks for the Content-MD5 of some documents and takes it for all.
    headers:
      body.byteLength === 0
        ? []
        : [
            ['content-md5', md5],
            ['content-type', 'application/xml'],
          ],
    query: versionQuery(input.of),
    body,
    sealing: input.key,
    vary: input,
  });
}

function deleteDocument(names: readonly string[]): string {
  const objects = names.map((name) => `<Object><Key>${name}</Key></Object>`).join('');
  return `<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${objects}</Delete>`;
}
