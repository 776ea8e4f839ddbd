import { child, childrenNamed, type Exchange, isAccepted, type Written } from '../core/exchange.ts';
import type { CustomerKey, Encryption, HeaderPair } from '../core/values.ts';
import type { S3, Sealing } from '../core/world.ts';
import type { TrialContext } from './context.ts';

const managedModes = { 'SSE-S3': 'AES256', 'SSE-KMS': 'aws:kms' } as const;

/** The header of SSE-S3 or SSE-KMS, for the requests that ask for it. */
export function managedHeaders(encryption: Encryption | undefined): readonly HeaderPair[] {
  if (encryption === undefined || !(encryption.mode in managedModes)) return [];
  const mode = managedModes[encryption.mode as keyof typeof managedModes];
  return [['x-amz-server-side-encryption', mode]];
}

/** The customer key of an encryption, if it has one. */
export function keyOf(encryption: Encryption | undefined): CustomerKey | undefined {
  return encryption?.mode === 'SSE-C' ? encryption.key : undefined;
}

/** PutObject, and a look at what a refused one left. */
export function putObject(trial: TrialContext, bucket?: string): S3['putObject'] {
  return async (input) => {
    const name = nameOf(trial, input);
    const sealing = input.key ?? keyOf(input.encryption);
    const exchange = await trial.request({
      operation: 'PutObject',
      name,
      headers: managedHeaders(input.encryption),
      body: input.body?.bytes() ?? new Uint8Array(0),
      ...(bucket !== undefined && { bucket }),
      sealing,
      vary: input,
    });
    return written(trial, exchange, { name, isFresh: input.onto === undefined });
  };
}

function nameOf(trial: TrialContext, input: Sealing): string {
  const name = input.onto?.name ?? trial.freshName();
  trial.lastWritten = name;
  return name;
}

/**
 * Adds what an observer without a key finds under the name. Only after a refused write to a fresh
 * name: an accepted one is read back by the rules that claim something about it.
 */
export async function written(
  trial: TrialContext,
  exchange: Exchange,
  under: { readonly name: string; readonly isFresh: boolean },
): Promise<Written> {
  if (isAccepted(exchange) || !under.isFresh || trial.role === 'control') {
    return { ...exchange, left: 'unprobed', afterwards: [] };
  }
  const probe = await trial.request(
    { operation: 'GetObject', name: under.name, vary: {} },
    { role: 'observe' },
  );
  if (probe.status === 404) return { ...exchange, left: 'as before', afterwards: [probe] };
  if (isAccepted(probe)) return { ...exchange, left: 'changed', afterwards: [probe] };
  // An SSE-C object refuses a read without its key; so may a name that is not there, or a policy.
  const list = await trial.request(
    { operation: 'ListObjectsV2', query: [['prefix', under.name]], vary: {} },
    { role: 'observe' },
  );
  return { ...exchange, left: listedAs(list, under.name), afterwards: [probe, list] };
}

/** A list needs no key, so what it shows was stored. */
function listedAs(list: Exchange, name: string): Written['left'] {
  if (!isAccepted(list) || list.document === undefined) return 'unprobed';
  const isListed = childrenNamed(list.document, 'Contents').some(
    (entry) => child(entry, 'Key')?.text === name,
  );
  return isListed ? 'changed' : 'as before';
}
