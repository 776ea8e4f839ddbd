import { createHash } from 'node:crypto';
import type { Exchange } from '../core/exchange.ts';
import { type CustomerKey, plain, type Stored } from '../core/values.ts';
import type { CallInput, S3 } from '../core/world.ts';
import type { OperationName } from '../spec/operations.ts';
import { copyObject, uploadPartCopy } from './copy.ts';
import { completeMultipartUpload, onUpload, uploadPart } from './multipart.ts';
import { type Phase, request } from './phase.ts';
import { postObject } from './post.ts';
import { readObject, versionQuery } from './read.ts';
import { putObject } from './write.ts';

/** The operations of S3, one method each. */
export function s3(phase: Phase): S3 {
  return {
    putObject: (input) => putObject(phase, input),
    getObject: (input) => readObject(phase, 'GetObject', input),
    headObject: (input) => readObject(phase, 'HeadObject', input),
    listObjectsV2: (input) => list(phase, 'ListObjectsV2', input),
    listObjects: (input) => list(phase, 'ListObjects', input),
    deleteObjects: ({ of, ...vary }) => {
      const document = deleteDocument(of.map(({ name }) => name));
      return call(phase, 'DeleteObjects', { ...vary, of: { name: '' }, document });
    },
    copyObject: (input) => copyObject(phase, input),
    uploadPart: (input) => uploadPart(phase, input),
    uploadPartCopy: (input) => uploadPartCopy(phase, input),
    listParts: (input) => onUpload(phase, 'ListParts', input),
    abortMultipartUpload: (input) => onUpload(phase, 'AbortMultipartUpload', input),
    postObject: (input) => postObject(phase, input),
    completeMultipartUpload: (input) => completeMultipartUpload(phase, input),
    call: (operation, input) => call(phase, operation, input),
    getWithEach: async (of, keys) => (await getWithEach(phase, of, keys)) as never,
    readBack: async (write, keys) => {
      const written = await write;
      return [written, ...(await getWithEach(phase, written.request, keys))] as never;
    },
  };
}

async function getWithEach(
  phase: Phase,
  { name }: Pick<Stored, 'name'>,
  keys: readonly CustomerKey[],
): Promise<readonly Exchange[]> {
  const of = { name, encryption: plain } as Stored;
  const answers: Exchange[] = [];
  for (const key of [...keys, 'none'] as const)
    answers.push(await readObject(phase, 'GetObject', { of, key }));
  return answers;
}

function list(
  phase: Phase,
  operation: 'ListObjectsV2' | 'ListObjects',
  input: Parameters<S3['listObjectsV2']>[0],
): Promise<Exchange> {
  const prefix = input.prefix ?? phase.trial.options.namePrefix;
  return request(phase, { operation, query: [['prefix', prefix]], vary: input });
}

/** A request on an object, or on the bucket, that needs no more than its name. */
function call(phase: Phase, operation: OperationName, input: CallInput): Promise<Exchange> {
  const body = Buffer.from(input.document ?? '');
  const md5 = createHash('md5').update(body).digest('base64');
  return request(phase, {
    operation,
    name: input.of.name,
    // S3 requires a Content-MD5 for some documents and accepts it for all.
    headers:
      body.byteLength === 0
        ? []
        : [
            ['content-md5', md5],
            ['content-type', 'application/xml'],
          ],
    query: versionQuery(input.of),
    body,
    writeKey: input.key,
    vary: input,
  });
}

function deleteDocument(names: readonly string[]): string {
  const objects = names.map((name) => `<Object><Key>${name}</Key></Object>`).join('');
  return `<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${objects}</Delete>`;
}
