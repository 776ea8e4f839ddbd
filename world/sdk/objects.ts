import type { Exchange } from '../../core/exchange.ts';
import type { SdkRead } from '../../core/sdk.ts';
import type { Stored } from '../../core/values.ts';
import type { Phase } from '../phase.ts';
import { called } from './call.ts';
import { readParameters } from './key-parameters.ts';
import { sdkPackages } from './packages.ts';

/** GetObjectAttributes with the key of the object, another one or none. */
export async function attributes(phase: Phase, input: SdkRead): Promise<Exchange> {
  const { GetObjectAttributesCommand } = await sdkPackages.client();
  const command = new GetObjectAttributesCommand({
    ...readParameters(phase, input),
    ObjectAttributes: ['ETag', 'ObjectSize', 'StorageClass'],
  });
  return called(phase, {}, async (client) => ({ output: await client.send(command) }));
}

/** ListObjectsV2 with the name of the object as its prefix. */
export async function list(phase: Phase, of: Stored): Promise<Exchange> {
  const { ListObjectsV2Command } = await sdkPackages.client();
  const command = new ListObjectsV2Command({ Bucket: bucketOf(phase, of), Prefix: of.name });
  return called(phase, {}, async (client) => ({ output: await client.send(command) }));
}

/** DeleteObjects of one name; an error that the answer has for it counts as a refusal. */
export async function remove(phase: Phase, of: Stored): Promise<Exchange> {
  const { DeleteObjectsCommand } = await sdkPackages.client();
  const Delete = { Objects: [{ Key: of.name }] };
  const command = new DeleteObjectsCommand({ Bucket: bucketOf(phase, of), Delete });
  return called(phase, {}, async (client) => ({ output: await client.send(command) }));
}

function bucketOf({ trial }: Phase, { bucket }: Stored): string {
  return bucket ?? trial.options.bucket;
}
