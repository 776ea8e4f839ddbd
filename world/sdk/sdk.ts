import type { Sdk } from '../../core/sdk.ts';
import type { TrialContext } from '../context.ts';
import { copySource } from '../copy.ts';
import { sealingKey } from '../multipart.ts';
import { openingKey } from '../read.ts';
import { keyOf } from '../write.ts';
import { called } from './call.ts';
import { post, presignedGet, presignedPut } from './links.ts';
import { sdkPackages } from './packages.ts';
import { openingInput, sealedBy } from './sealed.ts';
import { inParts, transfer } from './uploads.ts';

/** The SDK as a rule sees it. Nothing is loaded before the first call. */
export function createSdk(trial: TrialContext): Sdk {
  return {
    put: (input) => (input.presigned ? presignedPut(trial, input) : put(trial)(input)),
    get: (input) => (input.presigned ? presignedGet(trial, input) : get(trial)(input)),
    head: head(trial),
    copy: copy(trial),
    uploadPart: uploadPart(trial),
    inParts: (input) => inParts(trial, input),
    transfer: (input) => transfer(trial, input),
    post: (input) => post(trial, input),
  };
}

function put(trial: TrialContext): Sdk['put'] {
  return async ({ key, body, checksum, scheme }) => {
    const { PutObjectCommand } = await sdkPackages.client();
    const command = new PutObjectCommand({
      Bucket: trial.options.bucket,
      Key: trial.freshName(),
      Body: body.bytes(),
      ...(checksum && { ChecksumAlgorithm: checksum }),
      ...sealedBy(trial, key),
    });
    return called(trial, { ...(scheme && { scheme }) }, async (client) => ({
      output: await client.send(command),
    }));
  };
}

function get(trial: TrialContext): Sdk['get'] {
  return async (input) => {
    const { GetObjectCommand } = await sdkPackages.client();
    const command = new GetObjectCommand(openingInput(trial, input));
    const { scheme } = input;
    return called(trial, { ...(scheme && { scheme }) }, async (client) => {
      const output = await client.send(command);
      // Reading to the end is what compares the checksum.
      return { output, body: (await output.Body?.transformToByteArray()) ?? new Uint8Array(0) };
    });
  };
}

function head(trial: TrialContext): Sdk['head'] {
  return async (input) => {
    const { HeadObjectCommand } = await sdkPackages.client();
    const command = new HeadObjectCommand(openingInput(trial, input));
    return called(trial, {}, async (client) => ({ output: await client.send(command) }));
  };
}

function copy(trial: TrialContext): Sdk['copy'] {
  return async ({ source, sourceKey, to, onto }) => {
    const { CopyObjectCommand } = await sdkPackages.client();
    const opening = openingKey({ of: source, ...(sourceKey && { key: sourceKey }) });
    const { SSECustomerAlgorithm, SSECustomerKey } = sealedBy(trial, opening);
    const command = new CopyObjectCommand({
      Bucket: trial.options.bucket,
      Key: onto === 'itself' ? source.name : trial.freshName(),
      CopySource: copySource(trial, source)[1],
      ...(SSECustomerKey && {
        CopySourceSSECustomerAlgorithm: SSECustomerAlgorithm,
        CopySourceSSECustomerKey: SSECustomerKey,
      }),
      ...sealedBy(trial, keyOf(to)),
    });
    return called(trial, {}, async (client) => ({ output: await client.send(command) }));
  };
}

function uploadPart(trial: TrialContext): Sdk['uploadPart'] {
  return async ({ upload, number, body, key }) => {
    const { UploadPartCommand } = await sdkPackages.client();
    const command = new UploadPartCommand({
      Bucket: trial.options.bucket,
      Key: upload.name,
      UploadId: upload.id,
      PartNumber: number,
      Body: body.bytes(),
      ...sealedBy(trial, sealingKey({ upload, ...(key && { key }) })),
    });
    return called(trial, {}, async (client) => ({ output: await client.send(command) }));
  };
}
