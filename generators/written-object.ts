import type { CustomerKey } from '../core/customer-key.ts';
import type { Exchange, Written } from '../core/exchange.ts';
import type { ObjectBody } from '../core/object-body.ts';
import { type Encryption, type Stored, ssec } from '../core/values.ts';
import type { World } from '../core/world.ts';
import type { OperationName } from '../spec/operations.ts';

type Looker = Pick<World<OperationName>, 'have' | 'look' | 'operation' | 's3'>;

/** An accepted PutObject, and the case's read or list; for PutObject, a GetObject of its first byte. */
export async function shown(
  { have, look, operation, s3 }: Looker,
  of: { readonly body: ObjectBody; readonly encryption: Encryption },
): Promise<readonly [Written, Exchange]> {
  const written = await have.accepted(s3.putObject(of));
  const stored = { ...of, name: written.request.name, etag: '' };
  const headers = of.body.sizeBytes === 0 ? [] : [['range', 'bytes=0-0'] as const];
  const seen = operation === 'PutObject' ? s3.getObject({ of: stored, headers }) : look(stored);
  return [written, await seen];
}

/** The object of an accepted SSE-C write. */
export function storedBy(
  written: Exchange,
  of: { readonly key: CustomerKey; readonly body: ObjectBody },
): Stored {
  const { key, body } = of;
  return { name: written.request.name, encryption: ssec(key), body, etag: '' };
}
