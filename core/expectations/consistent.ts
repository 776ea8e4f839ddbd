import { blame } from '../blame.ts';
import { counted } from '../counted.ts';
import { child, childrenNamed, type Exchange, header, isAccepted } from '../exchange.ts';
import type { Harm } from '../harm.ts';
import type { Mismatch } from '../report.ts';
import type { CustomerKey, Encryption, ObjectBody } from '../values.ts';
import { accepted, equalBytes, returns } from './accepted.ts';
import type { Acceptance, Addition } from './expectation.ts';
import { addition, describeAnswer, expectation, when } from './expectation.ts';
import { isRefusal } from './refused.ts';
import { sharedWindow } from './shared-window.ts';

/** An expectation written out by the rule, for claims that no other expectation covers. */
export function holds<R, D = unknown>(
  says: string,
  check: (returned: R, drawn: D) => readonly Mismatch[],
  harm: Harm = 'wrong-form',
  presumes?: (returned: R) => string | undefined,
): Acceptance<R, D> {
  return expectation({ kind: 'acceptance', says, check, harm, ...(presumes && { presumes }) });
}

/** An ETag without its quotes, which listings write as XML entities or leave out. */
export function bareEtag(etag: string | undefined): string | undefined {
  return etag?.replace(/^(W\/)?"(.*)"$/, '$2').replaceAll('&quot;', '');
}

/** The ETag in the header of an answer, else in the first ETag element of its document. */
export function etagOf(exchange: Exchange): string | undefined {
  const listed = child(exchange.document, 'Contents') ?? exchange.document;
  return bareEtag(header(exchange, 'etag') ?? child(listed, 'ETag')?.text);
}

/** All answers are accepted and have the same ETag. */
export function oneEtag(): Acceptance<readonly Exchange[]> {
  return expectation({
    kind: 'acceptance',
    says: 'have the same ETag',
    harm: 'valid-refused',
    check: (exchanges) => {
      if (exchanges.length === 0) return [{ expected: 'answers', received: 'none' }];
      const rejected = exchanges.flatMap((exchange) => accepted().check(exchange, undefined));
      if (rejected.length > 0) return rejected;
      const etags = exchanges.map((exchange) => ({
        by: exchange.request.operation,
        etag: etagOf(exchange),
      }));
      const first = etags[0]?.etag;
      return etags.flatMap(({ by, etag }) =>
        when(etag === undefined || etag !== first, () => ({
          ...{ expected: `ETag ${first ?? 'present'}`, received: `${by}: ${etag ?? 'no ETag'}` },
          harm: 'wrong-form',
        })),
      );
    },
  });
}

/** The mismatches of a listing that must show this name, plaintext size and ETag. */
export function lists(
  of: {
    readonly name: string;
    readonly sizeBytes: number;
    readonly etag?: string;
  },
  listing: Exchange,
): readonly Mismatch[] {
  const rejected = accepted().check(listing, undefined);
  if (rejected.length > 0) return rejected;
  const entries = ['Contents', 'Version'].flatMap((one) => childrenNamed(listing.document, one));
  const entry = entries.find((one) => child(one, 'Key')?.text === of.name);
  if (entry === undefined) return [{ expected: 'the object in the list', received: 'not listed' }];
  const size = child(entry, 'Size')?.text;
  const etag = bareEtag(child(entry, 'ETag')?.text);
  return [
    ...when(size !== String(of.sizeBytes), () => ({
      expected: `Size ${of.sizeBytes}`,
      received: `Size ${size ?? 'absent'}`,
    })),
    ...when(of.etag !== undefined && etag !== bareEtag(of.etag), () => ({
      expected: `ETag ${bareEtag(of.etag)}`,
      received: `ETag ${etag ?? 'absent'}`,
    })),
  ];
}

/** The answer is complete and no 5xx other than 501, which says that a feature is not offered. */
export function neverCrashes(): Acceptance<Exchange> {
  return expectation({
    kind: 'acceptance',
    says: 'is neither a 5xx nor a broken connection',
    check: (exchange) =>
      when(isCrash(exchange) || exchange.broken !== undefined, () => ({
        expected: 'an answer other than 5xx',
        received: describeAnswer(exchange),
      })),
  });
}

/** Whether the answer is a 5xx, or a 200 whose document is such an error. */
function isCrash({ status, error }: Exchange): boolean {
  const inDocument = error?.code === 'InternalError' || error?.code === 'ServiceUnavailable';
  return (status >= 500 && status !== 501) || inDocument;
}

/**
 * The answer is an S3 error document: XML with Code, Message and a request id there or in a header.
 */
export function errorDocument(): Addition<Exchange> {
  return addition({
    says: 'is an S3 error document',
    check: (exchange) => {
      if (exchange.request.method === 'HEAD') return [];
      const type = header(exchange, 'content-type') ?? '';
      const { code, message, requestId } = exchange.error ?? {};
      return [
        ...when(!/^(application|text)\/xml\b/i.test(type), () => ({
          expected: 'content-type: application/xml',
          received: type === '' ? 'no content-type' : `content-type: ${type}`,
        })),
        ...when(!code || !message, () => ({
          expected: 'an Error element with Code and Message',
          received: describeAnswer(exchange),
        })),
        ...when(!requestId && header(exchange, 'x-amz-request-id') === undefined, () => ({
          expected: 'RequestId or x-amz-request-id',
          received: 'neither',
        })),
      ];
    },
  });
}

/** The answers of `getWithEach`: the object is readable with the key of its encryption alone. */
export function readableOnlyAs<N extends string>(
  name: N,
): Acceptance<
  readonly Exchange[],
  Readonly<Record<N, Encryption>> & {
    readonly body: ObjectBody;
    readonly keys: readonly CustomerKey[];
  }
> {
  return expectation({
    kind: 'acceptance',
    says: 'is readable with its own key alone',
    harm: 'plaintext-exposed',
    check: (exchanges, drawn) => {
      const encryption: Encryption = drawn[name];
      const readsWanted = drawn.keys.length + 1;
      if (exchanges.length !== readsWanted)
        return [{ expected: `${readsWanted} reads`, received: `${exchanges.length} reads` }];
      return exchanges.flatMap((exchange, index) => {
        const key = drawn.keys[index];
        const isOwnKey =
          encryption.mode === 'SSE-C'
            ? key?.fingerprint === encryption.key.fingerprint
            : key === undefined;
        if (isOwnKey) return returns('body').check(exchange, drawn);
        // Another rule judges SSE-C headers on a read of an object without SSE-C.
        if (encryption.mode !== 'SSE-C') return [];
        return refusesBodies(exchange, [drawn.body]);
      });
    },
  });
}

/** The harm of a read that was to be refused: with the object, accepted, or failed otherwise. */
export function harmOfRead(exchange: Exchange, isLeaked: boolean): Harm {
  if (isLeaked) return 'plaintext-exposed';
  return isAccepted(exchange) ? 'malformed-accepted' : 'wrong-form';
}

function refusesBodies(exchange: Exchange, bodies: readonly ObjectBody[]): readonly Mismatch[] {
  const isLeaked = sharedWindow([exchange.body], ...bodies);
  const found = when(!isRefusal(exchange) || isLeaked, () => ({
    ...{ expected: 'refused, no bytes of the object', received: describeAnswer(exchange) },
    harm: harmOfRead(exchange, isLeaked),
  }));
  return blame(exchange, found);
}

interface Writer {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

/**
 * The answers of `getWithEach` with the keys of concurrent writers: exactly one key reads the
 * object, and returns the body of its writer; reads with the other keys, and without one, are
 * refused.
 */
export function oneWriterWhole(): Acceptance<
  readonly Exchange[],
  { readonly writers: readonly Writer[] }
> {
  return expectation({
    kind: 'acceptance',
    says: 'leave the complete object of one writer',
    harm: 'plaintext-exposed',
    check: (exchanges, { writers }) => {
      const readsWanted = writers.length + 1;
      if (exchanges.length !== readsWanted)
        return [{ expected: `${readsWanted} reads`, received: `${exchanges.length} reads` }];
      const bodies = writers.map(({ body }) => body);
      const others = exchanges.filter((exchange) => !isAccepted(exchange));
      return [
        ...oneReads(exchanges, writers),
        ...others.flatMap((exchange) => refusesBodies(exchange, bodies)),
      ];
    },
  });
}

function oneReads(exchanges: readonly Exchange[], writers: readonly Writer[]): readonly Mismatch[] {
  const accepted = exchanges.flatMap((exchange, index) =>
    isAccepted(exchange) ? [{ exchange, writer: writers[index] }] : [],
  );
  const [only, ...others] = accepted;
  if (only?.writer === undefined || others.length > 0) {
    // Where none is accepted, no single answer shows it.
    return blame(others[0]?.exchange ?? only?.exchange, [
      {
        expected: 'readable with exactly one key',
        received: `${counted(accepted.length, 'read')} accepted`,
        harm: accepted.length === 0 ? 'data-lost' : 'plaintext-exposed',
      },
    ]);
  }
  return blame(only.exchange, equalBytes(only.exchange, only.writer.body));
}
