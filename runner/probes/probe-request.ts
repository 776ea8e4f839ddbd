import { createHash } from 'node:crypto';
import type { HeaderPair, QueryPair } from '../../core/values.ts';
import type { OperationName } from '../../spec/operations.ts';
import { ask } from '../../world/ask.ts';
import type { DraftInput } from '../../world/draft.ts';
import type { ProbeContext } from './probe.ts';

/** A plain request of a probe. */
export interface Request {
  readonly operation: OperationName;
  /** A fresh name, instead of that of the plain object. */
  readonly fresh?: string;
  readonly headers?: readonly HeaderPair[];
  readonly query?: readonly QueryPair[];
  readonly vary?: DraftInput['vary'];
  readonly body?: string | Buffer;
}

/** Sends a plain request on the plain object of the probes, or on a fresh name. */
export function send({ connection, facts, plainName }: ProbeContext, of: Request) {
  const { fresh, body = '', ...rest } = of;
  const isDocument = typeof body === 'string' && body.startsWith('<');
  const documentHeaders: readonly HeaderPair[] = isDocument
    ? [
        ['content-md5', createHash('md5').update(body).digest('base64')],
        ['content-type', 'application/xml'],
      ]
    : [];
  return ask(connection.client, {
    ...rest,
    bucket: facts.bucket,
    name: fresh === undefined ? plainName : `${facts.prefix}preflight/${fresh}`,
    headers: [...documentHeaders, ...(of.headers ?? [])],
    body: typeof body === 'string' ? Buffer.from(body) : body,
  });
}
