import { onTestFinished } from 'vitest';
import { createSender, type Limits, type Sender, type SignedRequest } from '../../client/index.ts';
import { certificate } from './endpoints.ts';

/** A sender that trusts the test certificate; closed with its test. */
export async function senderWith(limits: Partial<Limits> = {}): Promise<Sender> {
  const { cert: ca } = await certificate();
  const sender = createSender({ ca, concurrency: 2, limits: { timeoutMs: 30_000, ...limits } });
  onTestFinished(() => sender.close());
  return sender;
}

/** An unsigned GET, of which tests change some fields. */
export function request(origin: string, of: Partial<SignedRequest> = {}): SignedRequest {
  return {
    origin,
    method: 'GET',
    path: '/',
    headers: [['Host', origin.replace(/^https?:\/\//, '')]],
    body: new Uint8Array(0),
    transport: { scheme: 'https', wire: 'client' },
    signatures: [],
    ...of,
  };
}

/** Bytes as text, one character each. */
export const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
