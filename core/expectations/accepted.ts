import { counted } from '../counted.ts';
import { child, type Exchange, header, isAccepted } from '../exchange.ts';
import type { Mismatch } from '../report.ts';
import type { ByteRange, CustomerKey, HeaderPair, ObjectBody } from '../values.ts';
import type { Acceptance, Addition } from './expectation.ts';
import { addition, describeAnswer, expectation, when } from './expectation.ts';

const algorithmHeader = 'x-amz-server-side-encryption-customer-algorithm';
const keyMd5Header = 'x-amz-server-side-encryption-customer-key-MD5';

/** The answer is a complete 2xx without an error document. */
export function accepted(): Acceptance<Exchange> {
  return expectation({
    kind: 'acceptance',
    says: 'is accepted',
    harm: 'valid-refused',
    check: (exchange) =>
      when(!isAccepted(exchange), () => ({
        ...{ expected: '2xx', received: describeAnswer(exchange) },
        harm: 'valid-refused',
      })),
  });
}

/** The answer has one of these statuses. */
export function answers(...statuses: readonly number[]): Acceptance<Exchange> {
  const expected = statuses.join(' or ');
  const isSuccess = statuses.every((status) => status < 300);
  return expectation({
    kind: 'acceptance',
    says: `is ${expected}`,
    harm: isSuccess ? 'valid-refused' : 'wrong-form',
    check: (exchange) =>
      when(!statuses.includes(exchange.status) || exchange.broken !== undefined, () => ({
        ...{ expected, received: describeAnswer(exchange) },
        harm: isSuccess && !isAccepted(exchange) ? 'valid-refused' : 'wrong-form',
      })),
  });
}

/** The answer is accepted and confirms AES256 and the MD5 of the drawn key. */
export function echoes<N extends string>(
  name: N,
): Acceptance<Exchange, Readonly<Record<N, CustomerKey>>> {
  return expectation({
    kind: 'acceptance',
    says: 'is accepted and confirms algorithm and key MD5',
    harm: 'valid-refused',
    check: (exchange, drawn) => {
      const rejected = accepted().check(exchange, drawn);
      if (rejected.length > 0) return rejected;
      return [
        ...equalHeader(exchange, algorithmHeader, 'AES256'),
        ...equalHeader(exchange, keyMd5Header, drawn[name].md5Base64),
        // Clients join the values of lines with one name, and then confirm no key.
        ...[algorithmHeader, keyMd5Header].flatMap((one) => onlyLine(exchange, one)),
      ];
    },
  });
}

/** The answer has neither of the headers that confirm SSE-C. */
export function echoesNothing(): Addition<Exchange> {
  return addition({
    says: 'confirms no SSE-C',
    check: (exchange) =>
      [algorithmHeader, keyMd5Header].flatMap((name) => absentHeader(exchange, name)),
  });
}

/** The answer lacks these headers; a name that ends in `*` stands for all with that prefix. */
export function lacks(...names: readonly string[]): Addition<Exchange> {
  return addition({
    says: `lacks ${names.join(', ')}`,
    check: (exchange) => names.flatMap((name) => absentHeader(exchange, name)),
  });
}

/** The answer has a header with this value. */
export function says(name: string, value: string): Addition<Exchange> {
  return addition({
    says: `has ${name}: ${value}`,
    check: (exchange) => equalHeader(exchange, name, value),
  });
}

/** The answer has each of these headers. */
export function saysEach(headers: readonly HeaderPair[]): Addition<Exchange> {
  return addition({
    says: `has ${headers.map(([name, value]) => `${name}: ${value}`).join(', ')}`,
    check: (exchange) => headers.flatMap(([name, value]) => equalHeader(exchange, name, value)),
  });
}

/**
 * The answer of a read returns the whole drawn body. For HeadObject the Content-Length is compared,
 * for GetObjectAttributes the ObjectSize; a copy need only be accepted.
 */
export function returns<N extends string>(
  name: N,
): Acceptance<Exchange, Readonly<Record<N, ObjectBody>>> {
  return expectation({
    kind: 'acceptance',
    says: 'returns exactly the object',
    harm: 'data-lost',
    check: (exchange, drawn) => {
      const rejected = accepted().check(exchange, drawn);
      if (rejected.length === 0) return wholeBody(exchange, drawn[name]);
      const isLost = exchange.request.operation === 'GetObject';
      return rejected.map((one) => (isLost ? { ...one, harm: 'data-lost' } : one));
    },
  });
}

function wholeBody(exchange: Exchange, body: ObjectBody): readonly Mismatch[] {
  switch (exchange.request.operation) {
    case 'GetObject':
      return [...equalBytes(exchange, body), ...sizeHeader(exchange, body.sizeBytes)];
    case 'HeadObject':
      return sizeHeader(exchange, body.sizeBytes);
    case 'GetObjectAttributes':
      return attributesSize(exchange, body.sizeBytes);
    default:
      return [];
  }
}

/** The answer is a 206 with exactly the bytes of the drawn range, and a Content-Range for them. */
export function returnsSlice(): Acceptance<
  Exchange,
  { readonly body: ObjectBody; readonly range: ByteRange }
> {
  return expectation({
    kind: 'acceptance',
    says: 'returns exactly the range',
    harm: 'wrong-bytes',
    check: (exchange, { body, range }) => slice(exchange, { body, range }),
  });
}

/** The mismatches of an answer to a range request. */
export function slice(
  exchange: Exchange,
  of: { readonly body: ObjectBody; readonly range: ByteRange },
): readonly Mismatch[] {
  const { first, last } = of.range;
  const rejected = answers(206).check(exchange, undefined);
  if (rejected.length > 0) return rejected;
  const contentRange = `bytes ${first}-${last}/${of.body.sizeBytes}`;
  return [
    ...equalBytes(exchange, of.body.part({ firstByte: first, sizeBytes: last - first + 1 })),
    ...equalHeader(exchange, 'content-range', contentRange),
  ];
}

/** The mismatch where the body of an answer differs from this body. */
export function equalBytes(exchange: Exchange, body: ObjectBody): readonly Mismatch[] {
  if (exchange.request.method === 'HEAD') return [];
  const received = exchange.body;
  const at = body.firstDifference(received);
  return when(at !== undefined, () => ({
    expected: `exactly ${counted(body.sizeBytes, 'byte')} of the object`,
    received: `${counted(received.byteLength, 'byte')}, ${difference(at ?? 0, { received, body })}`,
    harm: 'wrong-bytes',
  }));
}

function difference(
  at: number,
  { received, body }: { readonly received: Uint8Array; readonly body: ObjectBody },
): string {
  const isShorter = at === Math.min(received.byteLength, body.sizeBytes);
  const position = at.toLocaleString('en');
  return isShorter ? `the first ${position} equal` : `different from offset ${position}`;
}

function sizeHeader(exchange: Exchange, sizeBytes: number): readonly Mismatch[] {
  const value = header(exchange, 'content-length');
  // A GET answer in chunked transfer coding has no Content-Length; its bytes were compared.
  if (value === undefined && exchange.request.method !== 'HEAD') return [];
  return equalHeader(exchange, 'content-length', String(sizeBytes));
}

function attributesSize(exchange: Exchange, sizeBytes: number): readonly Mismatch[] {
  const said = child(exchange.document, 'ObjectSize')?.text;
  return when(said !== String(sizeBytes), () => ({
    ...{ expected: `ObjectSize ${sizeBytes}`, received: `ObjectSize ${said ?? 'absent'}` },
    harm: 'wrong-form',
  }));
}

function equalHeader(exchange: Exchange, name: string, value: string): readonly Mismatch[] {
  const received = header(exchange, name);
  return when(received !== value, () => ({
    expected: `${name}: ${value}`,
    received: received === undefined ? `no ${name}` : `${name}: ${received}`,
    harm: 'wrong-form',
  }));
}

function onlyLine(exchange: Exchange, name: string): readonly Mismatch[] {
  const lines = exchange.headers.filter(([one]) => one.toLowerCase() === name.toLowerCase());
  return when(lines.length > 1, () => ({
    expected: `one line ${name}`,
    received: `${lines.length} lines`,
  }));
}

function absentHeader(exchange: Exchange, name: string): readonly Mismatch[] {
  const prefix = name.endsWith('*') ? name.slice(0, -1).toLowerCase() : undefined;
  const found = exchange.headers.find(([candidate]) =>
    prefix === undefined
      ? candidate.toLowerCase() === name.toLowerCase()
      : candidate.toLowerCase().startsWith(prefix),
  );
  return when(found !== undefined, () => ({
    expected: `no ${name}`,
    received: `${found?.[0]}: ${found?.[1]}`,
  }));
}
