import { CustomerKey } from '../core/customer-key.ts';
import { type Exchange, isAccepted } from '../core/exchange.ts';
import type { ObjectBody } from '../core/object-body.ts';
import { type Mutation, plain, type Stored, ssec } from '../core/values.ts';
import type { World } from '../core/world.ts';

type Writer = Pick<World<'PutObject' | 'PostObject' | 'CopyObject'>, 'have' | 's3' | 'operation'>;

interface Wanted {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
  readonly mutation: Mutation;
}

/**
 * The case's operation with mutated SSE-C headers. Where it is accepted, reads of its object follow:
 * with the same headers, with valid ones of the key that was sent, and without a key.
 */
export async function writeAndTryEachKey(
  world: Writer,
  drawn: Wanted,
): Promise<readonly Exchange[]> {
  const write = await written(world, drawn);
  if (!isAccepted(write) || !drawn.mutation.active) return [write];
  const { key, body, mutation } = drawn;
  const of: Stored = { name: write.request.name, encryption: plain, body, etag: '' };
  const { s3 } = world;
  return [
    ...[write, await s3.getObject({ of, key, mutation })],
    ...[await s3.getObject({ of, key: keySent(write) ?? key })],
    await s3.getObject({ of, key: 'none' }),
  ];
}

async function written(
  { have, s3, operation }: Writer,
  { key, body, mutation }: Wanted,
): Promise<Exchange> {
  if (operation === 'PostObject') return s3.postObject({ key, body, mutation });
  if (operation === 'PutObject') return s3.putObject({ key, body, mutation });
  const source = await have.object({ body, encryption: plain });
  return s3.copyObject({ source, to: ssec(key), mutation });
}

/** The bytes of the key in the SSE-C headers of a write. */
function keySent({ request }: Exchange): CustomerKey | undefined {
  const carried = request.ssecHeaders.find(({ carrier }) => carrier !== 'copySourceHeaders');
  const [, text = ''] = carried?.members.find(([member]) => member === 'key') ?? [];
  const bytes = Buffer.from(text, 'base64');
  return bytes.byteLength === 0 ? undefined : CustomerKey.of(bytes);
}
