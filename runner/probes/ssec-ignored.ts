import { ssecIgnoredSentence } from '../../core/diagnosis.ts';
import { answered, type Exchange, isAccepted } from '../../core/exchange.ts';
import type { PreflightCheck } from '../../core/report.ts';
import { ask } from '../../world/ask.ts';
import type { Connection } from '../session.ts';
import { keylessReads, whyOpen } from './keyless.ts';

/** That an endpoint ignores SSE-C headers, with the requests that show it. */
export interface SsecIgnored {
  readonly says: string;
  readonly exchanges: readonly Exchange[];
}

const shortKey = Buffer.alloc(16, 'x').toString('base64');

/**
 * Looks whether SSE-C headers make a difference: whether an object that was written with them needs
 * its key, and whether a key of 16 bytes is refused.
 */
export async function looksAtKeys(
  connection: Connection,
  of: { readonly bucket: string; readonly prefix: string; readonly seed: number },
): Promise<{ readonly check: PreflightCheck; readonly ignored?: SsecIgnored }> {
  const name = 'SSE-C objects need their key';
  const reads = await keylessReads(connection, of, 'PutObject');
  const why = whyOpen('PutObject', reads);
  if (why === undefined || reads === undefined) {
    const detail =
      'an object that was written with SSE-C was read with neither another key nor none';
    return { check: { name, outcome: 'ok', detail } };
  }
  const short = await withShortKey(connection, of);
  const isIgnored = reads.isReadableWithoutKey && reads.isReadableWithOtherKey && isAccepted(short);
  if (!isIgnored) return { check: { name, outcome: 'note', detail: why } };
  const says = `${ssecIgnoredSentence}. GetObject without a key returned an object that PutObject had stored with SSE-C headers, and a key of 16 bytes was answered with ${answered(short)}.`;
  return {
    check: { name, outcome: 'fail', detail: says },
    ignored: { says, exchanges: [...reads.exchanges, short] },
  };
}

function withShortKey(
  { client }: Connection,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
): Promise<Exchange> {
  const customer = 'x-amz-server-side-encryption-customer-';
  return ask(client, {
    ...{ operation: 'PutObject', bucket, name: `${prefix}preflight/key-of-16-bytes` },
    headers: [
      [`${customer}algorithm`, 'AES256'],
      [`${customer}key`, shortKey],
      [`${customer}key-MD5`, 'AAAAAAAAAAAAAAAAAAAAAA=='],
    ],
  });
}
