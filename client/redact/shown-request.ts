import type { RecordedExchange } from '../../core/report.ts';
import type {
  CarriedSsecHeaders,
  HeaderPair,
  QueryPair,
  SentDraft,
  Signing,
} from '../../core/values.ts';
import type { Member } from '../../spec/operations.ts';
import { placeSsecHeaders } from '../sign/place-ssec-headers.ts';
import { encodeComponent, encodePath } from '../sign/uri-encoding.ts';
import { safeParameters, safeRequestHeaders } from './safe-names.ts';
import { type Shower, shownPair } from './shown-value.ts';

const memberNames: Readonly<Record<Member, string>> = {
  algorithm: 'algorithm',
  key: 'key',
  md5: 'key MD5',
};

/** The redacted request of an exchange. */
export function shownRequest(draft: SentDraft, show: Shower): RecordedExchange['request'] {
  const placed = placeSsecHeaders(draft);
  const isSafe = (name: string) => safeRequestHeaders.test(name);
  const headers = placed.headers
    .map((pair) => shownPair(pair, { show, isSafe }))
    .filter((pair): pair is HeaderPair => pair !== undefined);
  const ssecHeaders = draft.ssecHeaders.map((carried) => described(carried, show)).join('; ');
  return {
    operation: draft.operation,
    method: show.text(draft.method),
    scheme: draft.transport.scheme,
    ...(draft.gateway !== undefined && { gateway: draft.gateway }),
    target: targetOf(draft, { query: placed.query, show }),
    headers,
    bodySizeBytes: draft.bodySizeBytes,
    ...(ssecHeaders === '' ? {} : { triple: ssecHeaders }),
    ...signerIn(draft.signing),
  };
}

/** Who signed a request, where the valid one differs from it in that alone. */
function signerIn({ mode, account, tamper }: Signing): Pick<RecordedExchange['request'], 'signer'> {
  if (mode === 'anonymous') return { signer: 'nobody' };
  if (account !== undefined) return { signer: 'second account' };
  return tamper === undefined ? {} : { signer: 'changed after signing' };
}

/** The path-style target, without the parameters that signing adds later. */
function targetOf(
  draft: SentDraft,
  { query, show }: { readonly query: readonly QueryPair[]; readonly show: Shower },
): string {
  const name = draft.name === '' ? '' : `/${encodePath(draft.name)}`;
  const path = show.text(draft.bucket === '' ? name || '/' : `/${draft.bucket}${name}`);
  const parameters = query.flatMap(([parameter, value]): string[] => {
    const encoded = encodeComponent(parameter);
    if (value === undefined) return [show.text(encoded)];
    const isSafe = (lower: string) => safeParameters.test(lower);
    const shown = shownPair([parameter, value], { show, isSafe });
    if (shown === undefined) return [];
    const isVerbatim = isSafe(parameter.toLowerCase());
    return [`${show.text(encoded)}=${isVerbatim ? show.text(encodeComponent(value)) : shown[1]}`];
  });
  return parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;
}

function described({ carrier, members }: CarriedSsecHeaders, show: Shower): string {
  const sent = members.map((pair) => show.member(pair));
  const missing = (Object.keys(memberNames) as Member[])
    .filter((member) => !members.some(([name]) => name === member))
    .map((member) => `no ${memberNames[member]}`);
  return `${carrier}: ${[...sent, ...missing].join(', ')}`;
}
