import type { S3Client } from '@aws-sdk/client-s3';
import type { Exchange } from '../../core/exchange.ts';
import type { SdkUpload } from '../../core/sdk.ts';
import type { Phase } from '../phase.ts';
import { called, type Returned } from './call.ts';
import { keyParameters } from './key-parameters.ts';
import { sdkPackages } from './packages.ts';

/** Bucket, name and SSE-C parameters of an upload. */
type Target = ReturnType<typeof targetOf>;

/** CreateMultipartUpload, each UploadPart in turn, CompleteMultipartUpload. */
export async function inParts(phase: Phase, input: SdkUpload): Promise<Exchange> {
  const target = targetOf(phase, input);
  const parts = partsOf(input);
  const send = input.resumes ? resumed : stepByStep;
  return called(phase, {}, (client) => send(client, target, parts));
}

async function stepByStep(
  client: S3Client,
  target: Target,
  bodies: readonly Uint8Array[],
): Promise<Returned> {
  const { CompleteMultipartUploadCommand, CreateMultipartUploadCommand, UploadPartCommand } =
    await sdkPackages.client();
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target));
  const Parts = [];
  for (const [index, Body] of bodies.entries()) {
    const PartNumber = index + 1;
    const part = await client.send(
      new UploadPartCommand({ ...target, UploadId, PartNumber, Body }),
    );
    Parts.push({ PartNumber, ETag: part.ETag });
  }
  const { Bucket, Key } = target;
  const completed = { Bucket, Key, UploadId, MultipartUpload: { Parts } };
  return { output: await client.send(new CompleteMultipartUploadCommand(completed)) };
}

/** The second part is missing at first. What ListParts shows is kept, the rest is uploaded. */
async function resumed(
  client: S3Client,
  target: Target,
  bodies: readonly Uint8Array[],
): Promise<Returned> {
  const {
    CompleteMultipartUploadCommand,
    CreateMultipartUploadCommand,
    ListPartsCommand,
    UploadPartCommand,
  } = await sdkPackages.client();
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target));
  const upload = async (index: number) => {
    const part = { UploadId, PartNumber: index + 1, Body: bodies[index] ?? new Uint8Array(0) };
    await client.send(new UploadPartCommand({ ...target, ...part }));
  };
  const { Bucket, Key } = target;
  const there = async () =>
    (await client.send(new ListPartsCommand({ Bucket, Key, UploadId }))).Parts ?? [];
  for (const index of bodies.keys()) if (index !== 1) await upload(index);
  const numbers = (await there()).map(({ PartNumber }) => PartNumber);
  for (const index of bodies.keys()) if (!numbers.includes(index + 1)) await upload(index);
  const Parts = (await there()).map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
  const completed = { Bucket, Key, UploadId, MultipartUpload: { Parts } };
  return { output: await client.send(new CompleteMultipartUploadCommand(completed)) };
}

/** An upload by the transfer manager, which splits the body into parts of the first size. */
export async function transfer(phase: Phase, input: SdkUpload): Promise<Exchange> {
  const { Upload } = await sdkPackages.transfers();
  const params = { ...targetOf(phase, input), Body: input.body.bytes() };
  const partSize = input.partSizesBytes[0];
  return called(phase, { checksums: 'default' }, async (client) => ({
    output: await new Upload({ client, params, ...(partSize && { partSize }) }).done(),
  }));
}

function targetOf(phase: Phase, { key }: SdkUpload) {
  return {
    Bucket: phase.trial.options.bucket,
    Key: phase.trial.freshName(),
    ...keyParameters(phase, key),
  };
}

/** The bytes of each part. */
function partsOf({ body, partSizesBytes }: SdkUpload): readonly Uint8Array[] {
  const bytes = body.bytes();
  let firstByte = 0;
  return partSizesBytes.map((sizeBytes) => {
    const part = bytes.subarray(firstByte, firstByte + sizeBytes);
    firstByte += sizeBytes;
    return part;
  });
}
