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
    ...(isNamedByFile(draft) && { fileName: lastSegment(draft.name) }),
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
    ['key', keyField(draft)],
    ['x-amz-algorithm', algorithm],
    ['x-amz-credential', `${accessKeyId}/${of.scope.text}`],
    ['x-amz-date', of.scope.timestamp],
    ...(sessionToken === undefined ? [] : [['x-amz-security-token', sessionToken] as const]),
  ];
  const own = new Set(of.own.map(([name]) => name.toLowerCase()));
  return [...defaults.filter(([name]) => !own.has(name)), ...of.own];
}

const isNamedByFile = ({ form }: Draft) => form?.isNamedByFile === true;
const lastSegment = (name: string) => name.slice(name.lastIndexOf('/') + 1);
/** What the endpoint replaces with the name of the file. */
const variable = `${'$'}{filename}`;

function keyField(draft: Draft): string {
  const { name } = draft;
  if (!isNamedByFile(draft)) return name;
  return name.slice(0, name.length - lastSegment(name).length) + variable;
}

/** A condition for a field; one that ends in ${filename} may end in the name of any file. */
function conditionOf([name, value]: HeaderPair): readonly string[] {
  const isCompleted = name === 'key' && value.endsWith(variable);
  if (!isCompleted) return ['eq', `$${name}`, value];
  return ['starts-with', '$key', value.slice(0, -variable.length)];
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
    ...of.fields.filter(([name]) => !uncovered.has(name.toLowerCase())).map(conditionOf),
  ];
  const lifetimeMs = (draft.signing.expiresSeconds ?? expiresSecondsDefault) * 1000;
  const expiration = new Date(of.context.now().getTime() + lifetimeMs).toISOString();
  return JSON.stringify({
    expiration,
    conditions: draft.signing.conditions?.(conditions) ?? conditions,
  });
}
