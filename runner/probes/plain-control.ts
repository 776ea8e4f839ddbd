import type { Exchange } from '../../core/exchange.ts';
import { isRefusal } from '../../core/expectations/refused.ts';
import { zeroed } from '../../core/false-signature.ts';
import type { HeaderPair, Signing } from '../../core/values.ts';
import type { Feature } from '../../spec/features.ts';
import { ask } from '../../world/ask.ts';
import { type Probe, type ProbeContext, seen } from './probe.ts';
import { send } from './probe-request.ts';

type PlainControl =
  | 'signatures'
  | 'presigned-signatures'
  | 'private-objects'
  | 'second-account'
  | 'slashed-names'
  | 'folder-names'
  | 'long-names';

/** Probes of what an endpoint does with every object, so that its lack says nothing of SSE-C. */
export const plainControlProbes: Readonly<Record<PlainControl & Feature, Probe>> = {
  signatures: refusesFalseSignature('header', 'PutObject of a plain object with a false signature'),
  'presigned-signatures': refusesFalseSignature(
    'query',
    'a presigned PutObject of a plain object with a false signature',
  ),
  'private-objects': async (context) => {
    const answer = await sendSigned(context, 'GetObject', { mode: 'anonymous' });
    const what = 'an anonymous GetObject of a plain object';
    return seen(answer, { what, isThere: isRefusal(answer) });
  },
  'second-account': async (context) => {
    if (context.config.secondCredentials === undefined)
      return { isThere: false, reason: 'no second account is given, as by --second-profile' };
    const answer = await sendSigned(context, 'GetObject', { account: 'second' });
    const what = 'a GetObject of a plain object by the second account';
    // Credentials that nobody has are refused too, which shows nothing of permissions.
    const isKnown = !/^(SignatureDoesNotMatch|Invalid|Expired)/.test(answer.error?.code ?? '');
    return seen(answer, { what, isThere: isKnown && [401, 403, 404].includes(answer.status) });
  },
  'slashed-names': takesName('two//slashes', 'has "//"'),
  'folder-names': takesName('folder/', 'ends in "/"'),
  'long-names': takesName('n'.repeat(840), 'has 840 letters in a row'),
};

/** Some endpoints store objects as files, whose names are shorter than those of S3, or other ones. */
function takesName(fresh: string, says: string): Probe {
  return async (context) => {
    const answer = await send(context, { operation: 'PutObject', fresh, body: 'x' });
    return seen(answer, { what: `PutObject of a plain object whose name ${says}` });
  };
}

/** The feature is there if a request is refused whose signature is of other headers. */
function refusesFalseSignature(mode: 'header' | 'query', what: string): Probe {
  return async (context) => {
    const answer = await sendSigned(context, 'PutObject', { mode, tamper: spoilt });
    return seen(answer, { what, isThere: isRefusal(answer) });
  };
}

function sendSigned(
  { connection, facts, plainName }: ProbeContext,
  operation: 'GetObject' | 'PutObject',
  signing: Partial<Signing>,
): Promise<Exchange> {
  const isRead = operation === 'GetObject';
  return ask(connection.client, {
    operation,
    bucket: facts.bucket,
    name: isRead ? plainName : `${facts.prefix}preflight/signature`,
    headers: isRead ? [] : [[signedHeader, 'as signed']],
    vary: { signing },
  });
}

const signedHeader = 'x-amz-meta-signed';

/** Another signature of 64 zeros, and another value of a header that the signature covers. */
function spoilt(headers: readonly HeaderPair[]): readonly HeaderPair[] {
  return headers.map(([name, value]) => [
    name,
    name.toLowerCase() === signedHeader ? 'not as signed' : zeroed(value),
  ]);
}
