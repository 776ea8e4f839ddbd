import { zeroed } from '../core/false-signature.ts';
import type { FormManner, ModelRequest, Tampering } from '../core/model/request.ts';
import type { HeaderPair, Signing } from '../core/values.ts';
import { carriers, memberSuffixes } from '../spec/operations.ts';

type Change = (headers: readonly HeaderPair[]) => readonly HeaderPair[];

/** How a request of the model is signed, and what is changed after that. */
export function signingOfModel(
  request: ModelRequest,
  { trailer }: { readonly trailer: HeaderPair | undefined },
): Signing {
  const { payload, chunkSizeBytes, nameCase, tampering } = request;
  const mode = request.signing === 'presigned' ? 'query' : request.signing;
  const written = nameCase === 'lower' || nameCase === 'upper' ? writtenNames[nameCase] : undefined;
  const changes = [tampering && changesOf[tampering], written && inCase(written)].filter(
    (one) => one !== undefined,
  );
  return {
    mode,
    ...(request.form !== undefined && policyOf(request.form, request.body?.sizeBytes ?? 0)),
    ...(payload !== undefined && { payload }),
    ...(chunkSizeBytes !== undefined && { chunkSizeBytes }),
    ...(trailer && { trailer }),
    ...(tampering === 'unsigned' && { unsignedHeaders: ssecNames }),
    ...(tampering === 'chunk-signature' && { spoilsChunk: 'last' as const }),
    ...(changes.length > 0 && {
      tamper: (headers) => changes.reduce((changed, change) => change(changed), headers),
    }),
  };
}

const fieldNames = Object.values(memberSuffixes).map((suffix) => carriers.formFields + suffix);
const algorithmField = carriers.formFields + memberSuffixes.algorithm;

/** How the policy of a form differs from one with a condition of its own for each field. */
function policyOf(form: FormManner, sizeBytes: number): Partial<Signing> {
  if (form === 'exact length') return lengthOf(sizeBytes, sizeBytes);
  if (form === 'other length') return lengthOf(sizeBytes + 1, sizeBytes + 16);
  if (form === 'uncovered') return { uncoveredFields: fieldNames };
  if (form === 'other algorithm')
    return {
      uncoveredFields: [algorithmField],
      conditions: (conditions) => [...conditions, { [algorithmField]: 'AES128' }],
    };
  if (form !== 'starts with') return {};
  const anyValues = fieldNames.map((name) => ['starts-with', `$${name}`, '']);
  return {
    uncoveredFields: fieldNames,
    conditions: (conditions) => [...conditions, ...anyValues],
  };
}

function lengthOf(least: number, most: number): Partial<Signing> {
  const range = ['content-length-range', least, most];
  return { conditions: (conditions) => [...conditions, range] };
}

const ssecNames = [carriers.headers, carriers.copySourceHeaders].flatMap((prefix) =>
  Object.values(memberSuffixes).map((suffix) => (prefix + suffix).toLowerCase()),
);
const isSsec = ([name]: HeaderPair) => ssecNames.includes(name.toLowerCase());

const writtenNames = {
  lower: (name: string) => name.toLowerCase(),
  upper: (name: string) => name.toUpperCase(),
};

/** Names are signed in lower case, however they are sent. */
const inCase =
  (written: (name: string) => string): Change =>
  (headers) =>
    headers.map(([name, value]) => [
      name.toLowerCase().includes('customer') ? written(name) : name,
      value,
    ]);

const changesOf: Readonly<Record<Tampering, Change | undefined>> = {
  unsigned: undefined,
  'chunk-signature': undefined,
  removed: (headers) => headers.filter((pair) => !isSsec(pair)),
  altered: (headers) => headers.map((pair) => (isSsec(pair) ? [pair[0], altered(pair[1])] : pair)),
  'false-signature': (headers) => headers.map(([name, value]) => [name, zeroed(value)]),
};

/** Another value of the same length. */
function altered(value: string): string {
  const first = value.startsWith('B') ? 'C' : 'B';
  return first + value.slice(1);
}
