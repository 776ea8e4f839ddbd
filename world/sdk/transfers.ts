import type { S3Client } from '@aws-sdk/client-s3';
import type { Exchange } from '../../core/exchange.ts';
import type { Sdk, SdkDownload } from '../../core/sdk.ts';
import { copySource, sourceKeyOf } from '../copy.ts';
import type { Phase } from '../phase.ts';
import { called, type Returned } from './call.ts';
import { keyParameters, readParameters } from './key-parameters.ts';
import { sdkPackages } from './packages.ts';

/** First and last byte of each slice, as the value of a range header. */
function slicesOf(sizeBytes: number, sliceBytes: number): readonly string[] {
  const count = Math.ceil(sizeBytes / sliceBytes);
  return Array.from({ length: count }, (_, index) => {
    const last = Math.min(sizeBytes, (index + 1) * sliceBytes) - 1;
    return `bytes=${index * sliceBytes}-${last}`;
  });
}

/** A copy above the size of one part, as transfer managers make it. */
export async function copyInParts(
  phase: Phase,
  input: Parameters<Sdk['copyInParts']>[0],
): Promise<Exchange> {
  const { source, sourceKey, key } = input;
  const readKey = sourceKeyOf({ source, ...(sourceKey && { sourceKey }) });
  const { SSECustomerAlgorithm, SSECustomerKey } = keyParameters(phase, readKey);
  const place = { Bucket: phase.trial.options.bucket, Key: phase.trial.freshName() };
  const from = {
    CopySource: copySource(phase, source)[1],
    ...(SSECustomerKey && {
      CopySourceSSECustomerAlgorithm: SSECustomerAlgorithm,
      CopySourceSSECustomerKey: SSECustomerKey,
    }),
  };
  const head = readParameters(phase, { of: source, ...(sourceKey && { key: sourceKey }) });
  const to = { ...place, ...keyParameters(phase, key) };
  return called(phase, {}, (client) => copied(client, { head, from, to, input }));
}

async function copied(
  client: S3Client,
  {
    head,
    from,
    to,
    input,
  }: {
    readonly head: ReturnType<typeof readParameters>;
    readonly from: { readonly CopySource: string };
    readonly to: { readonly Bucket: string; readonly Key: string };
    readonly input: { readonly partSizeBytes: number };
  },
): Promise<Returned> {
  const sdk = await sdkPackages.client();
  const { ContentLength = 0, ETag } = await client.send(new sdk.HeadObjectCommand(head));
  const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(to));
  const Parts = [];
  for (const [index, CopySourceRange] of slicesOf(ContentLength, input.partSizeBytes).entries()) {
    const PartNumber = index + 1;
    const part = { UploadId, PartNumber, CopySourceRange, CopySourceIfMatch: ETag };
    const { CopyPartResult } = await client.send(
      new sdk.UploadPartCopyCommand({ ...from, ...to, ...part }),
    );
    Parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
  }
  const { Bucket, Key } = to;
  const completed = { Bucket, Key, UploadId, MultipartUpload: { Parts } };
  return { output: await client.send(new sdk.CompleteMultipartUploadCommand(completed)) };
}

/** A download in ranges that are read at the same time and bound to one ETag. */
export async function download(phase: Phase, input: SdkDownload): Promise<Exchange> {
  const sdk = await sdkPackages.client();
  const parameters = readParameters(phase, { ...input, verifies: true });
  return called(phase, {}, async (client) => {
    const { ContentLength = 0, ETag } = await client.send(new sdk.HeadObjectCommand(parameters));
    const slices = slicesOf(ContentLength, input.sliceBytes).map(async (Range) => {
      const command = new sdk.GetObjectCommand({ ...parameters, Range, IfMatch: ETag });
      const output = await client.send(command);
      return { output, bytes: (await output.Body?.transformToByteArray()) ?? new Uint8Array(0) };
    });
    const read = await Promise.all(slices);
    const { ContentRange: _, ...output } = read[0]?.output ?? {};
    const body = Buffer.concat(read.map(({ bytes }) => bytes));
    return { output: { ...output, ContentLength: body.byteLength }, body };
  });
}
