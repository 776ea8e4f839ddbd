import { Readable } from 'node:stream';
import type { Sdk } from '../../core/sdk.ts';
import { copySource, sourceKeyOf } from '../copy.ts';
import { partKey } from '../multipart.ts';
import type { Phase } from '../phase.ts';
import { keyOf } from '../write.ts';
import { called } from './call.ts';
import { keyParameters, readParameters } from './key-parameters.ts';
import { attributes, list, remove } from './objects.ts';
import { sdkPackages } from './packages.ts';
import { post, presignedGet, presignedPut } from './presigned.ts';
import { copyInParts, download } from './transfers.ts';
import { inParts, transfer } from './uploads.ts';

/** The AWS SDK as a second client for rules, loaded on the first call. */
export function createSdk(phase: Phase): Sdk {
  return {
    put: (input) => (input.presigned ? presignedPut(phase, input) : put(phase)(input)),
    get: (input) => (input.presigned ? presignedGet(phase, input) : get(phase)(input)),
    head: head(phase),
    copy: copy(phase),
    uploadPart: uploadPart(phase),
    copyInParts: (input) => copyInParts(phase, input),
    download: (input) => download(phase, input),
    attributes: (input) => attributes(phase, input),
    list: (of) => list(phase, of),
    remove: (of) => remove(phase, of),
    inParts: (input) => inParts(phase, input),
    transfer: (input) => transfer(phase, input),
    post: (input) => post(phase, input),
  };
}

function put(phase: Phase): Sdk['put'] {
  return async ({ key, body, checksum, scheme, streams }) => {
    const { PutObjectCommand } = await sdkPackages.client();
    const command = new PutObjectCommand({
      Bucket: phase.trial.options.bucket,
      Key: phase.trial.freshName(),
      ...(streams
        ? { Body: Readable.from([...halves(body.bytes())]), ContentLength: body.sizeBytes }
        : { Body: body.bytes() }),
      ...(checksum && { ChecksumAlgorithm: checksum }),
      ...keyParameters(phase, key),
    });
    const wish = { ...(scheme && { scheme }), ...(streams && { checksums: 'default' as const }) };
    return called(phase, wish, async (client) => ({ output: await client.send(command) }));
  };
}

/** As a stream gives a body: in pieces. */
function halves(bytes: Uint8Array): readonly Uint8Array[] {
  const middle = Math.ceil(bytes.byteLength / 2);
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
}

function get(phase: Phase): Sdk['get'] {
  return async (input) => {
    const { GetObjectCommand } = await sdkPackages.client();
    const command = new GetObjectCommand(readParameters(phase, input));
    const { scheme } = input;
    return called(phase, { ...(scheme && { scheme }) }, async (client) => {
      const output = await client.send(command);
      // The SDK compares the checksum when the body has been read to its end.
      return { output, body: (await output.Body?.transformToByteArray()) ?? new Uint8Array(0) };
    });
  };
}

function head(phase: Phase): Sdk['head'] {
  return async (input) => {
    const { HeadObjectCommand } = await sdkPackages.client();
    const command = new HeadObjectCommand(readParameters(phase, input));
    return called(phase, {}, async (client) => ({ output: await client.send(command) }));
  };
}

function copy(phase: Phase): Sdk['copy'] {
  return async ({ source, sourceKey, to, onto }) => {
    const { CopyObjectCommand } = await sdkPackages.client();
    const readKey = sourceKeyOf({ source, ...(sourceKey && { sourceKey }) });
    const { SSECustomerAlgorithm, SSECustomerKey } = keyParameters(phase, readKey);
    const command = new CopyObjectCommand({
      Bucket: phase.trial.options.bucket,
      Key: onto === 'itself' ? source.name : phase.trial.freshName(),
      CopySource: copySource(phase, source)[1],
      ...(SSECustomerKey && {
        CopySourceSSECustomerAlgorithm: SSECustomerAlgorithm,
        CopySourceSSECustomerKey: SSECustomerKey,
      }),
      ...keyParameters(phase, keyOf(to)),
    });
    return called(phase, {}, async (client) => ({ output: await client.send(command) }));
  };
}

function uploadPart(phase: Phase): Sdk['uploadPart'] {
  return async ({ upload, number, body, key }) => {
    const { UploadPartCommand } = await sdkPackages.client();
    const command = new UploadPartCommand({
      Bucket: phase.trial.options.bucket,
      Key: upload.name,
      UploadId: upload.id,
      PartNumber: number,
      Body: body.bytes(),
      ...keyParameters(phase, partKey({ upload, ...(key && { key }) })),
    });
    return called(phase, {}, async (client) => ({ output: await client.send(command) }));
  };
}
