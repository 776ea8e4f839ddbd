import type { Draft, HeaderPair } from '../../core/values.ts';
import { destinationOf, withDefaults } from './destination.ts';
import { formBody } from './form-body.ts';
import { framed } from './framing.ts';
import { placeSsecHeaders } from './place-ssec-headers.ts';
import { algorithm, type Scope, scopeOf, signText } from './signature.ts';
import type { SignContext, SignedRequest } from './signed-request.ts';
import { encodeQuery } from './uri-encoding.ts';

const expiresSecondsDefault = 300;

/**
 * Signs a POST form with a policy whose conditions are exactly the fields that are sent.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function signForm(draft: Draft, context: SignContext): SignedRequest {
  const { origin, host, path } = destinationOf({ ...draft, name: '' }, context);
  const placed = placeSsecHeaders(draft);
  const scope = scopeOf(context);
  const fields = unsignedFields(draft, { scope, context, own: placed.fields });
  const policy = Buffer.from(policyText(draft, { fields, context })).toString('base64');
  const signature = signPolicy(scope, policy);
  const form = formBody({
    fields: withDefaults(fields, [
      ['policy', policy],
      ['x-amz-signature', signature],
    ]),
    file: draft.body,
    afterFile: draft.form?.afterFile ?? [],
  });
  const headers = withDefaults(placed.headers, [
    ['Host', host],
    ['Content-Type', form.contentType],
  ]);
  const final = framed(draft, { headers, body: form.bytes });
  const query = encodeQuery(placed.query);
  return {
    ...{ origin, method: draft.method, transport: draft.transport },
    path: query === '' ? path : `${path}?${query}`,
    headers: draft.signing.tamper?.(final) ?? final,
    body: form.bytes,
    signatures: [signature],
  };
}

/** The signature of a Base64 policy. */
export function signPolicy(scope: Scope, policy: string): string {
  return signText(scope, policy);
}

function unsignedFields(
  draft: Draft,
  of: { readonly scope: Scope; readonly context: SignContext; readonly own: readonly HeaderPair[] },
): readonly HeaderPair[] {
  const { accessKeyId, sessionToken } = of.context.credentials;
  const defaults: readonly HeaderPair[] = [
    ['key', draft.name],
    ['x-amz-algorithm', algorithm],
    ['x-amz-credential', `${accessKeyId}/${of.scope.text}`],
    ['x-amz-date', of.scope.timestamp],
    ...(sessionToken === undefined ? [] : [['x-amz-security-token', sessionToken] as const]),
  ];
  const own = new Set(of.own.map(([name]) => name.toLowerCase()));
  return [...defaults.filter(([name]) => !own.has(name)), ...of.own];
}

function policyText(
  draft: Draft,
  of: { readonly fields: readonly HeaderPair[]; readonly context: SignContext },
): string {
  const uncovered = new Set(
    (draft.signing.uncoveredFields ?? []).map((name) => name.toLowerCase()),
  );
  const conditions: readonly unknown[] = [
    { bucket: draft.bucket },
    ...of.fields
      .filter(([name]) => !uncovered.has(name.toLowerCase()))
      .map(([name, value]) => ['eq', `$${name}`, value]),
  ];
  const lifetimeMs = (draft.signing.expiresSeconds ?? expiresSecondsDefault) * 1000;
  const expiration = new Date(of.context.now().getTime() + lifetimeMs).toISOString();
  return JSON.stringify({
    expiration,
    conditions: draft.signing.conditions?.(conditions) ?? conditions,
  });
}
